#!/usr/bin/env python3
# SPDX-FileCopyrightText: The MiRU Lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's table of cells on a microcontroller: trains each cell on MNIST, without and with inhibition, exports it in three
number forms, and counts instructions on a simulated Cortex-M4F.

    python3 tests/bench/device_table.py [FOLDER] [DATASET]

What is in the folder (runs/device by default) is not done again. It needs what `./lab setup device` installs."""

import json
import pathlib
import subprocess
import sys

RUN = pathlib.Path(__file__).resolve().parents[2] / "build/release/bin/miru-run"
CELLS = {"gru": 0.002, "lstm": 0.002, "mgu": 0.002, "miru1": 0.002, "miru2": 0.005, "rnn": 0.002, "mingru": 0.005}  # learning rates
TITLES = {"gru": "GRU", "lstm": "LSTM", "mgu": "MGU", "miru1": "MiRU-1", "miru2": "MiRU-2", "rnn": "RNN", "mingru": "minGRU"}
FORMS = ["float", "q15", "int8"]


def trained(folder, dataset, cell, sparsity):
    place = folder / f"{dataset}-{cell}-{sparsity}"
    if not (place / "summary.json").exists():
        subprocess.run([RUN, "train", "single-task", "--resume", "--out", place, "--set", f"data.dataset={dataset}",
                        "--set", f"model.cell={cell}", "--set", f"training.learningRate={CELLS[cell]}",
                        "--set", f"inhibition.sparsity={sparsity}"], check=True, stdout=subprocess.DEVNULL)
    return place


def counted(place, form, sparse):
    cache = place.with_name(f"{place.name}-{form}{'-sparse' if sparse else ''}.json")
    if not cache.exists():
        command = [RUN, "device", place, "--numbers", form, "--json"] + (["--sparse"] if sparse else [])
        cache.write_text(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return json.loads(cache.read_text())


def lab_accuracy(place):
    return float((place / "matrix.csv").read_text().splitlines()[-1].split(",")[-1])


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def all_forms(counts, what):
    return ", ".join(what(counts[form]) for form in FORMS)


def millions(count):
    return f"{count['instructions'] / 1e6:.2f}"


def kilobytes(count):
    return f"{count['flashBytes'] / 1000:.1f}"


def memory(count):
    return f"{count['ramBytes']:,}"


def accuracies(place, counts):
    values = [lab_accuracy(place)] + [counts[form]["accuracy"] for form in FORMS[1:]]
    return ", ".join(f"{100 * value:.2f}" for value in values)


def ratio(counts, gru):
    return all_forms(counts, lambda count: f"{gru[count['numbers']]['instructions'] / count['instructions']:.2f}×")


def all_counts(folder, dataset, sparsity, sparse=False):
    places = {cell: trained(folder, dataset, cell, sparsity) for cell in CELLS}
    return {cell: {form: counted(places[cell], form, sparse) for form in FORMS} for cell in CELLS}


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "runs/device")
    dataset = sys.argv[2] if len(sys.argv) > 2 else "mnist"
    print(f"{dataset}: float, q15, int8\n")
    row("cell", "accuracy, %", "flash, kB", "RAM, bytes", "instructions, millions", "ratio to GRU")
    row(*["--"] * 6)
    dense = all_counts(folder, dataset, "0")
    for cell, counts in dense.items():
        row(TITLES[cell], accuracies(trained(folder, dataset, cell, "0"), counts), all_forms(counts, kilobytes),
            all_forms(counts, memory), all_forms(counts, millions), ratio(counts, dense["gru"]))
    print("\n75 % inhibition on the state, dense and sparse\n")
    row("cell", "accuracy, %", "RAM, bytes", "dense: instructions, millions", "ratio", "sparse: instructions, millions", "ratio")
    row(*["--"] * 7)
    dense = all_counts(folder, dataset, "0.75")
    sparse = all_counts(folder, dataset, "0.75", sparse=True)
    for cell in CELLS:
        row(TITLES[cell], accuracies(trained(folder, dataset, cell, "0.75"), dense[cell]), all_forms(sparse[cell], memory),
            all_forms(dense[cell], millions), ratio(dense[cell], dense["gru"]),
            all_forms(sparse[cell], millions), ratio(sparse[cell], sparse["gru"]))


if __name__ == "__main__":
    main()
