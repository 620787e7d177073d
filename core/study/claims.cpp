// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/claims.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "core/run/comparability.h"
#include "core/spec/setting_course.h"

namespace miru {
namespace {

constexpr auto paper = "Zyarah & Kudithipudi 2025, arXiv 2503.06175";
constexpr double halfAHundredth = 0.005;

/// What may differ between a GRU and a MiRU-2 that are compared: what only one of them has, and how each is tuned.
constexpr const char* ownSettings[] = {
    "model.cell",        "model.gruReset",        "model.beta",           "model.lambda", "model.betaRange",
    "model.lambdaRange", "training.learningRate", "training.gradientClip"};
bool isOwn(const std::string& key) { return std::ranges::find(ownSettings, key) != std::end(ownSettings); }

/// What a run has in common with those it may be compared with.
ExperimentSpec commonPartOf(const ExperimentSpec& spec) {
    ExperimentSpec common = usedPartOf(spec);
    common.seed = 0;
    common.evaluation = {};
    for (const SpecField& field : specFields())
        if (isOwn(field.key)) field.set(common, field.defaultValue());
    std::erase_if(common.events, [](const KnobChange& event) { return isOwn(fieldOf(event.knob).key); });
    return common;
}

/// In how many of the settings that may differ they do.
int distanceOf(const ExperimentSpec& a, const ExperimentSpec& b) {
    int distance = a.events == b.events ? 0 : 1;
    for (const SpecField& field : specFields())
        if (isOwn(field.key)) distance += field.get(a) != field.get(b);
    return distance;
}

struct Configuration {
    ExperimentSpec spec;    ///< without the seed
    ExperimentSpec common;  ///< see above
    std::optional<std::uint64_t> data;
    std::vector<const ComparedRun*> runs;

    bool is(CellKind cell) const { return spec.model.cell == cell; }
    std::string name() const {
        std::string names;
        std::set<std::string> known;
        for (const ComparedRun* run : runs)
            if (known.insert(run->name).second) names += (names.empty() ? "" : ", ") + run->name;
        return names;
    }
    /// The mean of what the runs of each seed have measured, by seed.
    template <typename Counts>
    std::map<std::uint32_t, double> bySeed(const std::optional<double> ComparedRun::*measured, Counts counts) const {
        std::map<std::uint32_t, std::vector<double>> values;
        for (const ComparedRun* run : runs)
            if (run->*measured && counts(*run)) values[run->spec.seed].push_back(*(run->*measured));
        std::map<std::uint32_t, double> means;
        for (const auto& [seed, ofSeed] : values) means[seed] = statisticsOf(ofSeed).mean;
        return means;
    }
    const NetworkCost* cost(const std::optional<NetworkCost> ComparedRun::*cell) const {
        const auto found = std::ranges::find_if(runs, [&](const ComparedRun* run) { return (run->*cell).has_value(); });
        return found == runs.end() ? nullptr : &*((*found)->*cell);
    }
};

/// What each run learned: where only its name is known, the sequences that others of that name have learned.
std::optional<std::uint64_t> dataOf(const ComparedRun& run, std::span<const ComparedRun> runs) {
    if (run.data) return run.data;
    const auto other = std::ranges::find_if(
        runs, [&](const ComparedRun& known) { return known.data && known.spec.data.dataset == run.spec.data.dataset; });
    return other == runs.end() ? std::nullopt : other->data;
}

std::vector<Configuration> configurationsOf(std::span<const ComparedRun> runs) {
    std::vector<Configuration> configurations;
    for (const ComparedRun& run : runs) {
        ExperimentSpec spec = usedPartOf(run.spec);
        spec.seed = 0;
        spec.evaluation = {};
        const auto data = dataOf(run, runs);
        if (data) spec.data.dataset.clear();  // the name may have changed, the sequences have not
        auto known = std::ranges::find_if(configurations, [&](const Configuration& configuration) {
            return configuration.spec == spec && configuration.data == data;
        });
        if (known == configurations.end())
            known = configurations.insert(known, Configuration{spec, commonPartOf(spec), data, {}});
        known->runs.push_back(&run);
    }
    return configurations;
}

struct Pair {
    const Configuration* gru;
    const Configuration* miru;
    std::string name;
};

std::vector<Pair> pairsOf(const std::vector<Configuration>& configurations) {
    std::vector<Pair> pairs;
    for (const Configuration& miru : configurations) {
        if (!miru.is(CellKind::Miru2)) continue;
        std::vector<const Configuration*> nearest;
        int least = std::numeric_limits<int>::max();
        for (const Configuration& gru : configurations) {
            if (!gru.is(CellKind::Gru) || gru.common != miru.common || gru.data != miru.data) continue;
            const int distance = distanceOf(gru.spec, miru.spec);
            if (distance < least) nearest.clear();
            least = std::min(least, distance);
            if (distance == least) nearest.push_back(&gru);
        }
        for (const Configuration* gru : nearest)
            pairs.push_back({gru, &miru, nearest.size() == 1 ? miru.name() : miru.name() + " : " + gru->name()});
    }
    return pairs;
}

/// Verdicts on computed numbers: equal ones once.
class Computed {
 public:
    explicit Computed(Claim claim) : m_claim(claim) {}

    void add(const NetworkCost& gru, const NetworkCost& miru, const std::string& where) {
        static const std::int64_t reportedParameters = costOfReportedNetwork().of(CellKind::Miru2).parameters;
        if (miru.parameters <= 0) return;
        Verdict verdict;
        verdict.claim = m_claim;
        verdict.isReportedNetwork = miru.parameters == reportedParameters;
        double found = static_cast<double>(gru.parameters) / static_cast<double>(miru.parameters);
        if (m_claim == Claim::LessEnergy)
            found = gru.energyJoulePaper / miru.energyJoulePaper;
        else if (gru.embedding > 0 && miru.parameters > miru.embedding)
            verdict.withoutEmbedding = static_cast<double>(gru.parameters - gru.embedding) /
                                       static_cast<double>(miru.parameters - miru.embedding);
        verdict.found = statisticsOf(std::span(&found, 1));
        verdict.judgement = judge(m_claim, verdict.found);
        ++m_count;
        const auto same = std::ranges::find_if(m_verdicts, [&](const Verdict& other) {
            return other.found.mean == verdict.found.mean && other.withoutEmbedding == verdict.withoutEmbedding &&
                   other.isReportedNetwork == verdict.isReportedNetwork;
        });
        if (same == m_verdicts.end()) {
            verdict.where = where;
            m_verdicts.push_back(std::move(verdict));
        } else {
            same->where += "; " + where;
            ++same->comparisons;
        }
    }
    std::vector<Verdict> take() && {
        if (m_verdicts.size() == 1 && m_count > 1) m_verdicts.front().where.clear();
        return std::move(m_verdicts);
    }

 private:
    Claim m_claim;
    int m_count = 0;
    std::vector<Verdict> m_verdicts;
};

std::vector<Verdict> computedVerdicts(Claim claim, const std::vector<Configuration>& configurations,
                                      const std::vector<Pair>& pairs) {
    Computed computed(claim);
    for (const Pair& pair : pairs)
        if (const NetworkCost* gru = pair.gru->cost(&ComparedRun::gru), *miru = pair.miru->cost(&ComparedRun::miru);
            gru && miru)
            computed.add(*gru, *miru, pair.name);
    if (pairs.empty())
        for (const Configuration& one : configurations)
            if (const NetworkCost* gru = one.cost(&ComparedRun::gru), *miru = one.cost(&ComparedRun::miru); gru && miru)
                computed.add(*gru, *miru, one.name());
    return std::move(computed).take();
}

struct Measured {
    std::vector<double> values;  ///< of each seed that both configurations were run with
    bool sharedMachine = false;
};

Measured combined(const Pair& pair, Claim claim) {
    const bool isAccuracy = claim == Claim::AccuracyNearGru;
    const auto measured = isAccuracy                       ? &ComparedRun::accuracy
                          : claim == Claim::FasterTraining ? &ComparedRun::trainingRate
                                                           : &ComparedRun::answeringRate;
    const auto valuesOf = [&](auto counts) {
        const auto gru = pair.gru->bySeed(measured, counts);
        std::vector<double> values;
        for (const auto& [seed, ours] : pair.miru->bySeed(measured, counts))
            if (const auto its = gru.find(seed); its != gru.end() && (isAccuracy || its->second > 0))
                values.push_back(isAccuracy ? ours - its->second : ours / its->second);
        return values;
    };
    if (isAccuracy) return {valuesOf([](const ComparedRun&) { return true; })};
    std::set<int> threads;
    for (const ComparedRun* run : pair.miru->runs)
        if (run->*measured) threads.insert(run->threads);
    for (const bool shared : {false, true})
        for (const int count : threads) {
            auto values = valuesOf(
                [&](const ComparedRun& run) { return run.threads == count && (shared || !run.sharedMachine); });
            if (!values.empty()) return {std::move(values), shared};
        }
    return {};
}

}  // namespace

const ClaimInfo& infoOf(Claim claim) {
    static const ClaimInfo infos[] = {
        {"parameters", 2.88, halfAHundredth, "parameters of the GRU / parameters of MiRU-2", false, paper, 61'696,
         21'386},
        {"energy", 3.19, halfAHundredth, "energy per inference of the GRU / energy per inference of MiRU-2", false,
         paper, 0.391e-6, 0.136e-6},
        {"training", 2.90, halfAHundredth, "sequences trained per second, MiRU-2 / GRU", true, paper},
        {"answering", 2.49, halfAHundredth, "sequences answered per second, MiRU-2 / GRU", true, paper},
        // "Comparable" is the paper's word; that two points are, is ours, and has nothing to be rounded.
        {"accuracy", -0.02, 0, "ACC of MiRU-2 − ACC of the GRU", true, paper},
    };
    return infos[static_cast<int>(claim)];
}

ResourceCosts costOfReportedNetwork() { return countResources(reportedNetwork); }

Judgement judge(Claim claim, const Statistics& found) {
    const ClaimInfo& info = infoOf(claim);
    if (found.n == 0 || !std::isfinite(found.mean)) return Judgement::CannotTell;
    if (!info.isMeasured) return found.mean >= info.reachedFrom() ? Judgement::Holds : Judgement::DoesNotHold;
    if (!found.hasInterval()) return Judgement::CannotTell;
    if (found.low() >= info.reachedFrom()) return Judgement::Holds;
    return found.high() < info.reachedFrom() ? Judgement::DoesNotHold : Judgement::CannotTell;
}

std::optional<double> trainingRateOf(const RunTiming& timing) {
    if (timing.sequences <= 0 || !(timing.trainingSeconds > 0)) return std::nullopt;
    return static_cast<double>(timing.sequences) / timing.trainingSeconds;
}

std::optional<double> answeringRateOf(const RunTiming& timing) {
    if (timing.evaluated <= 0 || !(timing.evaluationSeconds > 0)) return std::nullopt;
    return static_cast<double>(timing.evaluated) / timing.evaluationSeconds;
}

ComparedRun comparedRun(const std::string& name, const ExperimentSpec& spec, const Snapshot& last) {
    ComparedRun run;
    run.name = name;
    run.spec = spec;
    run.gru = NetworkCost(last.resources.of(CellKind::Gru));
    run.miru = NetworkCost(last.resources.of(CellKind::Miru2));
    run.data = fingerprintIn(last);
    if (last.state != RunState::Finished) return run;
    run.accuracy = last.scoreboard.value(Metric::Acc);
    run.trainingRate = trainingRateOf(last.timing);
    run.answeringRate = answeringRateOf(last.timing);
    run.threads = last.timing.threads;
    run.sharedMachine = last.timing.sharedMachine;
    return run;
}

std::vector<Verdict> verdictsOf(std::span<const ComparedRun> runs) {
    const auto configurations = configurationsOf(runs);
    const auto pairs = pairsOf(configurations);
    std::vector<Verdict> verdicts;
    for (const Claim claim : allClaims) {
        if (!infoOf(claim).isMeasured) {
            for (Verdict& verdict : computedVerdicts(claim, configurations, pairs))
                verdicts.push_back(std::move(verdict));
            continue;
        }
        for (const Pair& pair : pairs) {
            const Measured measured = combined(pair, claim);
            if (measured.values.empty()) continue;
            Verdict& verdict = verdicts.emplace_back();
            verdict.claim = claim;
            verdict.where = pair.name;
            verdict.found = statisticsOf(measured.values);
            verdict.sharedMachine = measured.sharedMachine;
            verdict.judgement = measured.sharedMachine ? Judgement::CannotTell : judge(claim, verdict.found);
        }
    }
    return verdicts;
}

}  // namespace miru
