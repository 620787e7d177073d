// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Log-mel bands against a direct Fourier transform in double, and of sounds whose bands are known.

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/math/random.h"
#include "datasets/log_mel.h"

using namespace miru;

namespace {

std::vector<float> tone(double hertz, int rate, std::size_t samples, double loudness = 0.5) {
    std::vector<float> sound(samples);
    for (std::size_t n = 0; n < samples; ++n)
        sound[n] =
            static_cast<float>(loudness * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(n) / rate));
    return sound;
}

/// The bands of one window as the header defines them, by the definition of the transform.
std::vector<double> directly(const LogMel& mel, int rate, const float* samples) {
    const int bins = mel.size() / 2 + 1;
    std::vector<double> power(static_cast<std::size_t>(bins));
    for (int k = 0; k < bins; ++k) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < mel.window(); ++n) {
            const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * n / mel.window());
            const double x = hann * static_cast<double>(samples[n]);
            re += x * std::cos(2 * std::numbers::pi * k * n / mel.size());
            im -= x * std::sin(2 * std::numbers::pi * k * n / mel.size());
        }
        power[static_cast<std::size_t>(k)] = re * re + im * im;
    }
    const auto melOf = [](double hertz) { return 2595 * std::log10(1 + hertz / 700); };
    const double apart = melOf(rate / 2.0) / 25;
    std::vector<double> bands;
    for (int band = 0; band < LogMel::bands; ++band) {
        double sum = 0;
        for (int k = 0; k < bins; ++k) {
            const double place = melOf(static_cast<double>(k) * rate / mel.size()) / apart;
            sum += std::max(0.0, 1 - std::abs(place - (band + 1))) * power[static_cast<std::size_t>(k)];
        }
        bands.push_back(std::log(std::max(sum, 1e-10)));
    }
    return bands;
}

}  // namespace

class TestLogMel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFastTransformGivesWhatTheDefinitionGives_data() {
        QTest::addColumn<int>("rate");
        for (const int rate : {4000, 8000, 11025, 16000, 44100}) QTest::addRow("%d Hz", rate) << rate;
    }
    void theFastTransformGivesWhatTheDefinitionGives() {
        QFETCH(int, rate);
        const LogMel mel(rate);
        QCOMPARE(mel.window(), static_cast<int>(std::lround(0.025 * rate)));
        QCOMPARE(mel.hop(), static_cast<int>(std::lround(0.010 * rate)));
        Random random(1, "sound");
        std::vector<float> sound = tone(440, rate, static_cast<std::size_t>(rate) / 10);
        for (float& x : sound) x += static_cast<float>(random.uniform(-0.2, 0.2));
        const auto numbers = mel.of(sound);
        QCOMPARE(static_cast<int>(numbers.size()), mel.steps(sound.size()) * LogMel::bands);
        for (int t = 0; t < mel.steps(sound.size()); ++t) {
            const auto direct = directly(mel, rate, sound.data() + t * mel.hop());
            for (int band = 0; band < LogMel::bands; ++band) {
                const double fast = static_cast<double>(numbers[static_cast<std::size_t>(t * LogMel::bands + band)]);
                QVERIFY2(std::abs(fast - direct[static_cast<std::size_t>(band)]) < 1e-3,
                         qPrintable(QString::number(fast - direct[static_cast<std::size_t>(band)])));
            }
        }
    }

    void aPureToneIsLoudestInItsBand_data() {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 16000, 44100}) QTest::addRow("%d Hz", rate) << rate;
    }
    void aPureToneIsLoudestInItsBand() {
        QFETCH(int, rate);
        const LogMel mel(rate);
        for (int band = 0; band < LogMel::bands; ++band) {
            const auto numbers = mel.of(tone(mel.middle(band), rate, static_cast<std::size_t>(mel.window())));
            const auto loudest = std::ranges::max_element(numbers) - numbers.begin();
            // The lowest bands are hardly wider than what a window of 25 ms tells apart.
            QVERIFY(std::abs(static_cast<int>(loudest) - band) <= (band < 3 ? 1 : 0));
        }
    }

    void everyBandHearsSomethingAtEveryRate() {
        for (const int rate : {4000, 8000, 22050, 48000, 192'000}) {
            const LogMel mel(rate);
            for (int band = 0; band < LogMel::bands; ++band) {
                double sum = 0;
                for (int k = 0; k <= mel.size() / 2; ++k) sum += mel.weight(band, k);
                QVERIFY2(sum > 0.2, qPrintable(QString("%1 Hz, band %2").arg(rate).arg(band)));
            }
        }
    }

    void twiceAsLoudIsLn4MoreAndSilenceIsTheFloor() {
        const LogMel mel(8000);
        const auto soft = mel.of(tone(1000, 8000, 200, 0.2));
        const auto loud = mel.of(tone(1000, 8000, 200, 0.4));
        QVERIFY(std::abs(static_cast<double>(loud[11] - soft[11]) - std::log(4.0)) < 1e-3);
        const std::vector<float> silence(200);
        for (const float number : mel.of(silence)) QCOMPARE(number, static_cast<float>(std::log(1e-10)));
    }

    void windowsFollowEachOtherAsLongAsTheyFit() {
        const LogMel mel(8000);
        QCOMPARE(mel.steps(1), 1);
        QCOMPARE(mel.steps(200), 1);
        QCOMPARE(mel.steps(279), 1);
        QCOMPARE(mel.steps(280), 2);
        const auto shortOne = tone(1000, 8000, 150);
        auto filled = shortOne;
        filled.resize(200);
        QCOMPARE(mel.of(shortOne), mel.of(filled));
    }
};

QTEST_GUILESS_MAIN(TestLogMel)
#include "tst_log_mel.moc"
