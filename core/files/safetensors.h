// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Named arrays of numbers in one file, in the public safetensors format, which Python and Rust read as well.
//
//     8 bytes: length N of the header, little-endian
//     N bytes: {"__metadata__": {"key": "text", …}, "name": {"dtype": "F32", "shape": [H, I], "data_offsets": [0, 512]}, …}
//     the rest: the arrays one after the other, row-major, little-endian
//
// Nothing in such a file is code, so it may come from anywhere; every claim of the header is checked all the same.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace miru {

class InputFile;

class TensorFile {
 public:
    using Shape = std::vector<std::int64_t>;

    /// One array as it lies in the file.
    struct Entry {
        std::string name;
        std::string dtype;  ///< "F32", "F64", "I32", "U32", "I64", "U64", "U8", …
        Shape shape;
        std::string bytes;
    };

    /// Texts that go with the arrays.
    std::map<std::string, std::string> metadata;

    /// Adds an array of float, double or (un)signed integers; `numbers` fill `shape` row by row.
    template <typename Number>
    void add(const std::string& name, Shape shape, std::span<const Number> numbers);

    /// Adds an array as it lies in a file.
    void add(Entry entry) { m_entries.push_back(std::move(entry)); }
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    const std::vector<Entry>& entries() const { return m_entries; }
    /// Of the array of this name. Throws std::runtime_error if there is none.
    const Shape& shape(std::string_view name) const { return get(name).shape; }
    /// Throws std::runtime_error unless there is an array of this name and shape, of any type.
    void check(std::string_view name, const Shape& shape) const;
    /// The array of this name, which must be of this type and shape. Throws std::runtime_error with what is wrong.
    template <typename Number>
    std::vector<Number> numbers(std::string_view name, const Shape& shape) const;
    /// The same, of one dimension and any length.
    template <typename Number>
    std::vector<Number> row(std::string_view name) const;
    /// The text of this name. Throws std::runtime_error if there is none.
    const std::string& text(const std::string& name) const;
    /// The same, a whole number that fits.
    template <typename Number>
    Number wholeNumber(const std::string& name) const;

    /// The file. Equal contents give equal bytes.
    std::string bytes() const;
    /// Reads a file. Throws std::runtime_error with a sentence if it is not what it claims to be.
    static TensorFile fromBytes(std::string_view file);

    /// Whether an array is wanted, its name, type and shape being known.
    using Wanted = std::function<bool(const Entry&)>;
    /// The same from a file on the disk; memory is taken for what is wanted, and only if all claims are right and there is
    /// enough. Arrays that are not wanted have no bytes.
    static TensorFile read(InputFile& file, const Wanted& wanted);

 private:
    template <typename Source>
    static TensorFile readFrom(Source& source, const Wanted& wanted);
    const Entry* find(std::string_view name) const;
    const Entry& get(std::string_view name) const;

    std::vector<Entry> m_entries;
};

}  // namespace miru
