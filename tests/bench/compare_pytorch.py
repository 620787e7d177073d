#!/usr/bin/env python3
# SPDX-FileCopyrightText: The MiRU Lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training and inference of GRU and MiRU-2 in PyTorch and in MiRU Lab, one after the other on the same machine.

PyTorch gets what suits it best: nn.GRU (its fused kernel) time-major or batch-major, a MiRU-2 whose input product is one
product for all steps, scripted or not, batches that lie ready as tensors (no composing), and the fastest of 1 … N threads
and of these variants. MiRU Lab composes its
batches from permuted 8-bit images meanwhile. Sequences of 28 steps of 28 numbers, 128 hidden units, ten classes, Adam.

Needs PyTorch (Debian: python3-torch) with a fast BLAS (libopenblas0: the reference BLAS that Debian installs by default makes
PyTorch several times slower) and a built miru-bench (./lab bench). Where PyTorch is in another system, a container, give the
lab's own figures as a file, measured on the same machine just before: compare_pytorch.py build/bench/core.json
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

try:
    import torch
except ImportError:
    sys.exit("compare_pytorch: PyTorch is not installed (Debian: apt install python3-torch).")

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "build", "release", "bin", "miru-bench")
STEPS, INPUTS, HIDDEN, CLASSES = 28, 28, 128, 10
BATCHES = (32, 128)
SECONDS = 0.5  # per measurement; five are taken, the median counts
BETA, LAMBDA = 0.55, 0.7


class GruClassifier(torch.nn.Module):
    def __init__(self, batch_first):
        super().__init__()
        self.cell = torch.nn.GRU(INPUTS, HIDDEN, batch_first=batch_first)
        self.readout = torch.nn.Linear(HIDDEN, CLASSES)

    def forward(self, x):
        return self.readout(self.cell(x)[1][0])


class Miru2Classifier(torch.nn.Module):
    def __init__(self):
        super().__init__()
        bound = HIDDEN ** -0.5
        self.W = torch.nn.Parameter(torch.empty(HIDDEN, INPUTS).uniform_(-bound, bound))
        self.U = torch.nn.Parameter(torch.empty(HIDDEN, HIDDEN).uniform_(-bound, bound))
        self.b = torch.nn.Parameter(torch.zeros(HIDDEN))
        self.readout = torch.nn.Linear(HIDDEN, CLASSES)

    def forward(self, x):
        projected = torch.nn.functional.linear(x, self.W, self.b)
        h = torch.zeros(x.size(1), self.U.size(0))
        for t in range(x.size(0)):
            candidate = torch.tanh(projected[t] + torch.nn.functional.linear(0.55 * h, self.U))
            h = 0.7 * h + 0.3 * candidate
        return self.readout(h)


def rate(work, sequences):
    """Sequences a second: the median of five measurements, after a warm-up."""
    for _ in range(10):
        work()
    rates = []
    for _ in range(5):
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < SECONDS:
            work()
            count += 1
        rates.append(count * sequences / (time.perf_counter() - start))
    return statistics.median(rates)


def torch_rates(make, batch_first):
    """{("training" or "inference", batch): sequences/s} with the best thread count for each."""
    best = {}
    for threads in range(1, (os.cpu_count() or 1) + 1):
        torch.set_num_threads(threads)
        for batch in BATCHES:
            model = make()
            optimizer = torch.optim.Adam(model.parameters())
            x = torch.rand(batch, STEPS, INPUTS) if batch_first else torch.rand(STEPS, batch, INPUTS)
            y = torch.randint(CLASSES, (batch,))

            def train():
                optimizer.zero_grad()
                torch.nn.functional.cross_entropy(model(x), y).backward()
                optimizer.step()

            def infer():
                with torch.no_grad():
                    model(x)

            for kind, work in (("training", train), ("inference", infer)):
                best[kind, batch] = max(best.get((kind, batch), 0), rate(work, batch))
    return best


def lab_rows():
    """The rows of the lab's benchmark: of the file that was given, or measured now."""
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            return json.load(file)["benchmarks"]
    if not os.path.exists(BENCH):
        sys.exit("compare_pytorch: miru-bench is not built; run ./lab bench first.")
    with tempfile.NamedTemporaryFile("r", suffix=".json") as out:
        subprocess.run(
            [BENCH, "--benchmark_filter=^(training/(GRU|MiRU2)/|evaluation/(GRU|MiRU2)/)", f"--benchmark_out={out.name}",
             "--benchmark_repetitions=5", "--benchmark_report_aggregates_only=true"],
            check=True, capture_output=True)
        return json.load(out)["benchmarks"]


def lab_rates():
    """{(cell, kind, batch): sequences/s} with the best thread count; inference is evaluation, one long batch."""
    best = {}
    for row in lab_rows():
        if row.get("aggregate_name") != "median":
            continue
        parts = row["run_name"].split("/")
        for batch in BATCHES:
            if parts[0] == "evaluation":
                key = parts[1], "inference", batch
            elif f"batch:{batch}" in parts:
                key = parts[1], "training", batch
            else:
                continue
            best[key] = max(best.get(key, 0), row["items_per_second"])
    return best


def blas():
    """The file of the BLAS that PyTorch has loaded, and whether it brings oneDNN."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        files = {line.split()[-1] for line in maps if "blas" in line.split()[-1]}
    name = ", ".join(sorted(files)) or "built in"
    return name + (", oneDNN" if torch.backends.mkldnn.is_available() else "")


def main():
    ours = lab_rates()
    candidates = {
        "GRU": [(lambda: GruClassifier(False), False), (lambda: GruClassifier(True), True)],
        "MiRU2": [(lambda: torch.jit.script(Miru2Classifier()), False), (Miru2Classifier, False)],
    }
    print(f"PyTorch {torch.__version__}, BLAS {blas()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}")
    if "/blas/libblas" in blas():
        print("This is the reference BLAS; install libopenblas0 for a fair comparison.")
    print(f"{'':24}{'PyTorch':>12}{'MiRU Lab':>12}{'ratio':>8}   sequences/s")
    for cell, variants in candidates.items():
        measured = [torch_rates(make, batch_first) for make, batch_first in variants]
        for kind, batch in sorted(measured[0]):
            theirs = max(rates[kind, batch] for rates in measured)
            here = ours[cell, kind, batch]
            print(f"{cell + ' ' + kind + ', ' + str(batch):24}{theirs:12,.0f}{here:12,.0f}{here / theirs:7.1f}×")


if __name__ == "__main__":
    main()
