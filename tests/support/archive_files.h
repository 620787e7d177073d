// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small tar archives made on the spot; a test that makes one links libarchive.

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <stdexcept>

namespace miru::testing {

struct ArchivedFile {
    QByteArray path;
    QByteArray content;
};

/// A tar.gz with these files.
inline void writeArchive(const QString& path, const QList<ArchivedFile>& files) {
    archive* const a = archive_write_new();
    archive_write_add_filter_gzip(a);
    archive_write_set_format_ustar(a);
    if (archive_write_open_filename(a, path.toLocal8Bit().constData()) != ARCHIVE_OK)
        throw std::runtime_error("the test cannot write its archive");
    archive_entry* const entry = archive_entry_new();
    for (const ArchivedFile& file : files) {
        archive_entry_clear(entry);
        archive_entry_set_pathname(entry, file.path.constData());
        archive_entry_set_size(entry, file.content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(a, entry);
        archive_write_data(a, file.content.constData(), static_cast<std::size_t>(file.content.size()));
    }
    archive_entry_free(entry);
    archive_write_free(a);
}

}  // namespace miru::testing
