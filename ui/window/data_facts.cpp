// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/data_facts.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "resources/presets.h"

namespace miru {

ExperimentSpec DataFacts::specOf(const Preset& preset) const {
    ExperimentSpec spec = preset.spec;
    QString& dataset = m_presetDatasets[QString::fromStdString(preset.name)];
    if (dataset.isEmpty()) dataset = QString::fromStdString(resolved(preset, m_library.availability()).data.dataset);
    spec.data.dataset = dataset.toStdString();
    return spec;
}

QString DataFacts::presetOf(const ExperimentSpec& shown) const {
    for (const Preset& preset : presets()) {
        ExperimentSpec spec = preset.spec;
        spec.seed = shown.seed;
        spec.data.dataset = shown.data.dataset;
        if (spec == shown && specOf(preset).data.dataset == shown.data.dataset)  // the disk is asked last
            return QString::fromStdString(preset.name);
    }
    return {};
}

DataKind DataFacts::kindOf(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (!m_kinds.contains(name)) m_kinds[name] = Library::kindOf(name);
    return m_kinds.value(name);
}

QStringList DataFacts::withoutChoice(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (const auto known = m_withoutChoice.constFind(name); known != m_withoutChoice.cend()) return *known;
    QStringList keys;
    if (Library::isSound(name)) keys << QStringLiteral("data.sequence");
    if (!Library::hasCoarseLabels(name)) keys << QStringLiteral("data.labels");
    return m_withoutChoice[name] = keys;
}

QStringList DataFacts::classNames(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (m_classNames.contains(name)) return m_classNames.value(name);
    const CatalogEntry* const entry = findInCatalog(name);
    return entry ? entry->classNames : QStringList();
}

void DataFacts::setClassNames(const std::string& dataset, const QStringList& names) {
    m_classNames[QString::fromStdString(dataset)] = names;
}

DataExtent DataFacts::extent(const ExperimentSpec& spec) const {
    const std::string& dataset = spec.data.dataset;
    if (kindOf(dataset) == DataKind::RunningTexts) {
        constexpr std::int64_t characters = 1'115'394;  // of Tiny Shakespeare
        const auto sequences = static_cast<int>(characters / std::max(1, spec.text.longest));
        const SequenceSet::Shape shape{std::numeric_limits<int>::max(), 1, 66, 67, Answers::EveryStep};
        return {shape, sizeof(Token), sequences * 9 / 10, sequences / 10,
                characters * static_cast<int>(sizeof(Token) + sizeof(std::int32_t))};
    }
    if (kindOf(dataset) == DataKind::Texts) {
        constexpr int texts = 25'000;
        constexpr int words = 240;  // of a review
        return {{std::numeric_limits<int>::max(), 1, 2, Vocabulary::largest},
                sizeof(Token),
                texts,
                texts,
                std::int64_t{2} * texts * words * static_cast<int>(sizeof(Token))};
    }
    const CatalogEntry* const entry = findInCatalog(QString::fromStdString(dataset));
    const CatalogEntry::Extent extent = entry ? entry->extent : CatalogEntry::Extent{};
    const SequenceSet::Shape shape{.steps = extent.steps,
                                   .inputs = extent.inputs,
                                   .classes = extent.classes,
                                   .layout = {.channels = extent.channels, .hasOwnLengths = extent.hasOwnLengths()},
                                   .coarseClasses = extent.coarseClasses};
    const int bytes = extent.hasOwnLengths() ? int{sizeof(Real)} : 1;
    const int steps = extent.hasOwnLengths() ? extent.meanSteps : extent.steps;
    return {shape, bytes, extent.train, extent.test,
            (std::int64_t{extent.train} + extent.test) * steps * extent.inputs * bytes};
}

void DataFacts::forgetAll() {
    m_presetDatasets.clear();
    m_kinds.clear();
    m_withoutChoice.clear();
}

}  // namespace miru
