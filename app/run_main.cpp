// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-run: the lab without a window.

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <algorithm>
#include <exception>
#include <type_traits>

#include "app/commands.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/path_kind.h"
#include "app/process.h"
#include "core/export/device_program.h"
#include "core/export/number_form.h"
#include "core/math/number_text.h"

namespace {

/// An option that takes a number from `low` to `high`, written with a point in every locale.
template <typename Number>
CLI::Option* addNumber(CLI::App* command, const std::string& name, Number& target, Number low, Number high,
                       const std::string& help) {
    const auto read = [low, high](const std::string& text) {
        const auto number = miru::parseNumber<Number>(text);
        return number && *number >= low && *number <= high ? number : std::nullopt;
    };
    const std::string allowed =
        fmt::format("a {}number from {} to {}", std::is_integral_v<Number> ? "whole " : "", low, high);
    return command
        ->add_option_function<std::string>(
            name, [&target, read](const std::string& text) { target = read(text).value(); }, help)
        ->check([read, allowed](const std::string& text) {
            return read(text) ? std::string() : (text.empty() ? "an empty text" : text) + " is not " + allowed;
        })
        ->type_name("NUMBER");
}

/// In which numbers a network computes outside of the lab.
CLI::Option* addNumbers(CLI::App* command, std::string& target) {
    return command
        ->add_option(
            "--numbers", target,
            "float (default); or whole numbers, whose scales are found in training sequences: q15 (weights of 16 "
            "bits) or int8 (of 8)")
        ->check([](const std::string& text) {
            return miru::findNumberForm(text) ? std::string() : text + " is not float, q15 or int8";
        })
        ->type_name("FORM");
}

/// No option and no argument of any command may be empty: it would be ignored, or mean a place nobody has in mind.
void refuseEmptyValues(CLI::App& app) {
    for (CLI::Option* const option : app.get_options())
        if (option->get_items_expected_max() > 0)
            option->check([](const std::string& text) { return text.empty() ? std::string("must not be empty") : ""; });
    for (CLI::App* const command : app.get_subcommands([](const CLI::App*) { return true; }))
        refuseEmptyValues(*command);
}

/// What is wrong with the arguments, in our words, a sentence.
std::string sentenceOn(const CLI::ParseError& error, const std::string& command) {
    std::string what = error.what();
    const std::string option = what.substr(0, what.find(':'));
    const bool isValue = error.get_name() == "ValidationError" && option.size() < what.size();
    if (isValue)  // "--threads: -1 is not …"
        what.erase(option.size(), 1);
    else if (error.get_name() == "ArgumentMismatch" && what.find("At Most") != std::string::npos)
        what = option + " is given more than once";
    else if (error.get_name() == "ArgumentMismatch")
        what = option + " needs a value";
    while (what.ends_with('.') || what.ends_with('\n')) what.pop_back();
    return what + "; `" + command + " --help` shows what there is.";
}

int run(int argc, char** argv) {
    miru::settleProcess();
    miru::settleInterruption();
    const QCoreApplication application(argc, argv);
    miru::settleLocale();
    CLI::App app("MiRU Lab on the command line: train, and look after data sets.", "miru-run");
    app.set_version_flag("--version", "miru-run " MIRU_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 failed while running, 2 bad usage or bad input.");
    int exitCode = miru::Done;

    miru::TrainArguments train;
    auto* const trainApp = app.add_subcommand("train", "Run an experiment; one line per learned task on stdout");
    trainApp->add_option(
        "experiment", train.experiment,
        "a preset (see `miru-run presets`), a spec file, or - for a spec on stdin; with --resume it may be left out");
    trainApp->add_option("--set", train.sets, "change a setting: key=value (see `miru-run settings`)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    trainApp->add_option("--out", train.out,
                         "folder to keep the run in: spec, journal, curves, matrix, summary, network, checkpoint");
    addNumber(trainApp, "--threads", train.threads, 0, 1024,
              "threads to use; 0 = one for each core (results do not depend on it)");
    trainApp->add_flag("--resume", train.resume,
                       "resume the run in the folder, or begin it if there is none; its settings cannot be changed any "
                       "more, but data that has moved can be named: --set data.dataset=FOLDER");
    addNumber(trainApp, "--checkpoint-every", train.checkpointEvery, 0.0, 86400.0,
              "seconds between checkpoints in the folder: what may be lost when the program is killed")
        ->default_str(miru::formatNumber(train.checkpointEvery))
        ->needs("--out");
    trainApp->add_flag("--json", train.json, "print one JSON object per line: each learned task, then the result");
    trainApp->callback([&] { exitCode = miru::trainCommand(train); });

    std::string place;
    std::string input;
    std::string out;
    auto* const predict = app.add_subcommand("predict", "Logits of a trained network, one line per sequence");
    predict->add_option("network", place, "a run's folder, or a network file (safetensors)")->required();
    predict
        ->add_option("--input", input,
                     "CSV: steps × inputs numbers a line, time-major, as the network reads them; or, for a network "
                     "that reads words, a text a line; - reads standard input")
        ->required();
    predict->add_option("--out", out, "file to write (default: stdout)");
    predict->callback([&] { exitCode = miru::predictCommand(place, input, out); });
    miru::WriteArguments writing{.place = {}, .beginning = {}, .length = 400};
    auto* const write = app.add_subcommand("write", "Let a network write that has learned which character comes next");
    write->add_option("network", writing.place, "a run's folder, or a network file (safetensors)")->required();
    write->add_option("--beginning", writing.beginning, "what it continues from (default: it begins by itself)");
    addNumber(write, "--length", writing.length, 1, 1'000'000, "characters to write (default: 400)");
    addNumber(write, "--temperature", writing.temperature, 0.0, 100.0,
              "how boldly: 0 always takes the likeliest character, 1 (the default) draws as it thinks");
    addNumber(write, "--seed", writing.seed, std::int64_t{0}, std::int64_t{4294967295},
              "of what is drawn (default: 1)");
    addNumber(write, "--task", writing.task, 1, 50, "the task whose text it writes (default: 1)");
    write->callback([&] { exitCode = miru::writeCommand(writing); });
    std::string dataset;
    int threads = 0;
    auto* const evaluate = app.add_subcommand("evaluate", "Evaluate a trained network on every task of its stream");
    evaluate->add_option("network", place, "a run's folder, or a network file (safetensors)")->required();
    evaluate->add_option("--dataset", dataset, "evaluate on this data set instead of its own");
    addNumber(evaluate, "--threads", threads, 0, 1024, "threads to use; 0 = one for each core");
    evaluate->callback([&] { exitCode = miru::evaluateCommand(place, dataset, threads); });

    miru::ExportArguments exported;
    auto* const exportApp =
        app.add_subcommand("export", "Export a trained network: as C for a microcontroller, or as an ONNX file");
    exportApp->require_subcommand(1);
    auto* const exportC =
        exportApp->add_subcommand("c", "C99, which allocates nothing and includes nothing but stdint.h");
    exportC->add_option("network", exported.place, "a run's folder, or a network file (safetensors)")->required();
    exportC->add_option("--out", exported.out, "folder to write: new, empty, or an earlier export")->required();
    addNumbers(exportC, exported.numbers);
    exportC->add_flag("--sparse", exported.sparse,
                      "multiply by the winners alone, where inhibition leaves the other units zero");
    exportC->add_option("--prefix", exported.prefix, "what names and files begin with (default: net)");
    auto* const exportLearns =
        exportC->add_flag("--learning", exported.learns,
                          "it can continue to learn on the device, by the run's rule of credit assignment");
    addNumber(exportC, "--room", exported.room, 1, 60'000,
              "sequences that a memory for rehearsal holds there (default: 100)")
        ->needs(exportLearns);
    exportC->callback([&] { exitCode = miru::exportCommand(exported); });
    auto* const exportOnnx = exportApp->add_subcommand(
        "onnx", "An ONNX file, for ONNX Runtime and whatever else reads it; what it answers is what predict prints");
    exportOnnx->add_option("network", exported.place, "a run's folder, or a network file (safetensors)")->required();
    exportOnnx->add_option("--out", exported.out, "file to write, NAME.onnx")->required();
    exportOnnx->callback([&] { exitCode = miru::exportOnnxCommand(exported.place, exported.out); });
    miru::DeviceArguments device;
    auto* const deviceApp =
        app.add_subcommand("device", "Count a network's instructions and bytes on a simulated microcontroller");
    deviceApp
        ->add_option("network", device.place,
                     "a run's folder, or a network file (safetensors); or a study's folder, all of whose networks are "
                     "counted in each form")
        ->required();
    deviceApp
        ->add_option("--board", device.board,
                     "mps2-an386 (Cortex-M4F, default), mps2-an500 (Cortex-M7) or mps2-an385 (Cortex-M3, without "
                     "floating point)")
        ->check([](const std::string& text) {
            return miru::findDeviceBoard(text) ? std::string() : text + " is not mps2-an386, mps2-an500 or mps2-an385";
        })
        ->type_name("BOARD");
    addNumbers(deviceApp, device.numbers);
    deviceApp->add_flag("--sparse", device.sparse, "multiply by the winners alone");
    addNumber(deviceApp, "--clock", device.assumptions.megahertz, 0.001, 10000.0, "MHz of the processor (default: 80)");
    addNumber(deviceApp, "--energy", device.assumptions.nanojoules, 0.0, 1e6,
              "nJ an instruction takes (default: 0.24)");
    deviceApp->add_flag("--json", device.json, "as one JSON object");
    auto* const deviceLearns =
        deviceApp->add_flag("--learning", device.learns, "count what learning takes: a new task, with rehearsal");
    addNumber(deviceApp, "--room", device.room, 1, 60'000, "sequences that the memory holds (default: 100)")
        ->needs(deviceLearns);
    deviceApp->callback([&] {
        for (const char* const option : {"--numbers", "--sparse", "--clock", "--energy", "--json", "--learning"})
            device.isOfOneNetwork |= deviceApp->count(option) > 0;
        exitCode = miru::kindOf(device.place) == miru::PathKind::StudyFolder ? miru::deviceStudyCommand(device)
                   : device.learns                                           ? miru::deviceLearningCommand(device)
                                                                             : miru::deviceCommand(device);
    });

    std::vector<std::string> folders;
    std::string file;
    std::string author;
    auto* const report = app.add_subcommand("report", "Write a report on one run, or on several compared");
    report->add_option("runs", folders, "folders of runs, sessions of the window (.miru), or the folder of one study")
        ->required();
    report->add_option("--out", file, "file to write: .html (one file, no links) or .pdf")->required();
    report->add_option("--name", author, "name or group to stand above it");
    report->callback([&] { exitCode = miru::reportCommand(folders, file, author); });

    std::vector<std::string> reports;
    auto* const verify = app.add_subcommand("verify", "Repeat the runs of a report: does every number in it agree?");
    verify->add_option("reports", reports, "reports as pages (.html), or folders of them")->required();
    addNumber(verify, "--threads", threads, 0, 1024, "threads to use; 0 = one for each core");
    verify->callback([&] { exitCode = miru::verifyCommand(reports, threads); });

    miru::StudyArguments study;
    auto* const studyApp = app.add_subcommand("study", "Run an experiment many times: seeds, and settings that vary");
    studyApp->add_option("study", study.study, "a study (see `miru-run studies`) or a study file")->required();
    studyApp
        ->add_option("--out", study.out,
                     "folder to keep the study in; one that holds the same study is resumed, and several programs may "
                     "work on it at once")
        ->required();
    addNumber(studyApp, "--jobs", study.jobs, 0, 1024,
              "runs side by side; 0 = one for each core (results do not depend on it)");
    studyApp->add_option("--shard", study.shard,
                         "i/n: only every n-th run, beginning with the i-th; see `miru-run merge`");
    studyApp->add_option("--set", study.sets, "change a setting of all runs: key=value")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    studyApp->add_flag("--resume", study.resume,
                       "resume the study in the folder, or begin it; this is what happens anyway");
    studyApp->callback([&] { exitCode = miru::studyCommand(study); });
    std::vector<std::string> parts;
    std::string whole;
    auto* const merge = app.add_subcommand("merge", "Merge the shards of a study");
    merge->add_option("folders", parts, "folders of its shards")->required();
    merge->add_option("--out", whole, "folder for the whole study")->required();
    merge->callback([&] { exitCode = miru::mergeCommand(parts, whole); });
    std::string studyName;
    auto* const studies = app.add_subcommand("studies", "List the studies that come with the program");
    studies->add_option("name", studyName, "print this one as a file, ready to be edited");
    studies->callback([&] { exitCode = miru::studiesCommand(studyName); });

    auto* const datasets = app.add_subcommand("datasets", "List, download and check data sets");
    datasets->require_subcommand(1);
    datasets->add_subcommand("list", "List data sets, where they are installed, and their licences")->callback([&] {
        exitCode = miru::listDatasetsCommand();
    });
    std::string name;
    std::string folder;
    auto* const get = datasets->add_subcommand("get", "Download a data set and check it");
    get->add_option("name", name, "its name in the catalog")->required();
    get->add_option("--to", folder, "folder that holds data sets (default: the user's)");
    get->callback([&] { exitCode = miru::getDatasetCommand(name, folder); });
    std::vector<std::string> names;
    auto* const check = datasets->add_subcommand("check", "Compare data sets with the catalog's checksums");
    check->add_option("names", names, "which (default: all that are installed)");
    check->callback([&] { exitCode = miru::checkDatasetsCommand(names); });

    auto* const lessons =
        app.add_subcommand("lessons", "List lessons, check lesson files, write the guide for teachers");
    lessons->require_subcommand(1);
    lessons->add_subcommand("list", "List the lessons that come with the program")->callback([&] {
        exitCode = miru::listLessonsCommand();
    });
    std::vector<std::string> lessonFiles;
    auto* const checkLessons =
        lessons->add_subcommand("check", "Report every mistake in lesson files, a sentence each");
    checkLessons->add_option("files", lessonFiles, "the files")->required();
    checkLessons->callback([&] { exitCode = miru::checkLessonsCommand(lessonFiles); });
    std::string guideFile;
    std::string language = "en";
    auto* const guide = lessons->add_subcommand("guide", "Write the guide for teachers: aims, timetables, answers");
    guide->add_option("files", lessonFiles, "lesson files (default: those that come with the program)");
    guide->add_option("--out", guideFile, "the file to write, .pdf or .html")->required();
    guide->add_option("--language", language, "of the guide: en or de")->check(CLI::IsMember({"en", "de"}));
    guide->callback([&] { exitCode = miru::lessonsGuideCommand(guideFile, language, lessonFiles); });

    std::string presetName;
    auto* const presets = app.add_subcommand("presets", "List the experiments that come with the program");
    presets->add_option("name", presetName, "print this one as a spec, ready to be edited");
    presets->callback([&] { exitCode = miru::presetsCommand(presetName); });

    bool asJson = false;
    auto* const settings = app.add_subcommand("settings", "List every setting with its limits and meaning");
    settings->add_flag("--json", asJson, "as JSON");
    settings->callback([&] { exitCode = miru::settingsCommand(asJson); });

    std::string helpTopic;
    auto* const help =
        app.add_subcommand("help", "Explain what the panels of the window and the groups of settings show");
    help->add_option("topic", helpTopic, "this one: how to read it, an example, the formula and its source");
    help->callback([&] { exitCode = miru::helpCommand(helpTopic); });

    const auto isNamed = [argv](const CLI::App* command) { return command->get_name() == argv[1]; };
    const auto isAny = [](const CLI::App*) { return true; };
    if (argc > 1 && argv[1][0] != '-' && std::ranges::none_of(app.get_subcommands(isAny), isNamed)) {
        return miru::badInput(std::string("There is no command ") + argv[1] + "; `miru-run --help` shows them.");
    }
    refuseEmptyValues(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        miru::print(app.help());
    } catch (const CLI::CallForVersion& version) {
        miru::print("{}\n", version.what());
    } catch (const CLI::ParseError& error) {
        const auto named = app.get_subcommands();
        exitCode =
            miru::badInput(sentenceOn(error, "miru-run" + (named.empty() ? "" : " " + named.front()->get_name())));
    } catch (const std::exception& error) {
        exitCode = miru::endWith(error, miru::Phase::Running);
    }
    return miru::finishOutput(exitCode);
}

}  // namespace

/// Memory may run out before there is a command to run.
int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        return miru::endWith(error, miru::Phase::Running);
    }
}
