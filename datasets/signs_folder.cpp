// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/signs_folder.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/math/number_text.h"
#include "core/math/require.h"
#include "core/math/shortened.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

using SignJson = nlohmann::ordered_json;

constexpr int signFormat = 1;
constexpr std::size_t maxPoints = 20'000;     // of a drawing
constexpr double maxCoordinate = 1e6;         // either way
constexpr std::size_t maxSignNameBytes = 80;  // as dataset.json takes

std::filesystem::path strokesIn(const std::filesystem::path& folder) { return folder / "signs.json"; }

[[noreturn]] void refuseSign(const std::string& what) { throw std::runtime_error(what + "."); }

/// Refuses what is no list of 1 to `most` things; `what` says what it is a list of.
void checkList(const SignJson& json, std::size_t most, const std::string& what) {
    if (!json.is_array() || json.empty() || json.size() > most)
        refuseSign(what + " must be a list of 1 to " + std::to_string(most) + " entries");
}

PenPoint pointIn(const SignJson& json, const std::string& drawing) {
    const auto isPlace = [](const SignJson& number) {
        return number.is_number() && std::abs(number.get<double>()) <= maxCoordinate;
    };
    if (!json.is_array() || json.size() != 2 || !isPlace(json[0]) || !isPlace(json[1]))
        refuseSign("a point of " + drawing + " must be [x, y], two numbers from −1000000 to 1000000");
    return {json[0].get<double>(), json[1].get<double>()};
}

Strokes drawingIn(const SignJson& json, const std::string& drawing) {
    Strokes strokes;
    std::size_t points = 0;
    checkList(json, maxPoints, drawing);
    for (const SignJson& stroke : json) {
        strokes.emplace_back();
        checkList(stroke, maxPoints, "a stroke of " + drawing);
        for (const SignJson& point : stroke) {
            if (++points > maxPoints) refuseSign(drawing + " has more than " + std::to_string(maxPoints) + " points");
            strokes.back().push_back(pointIn(point, drawing));
        }
    }
    return strokes;
}

void checkKeys(const SignJson& json, const std::set<std::string>& known, const std::string& where) {
    if (!json.is_object()) refuseSign(where + " must be an object, {…}");
    for (const auto& [key, value] : json.items())
        if (!known.contains(key)) refuseSign(where + " has no key " + miru::quoted(key));
    for (const std::string& key : known)
        if (!json.contains(key)) refuseSign(where + " must have the key \"" + key + "\"");
}

Sign signIn(const SignJson& json, std::size_t number) {
    const std::string where = "sign " + std::to_string(number);
    checkKeys(json, {"name", "drawings"}, where);
    const SignJson& name = json["name"];
    if (!name.is_string() || name.get_ref<const std::string&>().empty() ||
        name.get_ref<const std::string&>().size() > maxSignNameBytes)
        refuseSign("the name of " + where + " must be a text of 1 to " + std::to_string(maxSignNameBytes) + " bytes");
    Sign sign{name.get<std::string>(), {}};
    checkList(json["drawings"], maxDrawings, "the drawings of " + where);
    for (const SignJson& drawing : json["drawings"])
        sign.drawings.push_back(
            drawingIn(drawing, "drawing " + std::to_string(sign.drawings.size() + 1) + " of " + where));
    return sign;
}

/// The table of one part, as `readCsv` reads it.
std::string tableOf(const SequenceSet& set) {
    std::string text = "label";
    for (int step = 1; step <= set.shape().steps; ++step) {
        const std::string number = std::to_string(step);
        text += ",dx" + number + ",dy" + number + ",pen" + number;
    }
    text += '\n';
    for (int n = 0; n < set.count(); ++n) {
        text += std::to_string(set.label(n));
        const Real* const numbers = set.frames(n).numbers();
        for (int i = 0; i < set.numbersPerSequence(); ++i) text += ',' + formatNumber(numbers[i]);
        text += '\n';
    }
    return text;
}

std::string notesOf(const Dataset& dataset, const std::string& title) {
    const auto& shape = dataset.train.shape();
    const SignJson notes{{"name", title},
                         {"steps", shape.steps},
                         {"inputs", shape.inputs},
                         {"classes", shape.classes},
                         {"classNames", dataset.classNames}};
    return notes.dump(2) + '\n';
}

}  // namespace

std::string writeSigns(const std::vector<Sign>& signs) {
    SignJson list = SignJson::array();
    for (const Sign& sign : signs) {
        SignJson drawings = SignJson::array();
        for (const Strokes& strokes : sign.drawings) {
            SignJson drawing = SignJson::array();
            for (const Stroke& stroke : strokes) {
                SignJson points = SignJson::array();
                for (const PenPoint& p : stroke) points.push_back({p.x, p.y});
                drawing.push_back(std::move(points));
            }
            drawings.push_back(std::move(drawing));
        }
        list.push_back({{"name", sign.name}, {"drawings", std::move(drawings)}});
    }
    return SignJson{{"format", signFormat}, {"signs", std::move(list)}}.dump() + '\n';
}

std::vector<Sign> readSigns(const std::string& text) {
    const auto json = parseStrictJson<SignJson>(text);
    checkKeys(json, {"format", "signs"}, "the file");
    if (json["format"] != signFormat) refuseSign("its format must be " + std::to_string(signFormat));
    std::vector<Sign> signs;
    checkList(json["signs"], maxSigns, "signs");
    for (const SignJson& sign : json["signs"]) {
        signs.push_back(signIn(sign, signs.size() + 1));
        if (std::ranges::count(signs, signs.back().name, &Sign::name) > 1)
            refuseSign("there are two signs called " + miru::quoted(signs.back().name));
    }
    return signs;
}

bool holdsSigns(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(strokesIn(folder), ignored);
}

void saveSigns(const std::filesystem::path& folder, const std::vector<Sign>& signs) {
    require(signs.size() > 1, "a data set needs two signs at least");
    const Dataset dataset = datasetOf(signs);
    makeFolder(folder);
    if (!std::filesystem::is_empty(folder) && !holdsSigns(folder))
        throw std::runtime_error(folder.string() + ": there is something else in this folder; choose a new one.");
    writeFileAtomically(folder / "train.csv", tableOf(dataset.train));
    writeFileAtomically(folder / "test.csv", tableOf(dataset.test));
    writeFileAtomically(folder / "dataset.json", notesOf(dataset, shortened(folder.filename().string(), 80)));
    saveStrokes(folder, signs);
}

void saveStrokes(const std::filesystem::path& folder, const std::vector<Sign>& signs) {
    makeFolder(folder);
    writeFileAtomically(strokesIn(folder), writeSigns(signs));
}

std::vector<Sign> openSigns(const std::filesystem::path& folder) {
    const std::string text = readFile(strokesIn(folder));
    try {
        return readSigns(text);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(strokesIn(folder).string() + ": " + error.what());
    }
}

}  // namespace miru
