// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/tar_file.h"

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>

#include "core/files/memory.h"
#include "core/math/shortened.h"

namespace miru {

TarFile::TarFile(const QString& path) : m_file(path), m_archive(archive_read_new(), archive_read_free) {
    archive_read_support_format_tar(m_archive.get());
    const auto read = [](archive*, void* tar, const void** buffer) {
        return static_cast<la_ssize_t>(static_cast<TarFile*>(tar)->readChunk(buffer));
    };
    if (archive_read_open(m_archive.get(), this, nullptr, read, nullptr) != ARCHIVE_OK) failToRead();
}

TarFile::~TarFile() = default;

void TarFile::fail(const std::string& reason) const {
    throw std::runtime_error(m_file.path().toStdString() + ": " + reason + ".");
}

bool TarFile::next() {
    while (true) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(m_archive.get(), &entry);
        if (status == ARCHIVE_EOF) {
            // What is compressed has its checksum last; what may follow in a plain file is nobody's.
            while (!m_file.contentSize() && m_file.read(m_chunk) > 0) continue;
            return false;
        }
        if (status != ARCHIVE_OK) failToRead();
        const char* const name = archive_entry_pathname(entry);
        m_name = QString::fromUtf8(name ? name : "");
        const la_int64_t size = archive_entry_size(entry);
        m_size = size < 0 ? 0 : static_cast<std::uint64_t>(size);
        if (archive_entry_filetype(entry) == AE_IFREG) return true;
    }
}

std::string TarFile::content(std::uint64_t most) {
    if (m_size > most)
        fail(shortened(m_name.toStdString()) + " in it is longer than " + std::to_string(most) + " bytes");
    requireMemory(m_size, m_file.path().toStdString() + ": " + shortened(m_name.toStdString()));
    std::string text(m_size, '\0');
    if (archive_read_data(m_archive.get(), text.data(), text.size()) != static_cast<la_ssize_t>(text.size()))
        failToRead();
    return text;
}

/// For libarchive, which knows no exceptions: what is thrown waits until it has returned.
std::int64_t TarFile::readChunk(const void** buffer) {
    try {
        *buffer = m_chunk.data();
        return static_cast<std::int64_t>(m_file.read(m_chunk));
    } catch (...) {
        m_thrown = std::current_exception();
        return ARCHIVE_FATAL;
    }
}

void TarFile::failToRead() const {
    if (m_thrown) std::rethrow_exception(m_thrown);
    const char* const reason = archive_error_string(m_archive.get());
    fail(std::string("it is no tar archive, or damaged") + (reason ? std::string(" (") + reason + ")" : ""));
}

}  // namespace miru
