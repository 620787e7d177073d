# SPDX-FileCopyrightText: The MiRU Lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs and networks of MiRU Lab in Python. One file, which needs numpy alone; with PyTorch a network becomes a module.

    import miru_lab
    run = miru_lab.Run("runs/a")
    run.matrix                        # accuracy after each task (rows) on each task (columns), a fraction
    run.curve("accuracy", task=1)     # samples learned so far, and the values
    network = run.network()           # or miru_lab.Network("runs/a/network.safetensors")
    network.logits(x)                 # x: T x I numbers, as they are read, or T words; or B of them
    network.module()                  # a torch.nn.Module; a GRU with reset after the product holds a torch.nn.GRU

Letters as in the lab: x input (I), h state (H), h' the state before, T steps, B sequences, C classes; a column of a matrix
in the lab's files is a column here. `miru-run predict` gives the same logits, up to rounding."""

import csv
import json
import math
import pathlib

import numpy

__all__ = ["Run", "Network", "read_safetensors"]

_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1"}


def read_safetensors(path):
    """The arrays of a safetensors file by name, and its texts."""
    content = pathlib.Path(path).read_bytes()
    length = int.from_bytes(content[:8], "little")
    if len(content) < 8 or length > len(content) - 8:
        raise ValueError(f"{path} is no safetensors file: it is shorter than it says.")
    header = json.loads(content[8:8 + length])
    texts = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        if entry["dtype"] not in _TYPES:
            raise ValueError(f"{path}: the array {name} has numbers of the unknown type {entry['dtype']}.")
        begin, end = entry["data_offsets"]
        numbers = numpy.frombuffer(content[8 + length + begin:8 + length + end], _TYPES[entry["dtype"]])
        arrays[name] = numbers.reshape(entry["shape"])
    return arrays, texts


def _numbers(row):
    return [float(cell) if cell else math.nan for cell in row]


class Run:
    """The folder of a run: `spec` and `summary` (dicts), `matrix`, curves, and its network."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.spec = json.loads((self.folder / "spec.json").read_text(encoding="utf-8"))

    @property
    def summary(self):
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))

    @property
    def matrix(self):
        """T x T: row i after learning task i, column j on task j; NaN where nothing was tested."""
        return self._matrix_rows()[1:]

    @property
    def untrained(self):
        """T: the accuracies of the network before it has learned anything."""
        return self._matrix_rows()[0]

    def _matrix_rows(self):
        with open(self.folder / "matrix.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))[1:]
        return numpy.array([_numbers(row[1:]) for row in rows])

    def curve(self, quantity="accuracy", task=1):
        """Samples learned and values, as two arrays."""
        with open(self.folder / "curves.csv", newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["quantity"] == quantity and row["task"] == str(task)]
        return numpy.array([int(row["samples"]) for row in rows]), numpy.array([float(row["value"]) for row in rows])

    def network(self):
        return Network(self.folder / "network.safetensors")


def _sigmoid(x):
    return 0.5 + 0.5 * numpy.tanh(0.5 * x)


def _step(network, weights, a, h, m, tanh, sigmoid):
    """The states h and m after a step, from a = W x + b and those before: in numpy or in PyTorch, whose arrays `weights` are."""
    hidden = network.hidden
    beta, share = weights["beta"], weights["lambda"]

    def gate(number):
        return a[:, number * hidden:(number + 1) * hidden]

    def recurrent(number, state):
        return state @ weights["U"][number * hidden:(number + 1) * hidden].T

    if network.cell == "rnn":
        return tanh(a + recurrent(0, h)), m
    if network.cell == "miru2":
        return share * h + (1 - share) * tanh(a + recurrent(0, beta * h)), m
    if network.cell == "miru1":
        r = sigmoid(gate(0) + recurrent(0, h))
        return share * h + (1 - share) * tanh(gate(1) + recurrent(1, r * h)), m
    if network.cell == "mgu":
        f = sigmoid(gate(0) + recurrent(0, h))
        return (1 - f) * h + f * tanh(gate(1) + recurrent(1, f * h)), m
    if network.cell == "gru":
        z = sigmoid(gate(0) + recurrent(0, h))
        r = sigmoid(gate(1) + recurrent(1, h))
        inner = r * (recurrent(2, h) + weights["bU"]) if network.resets_after else recurrent(2, r * h)
        return z * h + (1 - z) * tanh(gate(2) + inner), m
    if network.cell == "lstm":
        i, f, o = (sigmoid(gate(number) + recurrent(number, h)) for number in (0, 1, 3))
        m = f * m + i * tanh(gate(2) + recurrent(2, h))
        return o * tanh(m), m
    if network.cell == "mingru":
        z = sigmoid(gate(0))
        return (1 - z) * h + z * gate(1), m
    raise ValueError(f"The cell {network.cell} is not known here.")


class Network:
    """A trained network: `arrays` (W, U, b, V, c, ... by name), `spec`, and its forward pass."""

    def __init__(self, path):
        self.arrays, texts = read_safetensors(path)
        if "spec" not in texts:
            raise ValueError(f"{path} does not say how its network was trained, as one that MiRU Lab wrote does.")
        self.spec = json.loads(texts["spec"])
        self.words = json.loads(texts["words"]) if "words" in texts else None  # of numbers 2 and above
        self.class_names = json.loads(texts["classNames"]) if "classNames" in texts else None
        self.answers_every_step = texts.get("answers") == "every-step"
        self.cell = self.spec["model"]["cell"]
        self.resets_after = self.cell == "gru" and self.spec["model"]["gruReset"] == "after"
        self.hidden = len(self.arrays["beta"])
        self.inhibition = dict(self.spec["inhibition"])
        for event in self.spec.get("events", []):
            if event["key"] == "inhibition.sparsity":
                self.inhibition["sparsity"] = event["value"]
        share = 1 - self.inhibition["sparsity"]
        self.winners = min(self.hidden, max(1, math.floor(share * self.hidden + 0.5)))  # units that are not silenced

    def __getattr__(self, name):
        arrays = self.__dict__.get("arrays", {})
        if name in arrays:
            return arrays[name]
        raise AttributeError(name)

    def states(self, x):
        """h after every step: T x H, or B x T x H."""
        x = numpy.asarray(x)
        is_one = x.ndim == (1 if self.words else 2)
        gates = self._input_sums(x[None] if is_one else x)
        batch, steps, _ = gates.shape
        h = numpy.zeros((batch, self.hidden), numpy.float32)
        m = numpy.zeros_like(h)
        states = []
        for t in range(steps):
            h, m = _step(self, self.arrays, gates[:, t], h, m, numpy.tanh, _sigmoid)
            if self.inhibition["where"] == "state":
                h = self._winners(h)
            states.append(h)
        states = numpy.stack(states, axis=1)
        return states[0] if is_one else states

    def logits(self, x):
        """C numbers for each sequence; T x C where every step is answered."""
        h = self.states(x)
        if not self.answers_every_step:
            h = h[..., -1, :]
        if self.inhibition["where"] == "readout":
            h = self._winners(h)
        return h @ self.V.T + self.c

    def _input_sums(self, x):
        """W x + b of all steps, B x T x G H."""
        if self.words is None:
            return x.astype(numpy.float32) @ self.W.T + self.b
        return (self.E.T[x] @ self.W.T if "E" in self.arrays else self.W.T[x]) + self.b

    def _winners(self, h):
        if self.winners == self.hidden:
            return h
        ranked = numpy.abs(h) if self.inhibition["rank"] == "magnitude" else h
        first = numpy.argsort(-ranked, axis=-1, kind="stable")[..., :self.winners]  # of equal ones the lower unit
        kept = numpy.zeros_like(h)
        numpy.put_along_axis(kept, first, numpy.take_along_axis(h, first, -1), -1)
        return kept

    def module(self):
        """The network as a torch.nn.Module, batch first; its parameters are those learned, with the names of the file."""
        return _module(self)


def _module(network):
    import torch

    class Recurrent(torch.nn.Module):
        """Reads B x T x I numbers, or B x T words, and gives B x C logits, or B x T x C where every step is answered."""

        def __init__(self):
            super().__init__()
            learned = set(network.arrays) - {"beta", "lambda"}
            for name, array in network.arrays.items():
                tensor = torch.tensor(numpy.array(array))
                if name in learned:
                    self.register_parameter(name, torch.nn.Parameter(tensor))
                else:
                    self.register_buffer(name, tensor)
            self.gru = _torch_gru(network, torch) if _is_torch_gru(network) else None
            if self.gru is not None:  # it holds them
                for name in ("W", "U", "b", "bU"):
                    del self._parameters[name]

        def forward(self, x):
            if network.words:
                x = self.E.T[x] if "E" in network.arrays else torch.nn.functional.one_hot(x, self.W.shape[1]).float()
            h = self.gru(x)[0] if self.gru is not None else self._states(x)
            if not network.answers_every_step:
                h = h[:, -1]
            if network.inhibition["where"] == "readout":
                h = self._winners(h)
            return h @ self.V.T + self.c

        def _states(self, x):
            gates = x @ self.W.T + self.b
            weights = self._weights()
            h = m = x.new_zeros(x.shape[0], network.hidden)
            states = []
            for t in range(x.shape[1]):
                h, m = _step(network, weights, gates[:, t], h, m, torch.tanh, torch.sigmoid)
                if network.inhibition["where"] == "state":
                    h = self._winners(h)
                states.append(h)
            return torch.stack(states, 1)

        def _winners(self, h):
            if network.winners == network.hidden:
                return h
            ranked = h.abs() if network.inhibition["rank"] == "magnitude" else h
            first = torch.sort(ranked, dim=-1, descending=True, stable=True)[1][..., :network.winners]
            return h * torch.zeros_like(h).scatter(-1, first, 1.0)

        def _weights(self):
            """All arrays; of coefficients that are learned the sigmoids of what is learned."""
            weights = dict(self._buffers) | dict(self._parameters)
            for name in ("beta", "lambda"):
                if name + "Logit" in self._parameters:
                    weights[name] = self._parameters[name + "Logit"].sigmoid()
            return weights

    return Recurrent()


def _is_torch_gru(network):
    """PyTorch's own GRU has no inhibition and resets after the product."""
    silences = network.winners < network.hidden and network.inhibition["where"] == "state"
    return network.resets_after and not silences


def _torch_gru(network, torch):
    """PyTorch stacks r, z, h~ and has two biases a gate, of which ours is the first, but for bU."""
    hidden = network.hidden
    order = numpy.r_[hidden:2 * hidden, 0:hidden, 2 * hidden:3 * hidden]
    gru = torch.nn.GRU(network.W.shape[1], hidden, batch_first=True)
    inner = numpy.concatenate([numpy.zeros(2 * hidden, numpy.float32), network.bU])
    with torch.no_grad():
        for parameter, array in ((gru.weight_ih_l0, network.W[order]), (gru.weight_hh_l0, network.U[order]),
                                 (gru.bias_ih_l0, network.b[order]), (gru.bias_hh_l0, inner)):
            parameter.copy_(torch.tensor(numpy.array(array)))
    return gru
