// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-run: the lab without a window.

#include <CLI/CLI.hpp>
#include <QApplication>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>

#include "app/commands.h"

int main(int argc, char** argv) {
    // A report draws figures, which needs no display but a graphical application.
    const bool draws = argc > 1 && std::strcmp(argv[1], "report") == 0;
    if (draws) qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(draws ? new QApplication(argc, argv)
                                                              : new QCoreApplication(argc, argv));
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
    trainApp
        ->add_option("--threads", train.threads, "threads to use; 0 = one for each core (results do not depend on it)")
        ->check(CLI::Range(0, 1024));
    trainApp->add_flag("--resume", train.resume, "go on with the run in the folder, or begin it if there is none");
    trainApp
        ->add_option("--checkpoint-every", train.checkpointEvery,
                     "seconds between checkpoints in the folder: what may be lost when the program is killed")
        ->check(CLI::Range(0.0, 86400.0))
        ->capture_default_str();
    trainApp->add_flag("--json", train.json, "print one JSON object a line: each learned task, then the result");
    trainApp->callback([&] { exitCode = miru::trainCommand(train); });

    std::string place;
    std::string input;
    std::string out;
    auto* const predict = app.add_subcommand("predict", "Logits of a trained network, one line per sequence");
    predict->add_option("network", place, "a run's folder, or a network file (safetensors)")->required();
    predict
        ->add_option("--input", input,
                     "CSV: steps × inputs numbers a line, time-major, as the network reads them; or, for a network "
                     "that reads words, a text a line")
        ->required();
    predict->add_option("--out", out, "file to write (default: stdout)");
    predict->callback([&] { exitCode = miru::predictCommand(place, input, out); });
    std::string dataset;
    int threads = 0;
    auto* const evaluate = app.add_subcommand("evaluate", "Test a trained network on every task of its stream");
    evaluate->add_option("network", place, "a run's folder, or a network file (safetensors)")->required();
    evaluate->add_option("--dataset", dataset, "test on this data set instead of its own");
    evaluate->add_option("--threads", threads, "threads to use; 0 = one for each core")->check(CLI::Range(0, 1024));
    evaluate->callback([&] { exitCode = miru::evaluateCommand(place, dataset, threads); });

    std::vector<std::string> folders;
    std::string file;
    auto* const report = app.add_subcommand("report", "Write a report on one run, or on several compared");
    report->add_option("runs", folders, "folders of runs, sessions of the window (.miru), or the folder of one study")
        ->required();
    report->add_option("--out", file, "file to write: .html (one file, no links) or .pdf")->required();
    report->callback([&] { exitCode = miru::reportCommand(folders, file); });

    miru::StudyArguments study;
    auto* const studyApp = app.add_subcommand("study", "Run an experiment many times: seeds, and settings that vary");
    studyApp->add_option("study", study.study, "a study (see `miru-run studies`) or a study file")->required();
    studyApp
        ->add_option("--out", study.out,
                     "folder to keep the study in; one that holds the same study is resumed, and several programs may "
                     "work on it at once")
        ->required();
    studyApp->add_option("--jobs", study.jobs, "runs side by side; 0 = one for each core (results do not depend on it)")
        ->check(CLI::Range(0, 1024));
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
    auto* const merge = app.add_subcommand("merge", "Put the shards of a study together");
    merge->add_option("folders", parts, "folders of its shards")->required();
    merge->add_option("--out", whole, "folder for the whole study")->required();
    merge->callback([&] { exitCode = miru::mergeCommand(parts, whole); });
    std::string studyName;
    auto* const studies = app.add_subcommand("studies", "List the studies that come with the program");
    studies->add_option("name", studyName, "print this one as a file, ready to be edited");
    studies->callback([&] { exitCode = miru::studiesCommand(studyName); });

    auto* const datasets = app.add_subcommand("datasets", "See, fetch and check data sets");
    datasets->require_subcommand(1);
    datasets->add_subcommand("list", "What there is, what is here, and under which licence")->callback([&] {
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
    check->add_option("names", names, "which (default: all that are here)");
    check->callback([&] { exitCode = miru::checkDatasetsCommand(names); });

    std::string presetName;
    auto* const presets = app.add_subcommand("presets", "List the experiments that come with the program");
    presets->add_option("name", presetName, "print this one as a spec, ready to be edited");
    presets->callback([&] { exitCode = miru::presetsCommand(presetName); });

    bool asJson = false;
    auto* const settings = app.add_subcommand("settings", "List every setting with its limits and meaning");
    settings->add_flag("--json", asJson, "as JSON");
    settings->callback([&] { exitCode = miru::settingsCommand(asJson); });

    const auto isNamed = [argv](const CLI::App* command) { return command->get_name() == argv[1]; };
    const auto isAny = [](const CLI::App*) { return true; };
    if (argc > 1 && argv[1][0] != '-' && std::ranges::none_of(app.get_subcommands(isAny), isNamed)) {
        std::fprintf(stderr, "miru-run: There is no command %s; `miru-run --help` shows them.\n", argv[1]);
        return miru::BadInput;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? miru::Done : miru::BadInput;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "miru-run: %s\n", error.what());
        return miru::Failed;
    }
    return exitCode;
}
