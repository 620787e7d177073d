// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/packed_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <QFile>
#include <QFileInfo>
#include <stdexcept>

namespace miru {

struct PackedFile::Private {
    struct Close {
        void operator()(archive* a) const { archive_read_free(a); }
    };
    std::unique_ptr<struct archive, Close> reader;
    std::uint64_t size = 0;
    bool isEmpty = false;
    std::uint64_t position = 0;
    int ahead = -1;  ///< a byte read to see whether there is one
};

PackedFile::PackedFile(const QString& path) : m_path(path), m_private(std::make_unique<Private>()) {
    const QFileInfo info(path);
    if (!info.exists()) fail("there is no such file");
    if (!info.isFile()) fail("it is not a file");
    if (!info.isReadable()) fail("it may not be read");
    m_private->size = static_cast<std::uint64_t>(info.size());
    m_private->isEmpty = info.size() == 0;
    if (m_private->isEmpty) return;
    m_private->reader.reset(archive_read_new());
    archive* const a = m_private->reader.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_format_raw(a);
    archive_entry* entry = nullptr;
    // Opening reads the first block, so a small file that is damaged is found out here.
    if (archive_read_open_filename(a, QFile::encodeName(path).constData(), 1 << 16) != ARCHIVE_OK ||
        archive_read_next_header(a, &entry) != ARCHIVE_OK)
        failToUnpack();
}

PackedFile::~PackedFile() = default;

void PackedFile::fail(const std::string& reason) const {
    throw std::runtime_error(m_path.toStdString() + ": " + reason + ".");
}

void PackedFile::failToUnpack() const {
    const char* reason = archive_error_string(m_private->reader.get());
    fail(std::string("it cannot be unpacked, it may be cut short or damaged") +
         (reason ? std::string(" (") + reason + ")" : ""));
}

std::uint64_t PackedFile::greatestContentSize() const {
    constexpr std::uint64_t ratio = 1032;
    const bool isPacked = m_private->reader && archive_filter_count(m_private->reader.get()) > 1;
    return isPacked ? m_private->size * ratio : m_private->size;
}

std::size_t PackedFile::read(std::span<std::uint8_t> bytes) {
    if (m_private->isEmpty) return 0;
    std::size_t done = 0;
    if (m_private->ahead >= 0 && !bytes.empty()) {
        bytes[done++] = static_cast<std::uint8_t>(m_private->ahead);
        m_private->ahead = -1;
    }
    while (done < bytes.size()) {
        const la_ssize_t count = archive_read_data(m_private->reader.get(), bytes.data() + done, bytes.size() - done);
        if (count == 0) break;
        if (count < 0) failToUnpack();
        done += static_cast<std::size_t>(count);
    }
    m_private->position += done;
    return done;
}

void PackedFile::readAll(std::span<std::uint8_t> bytes) {
    const std::size_t count = read(bytes);
    if (count < bytes.size())
        fail("it is cut short: it ends after " + std::to_string(m_private->position) + " bytes of " +
             std::to_string(m_private->position + bytes.size() - count));
}

bool PackedFile::isAtEnd() {
    if (m_private->ahead >= 0) return false;
    std::uint8_t byte = 0;
    if (read({&byte, 1}) == 0) return true;
    m_private->ahead = byte;
    --m_private->position;
    return false;
}

}  // namespace miru
