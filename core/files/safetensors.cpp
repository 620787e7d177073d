// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "core/files/input_file.h"
#include "core/files/memory.h"
#include "core/math/number_text.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");

using Json = nlohmann::json;  // finds names quickly: a session has tens of thousands

constexpr std::size_t lengthBytes = 8;
constexpr std::size_t alignment = 8;              // the header is padded so that the arrays lie on whole words
constexpr std::size_t largestHeader = 100 << 20;  // as the public reader has it
constexpr int maxHeaderDepth = 4;

template <typename Number>
constexpr const char* dtypeOf();
template <>
constexpr const char* dtypeOf<float>() {
    return "F32";
}
template <>
constexpr const char* dtypeOf<double>() {
    return "F64";
}
template <>
constexpr const char* dtypeOf<std::int32_t>() {
    return "I32";
}
template <>
constexpr const char* dtypeOf<std::uint32_t>() {
    return "U32";
}
template <>
constexpr const char* dtypeOf<std::int64_t>() {
    return "I64";
}
template <>
constexpr const char* dtypeOf<std::uint64_t>() {
    return "U64";
}
template <>
constexpr const char* dtypeOf<std::uint16_t>() {
    return "U16";
}
template <>
constexpr const char* dtypeOf<std::uint8_t>() {
    return "U8";
}

/// Bytes of one number; 0 for a type that is not read here.
std::size_t sizeOf(std::string_view dtype) {
    if (dtype == "U8" || dtype == "I8" || dtype == "BOOL") return 1;
    if (dtype == "F16" || dtype == "BF16" || dtype == "I16" || dtype == "U16") return 2;
    if (dtype == "F32" || dtype == "I32" || dtype == "U32") return 4;
    if (dtype == "F64" || dtype == "I64" || dtype == "U64") return 8;
    return 0;
}

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error("It is no safetensors file: " + why + "."); }

/// How many bytes an array of this shape takes; refuses shapes beyond all memory.
std::uint64_t bytesIn(const TensorFile::Shape& shape, std::size_t numberBytes, const std::string& name) {
    std::uint64_t bytes = numberBytes;
    for (const std::int64_t size : shape) {
        const auto factor = static_cast<std::uint64_t>(size);
        if (size < 0 || (factor > 0 && bytes > std::numeric_limits<std::uint64_t>::max() / factor))
            fail("the shape of " + name + " is impossible");
        bytes *= factor;
    }
    return bytes;
}

std::string shapeText(const TensorFile::Shape& shape) {
    std::string text = "[";
    for (const std::int64_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

Json parseHeader(std::string_view header) {
    try {
        Json json = parseStrictJson<Json>(header, maxHeaderDepth);
        if (json.is_object()) return json;
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(std::string("It is no safetensors file: its header cannot be read. ") + error.what());
    }
    fail("its header is not an object");
}

/// Where an array says it lies; arrays of no size lie before the one that begins there.
struct Extent {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::string name;
    auto operator<=>(const Extent&) const = default;
};

Extent extentOf(const std::string& name, const Json& claim) {
    const auto offset = [&](std::size_t n) -> std::uint64_t {
        if (!claim.is_object() || !claim.contains("data_offsets")) return 0;
        const Json& offsets = claim["data_offsets"];
        return offsets.is_array() && offsets.size() == 2 && offsets[n].is_number_unsigned()
                   ? offsets[n].get<std::uint64_t>()
                   : 0;
    };
    return {offset(0), offset(1), name};
}

/// What is said of an array, its bytes aside; moves `end` behind it.
TensorFile::Entry readClaim(const std::string& name, const Json& claim, std::uint64_t dataSize, std::uint64_t& end) {
    const auto isWhole = [](const Json& number) { return number.is_number_unsigned(); };
    const bool isComplete = claim.is_object() && claim.contains("dtype") && claim["dtype"].is_string() &&
                            claim.contains("shape") && claim["shape"].is_array() &&
                            std::ranges::all_of(claim["shape"], isWhole) && claim.contains("data_offsets") &&
                            claim["data_offsets"].is_array() && claim["data_offsets"].size() == 2 &&
                            std::ranges::all_of(claim["data_offsets"], isWhole);
    if (!isComplete) fail("what it says of " + name + " is incomplete");
    TensorFile::Entry entry{name, claim["dtype"].get<std::string>(), {}, {}};
    for (const Json& size : claim["shape"]) entry.shape.push_back(size.get<std::int64_t>());
    const std::size_t numberBytes = sizeOf(entry.dtype);
    if (numberBytes == 0) fail(name + " is of the unknown type " + entry.dtype.substr(0, 20));
    const auto first = claim["data_offsets"][0].get<std::uint64_t>();
    const auto last = claim["data_offsets"][1].get<std::uint64_t>();
    if (first != end || last < first || last > dataSize) fail(name + " lies outside of the file, or over another");
    if (bytesIn(entry.shape, numberBytes, name) != last - first) fail(name + " has another size than its shape");
    end = last;
    return entry;
}

}  // namespace

template <typename Number>
void TensorFile::add(const std::string& name, Shape shape, std::span<const Number> numbers) {
    Entry entry{name, dtypeOf<Number>(), std::move(shape), {}};
    if (!numbers.empty()) entry.bytes.assign(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
    m_entries.push_back(std::move(entry));
}

const TensorFile::Entry* TensorFile::find(std::string_view name) const {
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? nullptr : &*found;
}

const TensorFile::Entry& TensorFile::get(std::string_view name) const {
    const Entry* const entry = find(name);
    if (!entry) throw std::runtime_error("There is no array " + std::string(name) + " in it.");
    return *entry;
}

void TensorFile::check(std::string_view name, const Shape& shape) const {
    const Entry& entry = get(name);
    if (entry.shape != shape)
        throw std::runtime_error("The array " + entry.name + " has the shape " + shapeText(entry.shape) +
                                 ", but should have " + shapeText(shape) + ".");
}

template <typename Number>
std::vector<Number> TensorFile::numbers(std::string_view name, const Shape& shape) const {
    check(name, shape);
    const Entry& entry = get(name);
    if (entry.dtype != dtypeOf<Number>())
        throw std::runtime_error("The array " + entry.name + " is of type " + entry.dtype + ", but should be " +
                                 dtypeOf<Number>() + ".");
    std::vector<Number> numbers(entry.bytes.size() / sizeof(Number));
    if (!numbers.empty()) std::memcpy(numbers.data(), entry.bytes.data(), numbers.size() * sizeof(Number));
    return numbers;
}

template <typename Number>
std::vector<Number> TensorFile::row(std::string_view name) const {
    const Entry& entry = get(name);
    return numbers<Number>(name, {static_cast<std::int64_t>(entry.bytes.size() / sizeof(Number))});
}

const std::string& TensorFile::text(const std::string& name) const {
    const auto found = metadata.find(name);
    if (found == metadata.end()) throw std::runtime_error("There is no text " + name + " in it.");
    return found->second;
}

template <typename Number>
Number TensorFile::wholeNumber(const std::string& name) const {
    const auto number = parseNumber<Number>(text(name));
    if (!number) throw std::runtime_error("The text " + name + " in it should be a whole number.");
    return *number;
}

std::string TensorFile::bytes() const {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    auto& claims = header.get_ref<nlohmann::ordered_json::object_t&>();
    std::uint64_t end = 0;
    for (const Entry& entry : m_entries) {
        // Added without a look at those before: that would take the square of their number.
        claims.push_back(
            {entry.name,
             {{"dtype", entry.dtype}, {"shape", entry.shape}, {"data_offsets", {end, end + entry.bytes.size()}}}});
        end += entry.bytes.size();
    }
    // Whatever a text holds, a file is written: bytes that are no UTF-8 are replaced.
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.append((alignment - text.size() % alignment) % alignment, ' ');
    std::string file(lengthBytes, '\0');
    const std::uint64_t length = text.size();
    std::memcpy(file.data(), &length, lengthBytes);
    file += text;
    file.reserve(file.size() + end);
    for (const Entry& entry : m_entries) file += entry.bytes;
    return file;
}

namespace {

/// Bytes in memory, read as a file is.
class BytesSource {
 public:
    explicit BytesSource(std::string_view bytes) : m_rest(bytes) {}
    std::uint64_t size() const { return m_rest.size(); }  // of what is still to come
    std::string take(std::uint64_t count) {
        std::string bytes(m_rest.substr(0, count));
        m_rest.remove_prefix(count);
        return bytes;
    }
    void skip(std::uint64_t count) { m_rest.remove_prefix(count); }

 private:
    std::string_view m_rest;
};

class FileSource {
 public:
    explicit FileSource(InputFile& file) : m_file(file), m_rest(file.size().value_or(0)) {}
    std::uint64_t size() const { return m_rest; }
    std::string take(std::uint64_t count) {
        std::string bytes(count, '\0');
        if (m_file.read(bytes) < count) fail("it has become shorter while it was read");
        m_rest -= count;
        return bytes;
    }
    void skip(std::uint64_t count) {
        m_file.skip(count);
        m_rest -= count;
    }

 private:
    InputFile& m_file;
    std::uint64_t m_rest;
};

}  // namespace

/// `source` has all of the bytes before it: `size`, `take` and `skip` speak of those still to come.
template <typename Source>
TensorFile TensorFile::readFrom(Source& source, const Wanted& wanted) {
    if (lengthBytes > source.size()) fail("it is shorter than eight bytes");
    std::uint64_t length = 0;
    std::memcpy(&length, source.take(lengthBytes).data(), lengthBytes);
    if (length > largestHeader || length > source.size()) fail("its header is longer than the file");
    const Json header = parseHeader(source.take(length));

    TensorFile tensors;
    std::vector<Extent> order;
    for (const auto& [name, claim] : header.items()) {
        if (name != "__metadata__") {
            order.push_back(extentOf(name, claim));
            continue;
        }
        if (!claim.is_object()) fail("its metadata is not an object");
        for (const auto& [key, text] : claim.items()) {
            if (!text.is_string()) fail("its metadata holds something else than texts");
            tensors.metadata[key] = text.template get<std::string>();
        }
    }
    std::ranges::sort(order);
    std::uint64_t end = 0;
    for (const Extent& extent : order)
        tensors.m_entries.push_back(readClaim(extent.name, header.at(extent.name), source.size(), end));
    if (end != source.size()) fail("there are bytes that belong to no array");

    std::uint64_t needed = 0;
    for (const Entry& entry : tensors.m_entries)
        if (wanted(entry)) needed += bytesIn(entry.shape, sizeOf(entry.dtype), entry.name);
    requireMemory(needed, "Its arrays");
    for (Entry& entry : tensors.m_entries) {
        const auto bytes = bytesIn(entry.shape, sizeOf(entry.dtype), entry.name);
        if (wanted(entry))
            entry.bytes = source.take(bytes);
        else
            source.skip(bytes);
    }
    return tensors;
}

TensorFile TensorFile::fromBytes(std::string_view file) {
    BytesSource source(file);
    return readFrom(source, [](const Entry&) { return true; });
}

TensorFile TensorFile::read(InputFile& file, const Wanted& wanted) {
    FileSource source(file);
    return readFrom(source, wanted);
}

template void TensorFile::add(const std::string&, Shape, std::span<const float>);
template void TensorFile::add(const std::string&, Shape, std::span<const double>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::int32_t>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::uint32_t>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::int64_t>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::uint64_t>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::uint8_t>);
template void TensorFile::add(const std::string&, Shape, std::span<const std::uint16_t>);
template std::vector<float> TensorFile::numbers(std::string_view, const Shape&) const;
template std::vector<double> TensorFile::numbers(std::string_view, const Shape&) const;
template std::vector<std::uint8_t> TensorFile::numbers(std::string_view, const Shape&) const;
template std::vector<std::int32_t> TensorFile::numbers(std::string_view, const Shape&) const;
template int TensorFile::wholeNumber(const std::string&) const;
template std::int64_t TensorFile::wholeNumber(const std::string&) const;
template std::uint64_t TensorFile::wholeNumber(const std::string&) const;
template std::vector<float> TensorFile::row(std::string_view) const;
template std::vector<double> TensorFile::row(std::string_view) const;
template std::vector<std::uint8_t> TensorFile::row(std::string_view) const;
template std::vector<std::uint16_t> TensorFile::row(std::string_view) const;
template std::vector<std::int32_t> TensorFile::row(std::string_view) const;
template std::vector<std::int64_t> TensorFile::row(std::string_view) const;
template std::vector<std::uint32_t> TensorFile::row(std::string_view) const;
template std::vector<std::uint64_t> TensorFile::row(std::string_view) const;

}  // namespace miru
