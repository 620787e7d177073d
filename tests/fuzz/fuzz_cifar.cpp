// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// CIFAR-10 and CIFAR-100 in binary records, with names of their labels.

#include "datasets/cifar_file.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace miru;
    const auto records = [](std::size_t labels, char label) {
        std::string bytes;
        for (char n = 0; n < 3; ++n) bytes += std::string(labels, static_cast<char>(label + n)) + std::string(3072, n);
        return bytes;
    };
    const auto names = [](int count) {
        std::string text;
        for (int n = 0; n < count; ++n) text += "name " + std::to_string(n) + "\n";
        return text;
    };
    static fuzz::Folder folder({{"train.bin", records(2, 1)},
                                {"test.bin", records(2, 2)},
                                {"fine_label_names.txt", names(100)},
                                {"coarse_label_names.txt", names(20)}});
    return folder.read(data, size, [](const std::filesystem::path& path) {
        if (const auto place = findCifar(QString::fromStdString(path.string()))) readCifar(*place);
    });
}
