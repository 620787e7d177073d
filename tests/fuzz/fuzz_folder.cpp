// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folders of one's own tables of numbers: dataset.json, train.csv and test.csv.

#include "datasets/folder_dataset.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    static fuzz::Folder folder({
        {"dataset.json",
         R"({"name": "Mine", "steps": 2, "inputs": 2, "classes": 3, "classNames": ["cat", "dog", "hen"], "scale": 255, "answers": "at-the-end"})"},
        {"train.csv", "label,a,b,c,d\ncat,200,10,0,1\ndog,10,200,255,2\nhen,1,2,3,4\n\"dog\",0.5,1e2,-3,4\n"},
        {"test.csv", "label,a,b,c,d\ncat,200,10,0,1\ndog,10,200,255,2\n"},
    });
    return folder.read(data, size, [](const std::filesystem::path& path) {
        const QString place = QString::fromStdString(path.string());
        problemWithFolder(place);
        loadFolder(place);
    });
}
