// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/c_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/math/number_text.h"

namespace miru {
namespace {

bool isNamePart(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_';
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// Every name that begins with net_, NET_ or net. (of a file) begins with the prefix instead.
std::string renamed(const std::string& text, const std::string& prefix) {
    if (prefix == "net") return text;
    const std::string large = upper(prefix);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool begins = at == 0 || !isNamePart(text[at - 1]);
        const std::string_view rest = std::string_view(text).substr(at);
        const bool isName =
            begins && (rest.starts_with("net_") || rest.starts_with("net.c") || rest.starts_with("net.h"));
        const bool isMacro = begins && rest.starts_with("NET_");
        if (isName || isMacro) {
            result += isName ? prefix : large;
            at += 3;
        } else {
            result += text[at++];
        }
    }
    return result;
}

/// Why it cannot learn on a device.
std::optional<std::string> obstacleToLearning(const Network& network, const ExportPlan& plan) {
    constexpr int mostRoom = 60'000;
    const NetworkShape& shape = network.shape();
    if (plan.numbers != NumberForm::Float)
        return std::string("Learning needs floating point: --learning is for --numbers float.");
    if (shape.vocabulary > 0)
        return std::string("The network reads words; --learning is for networks that read numbers.");
    if (shape.answers == Answers::EveryStep)
        return std::string("The network answers at every step; --learning is for networks that answer at the end.");
    if (shape.learnsCoefficients)
        return std::string(
            "The network learns β and λ; --learning is for networks whose coefficients stay as they are chosen.");
    if (plan.room < 1 || plan.room > mostRoom)
        return fmt::format("A memory has room for 1 to {} sequences, not for {}.", mostRoom, plan.room);
    return std::nullopt;
}

}  // namespace

std::string floatLiteral(Real number) {
    std::string text = formatNumber(static_cast<float>(number));
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text + "f";
}

void NumberList::add(const std::string& number) {
    if (m_line.size() + number.size() + 2 > 110) flush();
    m_line += " " + number + ",";
}

std::string NumberList::text() {
    flush();
    m_text.erase(m_text.size() - 2, 1);  // no comma after the last
    return m_text;
}

void NumberList::flush() {
    m_text += m_line + "\n";
    m_line = "   ";
}

std::optional<std::string> exportObstacle(const Network& network, const ExportPlan& plan) {
    constexpr std::int64_t mostNumbers = 4'000'000;
    const std::string& prefix = plan.prefix;
    const bool isName = !prefix.empty() && prefix.size() <= 30 && prefix[0] >= 'a' && prefix[0] <= 'z' &&
                        std::ranges::all_of(prefix, [](char c) { return isNamePart(c) && !(c >= 'A' && c <= 'Z'); });
    if (!isName) return "The prefix " + prefix + " is no name: it needs 1 to 30 of a-z, 0-9 and _, a letter first.";
    if (prefix == "main" || prefix == "test_vectors" || prefix == "learn_main" || prefix == "learn_trial")
        return "The prefix " + prefix + " is taken by a file of the export; any other will do.";
    if (plan.isSparse && !network.inhibition().isOn())
        return std::string(
            "The network has no inhibition, so there is nothing to leave out; --sparse is for networks "
            "with inhibition.sparsity above 0.");
    if (const auto obstacle = plan.learns ? obstacleToLearning(network, plan) : std::nullopt) return obstacle;
    const std::int64_t count = network.parameters().count();
    if (count > mostNumbers)
        return fmt::format("The network has {} numbers; at most {} can be exported as C.", count, mostNumbers);
    return std::nullopt;
}

std::vector<SourceFile> sourceFiles(const CSource& source) {
    const std::string& prefix = source.plan.prefix;
    std::vector<SourceFile> files{{prefix + ".h", headerText(source)},
                                  {prefix + ".c", programText(source)},
                                  {prefix + "_weights.h", weightsHeaderText(source)},
                                  {prefix + "_weights.c", weightsText(source)},
                                  {"test_vectors.h", testVectorsText(source)},
                                  {"main.c", checkProgramText(source)}};
    if (source.plan.learns) {
        files.push_back({prefix + "_learn.h", learningHeaderText(source)});
        files.push_back({prefix + "_learn.c", learningText(source)});
        files.push_back({"learn_trial.h", learningTrialText(source)});
        files.push_back({"learn_main.c", learningCheckText()});
    }
    for (SourceFile& file : files) file.text = renamed(file.text, prefix);
    return files;
}

}  // namespace miru
