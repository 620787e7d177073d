// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a graph computes by the definitions of ONNX's operators (opset 13), of those that networks are made of: for tests where
// no ONNX Runtime is. Slow, in double.

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/export/onnx_graph.h"
#include "tests/support/onnx_cases.h"

namespace miru::test {

struct OnnxTensor {
    using Dims = std::vector<std::int64_t>;
    Dims dims;
    std::vector<double> numbers;  ///< row-major

    static std::size_t sizeOf(const Dims& dims) {
        return static_cast<std::size_t>(
            std::accumulate(dims.begin(), dims.end(), std::int64_t{1}, std::multiplies<>()));
    }
    static OnnxTensor zeros(Dims dims) {
        const std::size_t size = sizeOf(dims);
        return {std::move(dims), std::vector<double>(size, 0.0)};
    }
    std::size_t dim(std::size_t axis) const { return static_cast<std::size_t>(dims.at(axis)); }
    std::size_t last() const { return dim(dims.size() - 1); }
};

class OnnxInterpreter {
 public:
    using Values = std::map<std::string, OnnxTensor>;

    explicit OnnxInterpreter(const OnnxGraph& graph) : m_graph(graph) {}

    /// All that there is when the last node is through.
    Values run(Values values) const {
        for (const OnnxConstant& constant : m_graph.constants) values[constant.name] = tensorOf(constant);
        for (const OnnxNode& node : m_graph.nodes) step(node, values);
        for (const OnnxValue& output : m_graph.outputs) demandShape(values.at(output.name), output);
        return values;
    }

 private:
    using Dims = OnnxTensor::Dims;

    static void demand(bool isSo, const std::string& what) {
        if (!isSo) throw std::runtime_error(what);
    }
    static void demandShape(const OnnxTensor& tensor, const OnnxValue& promised) {
        demand(tensor.dims.size() == promised.shape.size(), promised.name + " has another rank than it says");
        for (std::size_t axis = 0; axis < tensor.dims.size(); ++axis)
            if (const auto* const size = std::get_if<std::int64_t>(&promised.shape[axis]))
                demand(*size == tensor.dims[axis], promised.name + " has another shape than it says");
    }

    static OnnxTensor tensorOf(const OnnxConstant& constant) {
        OnnxTensor tensor = OnnxTensor::zeros(constant.shape);
        const auto read = [&]<typename Number>(Number number) {
            demand(constant.bytes.size() == tensor.numbers.size() * sizeof number,
                   constant.name + " has other numbers");
            for (std::size_t n = 0; n < tensor.numbers.size(); ++n) {
                std::memcpy(&number, constant.bytes.data() + n * sizeof number, sizeof number);
                tensor.numbers[n] = static_cast<double>(number);
            }
        };
        if (constant.type == OnnxType::Float)
            read(float{});
        else
            read(std::int64_t{});
        return tensor;
    }

    template <typename Value>
    static Value attributeOf(const OnnxNode& node, const std::string& name, Value otherwise) {
        for (const OnnxAttribute& attribute : node.attributes)
            if (attribute.name == name) return std::get<Value>(attribute.value);
        return otherwise;
    }

    static void step(const OnnxNode& node, Values& values) {
        const auto has = [&](std::size_t n) { return n < node.inputs.size() && !node.inputs[n].empty(); };
        const auto in = [&](std::size_t n) -> const OnnxTensor& {
            const auto found = values.find(node.inputs.at(n));
            demand(found != values.end(), node.op + " reads " + node.inputs.at(n) + ", which nobody has made");
            return found->second;
        };
        const auto give = [&](OnnxTensor tensor) { values[node.outputs.at(0)] = std::move(tensor); };
        const std::string& op = node.op;
        if (op == "Scan") return scan(node, values);
        if (op == "Split") return split(node, in(0), in(1), values);
        if (op == "TopK") return topK(node, in(0), in(1), values);
        if (op == "GRU" || op == "LSTM" || op == "RNN")
            return recur(node, in(0), in(1), in(2), in(3), has(4) ? &in(4) : nullptr, values);
        if (op == "Add") return give(elementwise(in(0), in(1), std::plus<>()));
        if (op == "Sub") return give(elementwise(in(0), in(1), std::minus<>()));
        if (op == "Mul") return give(elementwise(in(0), in(1), std::multiplies<>()));
        if (op == "GreaterOrEqual") return give(elementwise(in(0), in(1), std::greater_equal<>()));
        if (op == "Where") {
            const auto none = std::nan("");  // so that no product can bring the other branch in
            const auto chosen =
                elementwise(in(0), in(1), [&](double condition, double x) { return condition != 0 ? x : none; });
            return give(elementwise(chosen, in(2), [](double x, double y) { return std::isnan(x) ? y : x; }));
        }
        if (op == "Tanh") return give(each(in(0), [](double x) { return std::tanh(x); }));
        if (op == "Sigmoid") return give(each(in(0), sigmoid));
        if (op == "Abs") return give(each(in(0), [](double x) { return std::abs(x); }));
        if (op == "Identity" || op == "Cast") return give(in(0));
        if (op == "MatMul") return give(product(in(0), in(1)));
        if (op == "Transpose") return give(transposed(in(0), attributeOf<Dims>(node, "perm", {})));
        if (op == "Gather") return give(gathered(in(0), in(1)));
        if (op == "GatherElements") return give(elementsOf(in(0), in(1)));
        if (op == "ScatterElements") return give(scattered(in(0), in(1), in(2)));
        if (op == "ReverseSequence") return give(reversed(in(0), in(1)));
        if (op == "Slice") {
            demand(in(1).numbers == std::vector{-1.0} && in(3).numbers == std::vector{0.0} &&
                       in(4).numbers == std::vector{-1.0},
                   "Slice does something else than turning steps round");
            OnnxTensor lengths = OnnxTensor::zeros({in(0).dims.at(1)});
            std::ranges::fill(lengths.numbers, static_cast<double>(in(0).dims.at(0)));
            return give(reversed(in(0), lengths));
        }
        if (op == "Shape") {
            const Dims& dims = in(0).dims;
            return give({{static_cast<std::int64_t>(dims.size())}, {dims.begin(), dims.end()}});
        }
        if (op == "Concat") {
            OnnxTensor all = in(0);
            all.numbers.insert(all.numbers.end(), in(1).numbers.begin(), in(1).numbers.end());
            all.dims = {static_cast<std::int64_t>(all.numbers.size())};
            return give(all);
        }
        if (op == "ConstantOfShape") return give(OnnxTensor::zeros({in(0).numbers.begin(), in(0).numbers.end()}));
        if (op == "Range") {
            OnnxTensor range;
            for (double x = in(0).numbers.at(0); x < in(1).numbers.at(0); x += in(2).numbers.at(0))
                range.numbers.push_back(x);
            range.dims = {static_cast<std::int64_t>(range.numbers.size())};
            return give(range);
        }
        if (op == "Squeeze" || op == "Unsqueeze") {
            OnnxTensor tensor = in(0);
            const auto axis = tensor.dims.begin() + static_cast<std::ptrdiff_t>(in(1).numbers.at(0));
            if (op == "Unsqueeze") {
                tensor.dims.insert(axis, 1);
            } else {
                demand(*axis == 1, "Squeeze takes away an axis that is there");
                tensor.dims.erase(axis);
            }
            return give(tensor);
        }
        throw std::runtime_error("the interpreter knows no " + op);
    }

    static double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

    template <typename Function>
    static OnnxTensor each(OnnxTensor tensor, Function function) {
        for (double& x : tensor.numbers) x = function(x);
        return tensor;
    }

    /// Shapes are aligned at their ends, and axes of length 1 are repeated.
    template <typename Function>
    static OnnxTensor elementwise(const OnnxTensor& a, const OnnxTensor& b, Function function) {
        const std::size_t rank = std::max(a.dims.size(), b.dims.size());
        const auto dimOf = [rank](const OnnxTensor& tensor, std::size_t axis) {
            const std::size_t missing = rank - tensor.dims.size();
            return axis < missing ? 1 : tensor.dims[axis - missing];
        };
        Dims dims;
        for (std::size_t axis = 0; axis < rank; ++axis) {
            const std::int64_t x = dimOf(a, axis);
            const std::int64_t y = dimOf(b, axis);
            demand(x == y || x == 1 || y == 1, "shapes do not fit");
            dims.push_back(std::max(x, y));
        }
        OnnxTensor result = OnnxTensor::zeros(dims);
        for (std::size_t n = 0; n < result.numbers.size(); ++n) {
            const auto placeIn = [&](const OnnxTensor& tensor) {
                std::size_t place = 0;
                std::size_t stride = 1;
                std::size_t rest = n;
                for (std::size_t axis = rank; axis-- > 0;) {
                    const auto size = static_cast<std::size_t>(dims[axis]);
                    const auto own = static_cast<std::size_t>(dimOf(tensor, axis));
                    if (own > 1) place += rest % size * stride;
                    stride *= own;
                    rest /= size;
                }
                return place;
            };
            result.numbers[n] = static_cast<double>(function(a.numbers[placeIn(a)], b.numbers[placeIn(b)]));
        }
        return result;
    }

    /// By a matrix, of all rows.
    static OnnxTensor product(const OnnxTensor& a, const OnnxTensor& b) {
        demand(b.dims.size() == 2 && a.last() == b.dim(0), "a product of matrices that do not fit");
        Dims dims = a.dims;
        dims.back() = b.dims[1];
        OnnxTensor result = OnnxTensor::zeros(dims);
        const std::size_t columns = b.dim(1);
        for (std::size_t row = 0; row * a.last() < a.numbers.size(); ++row)
            for (std::size_t k = 0; k < a.last(); ++k)
                for (std::size_t j = 0; j < columns; ++j)
                    result.numbers[row * columns + j] += a.numbers[row * a.last() + k] * b.numbers[k * columns + j];
        return result;
    }

    /// The first two axes change places.
    static OnnxTensor transposed(const OnnxTensor& a, const Dims& order) {
        demand(order.size() == a.dims.size() && order[0] == 1 && order[1] == 0, "another order of axes");
        Dims dims = a.dims;
        std::swap(dims[0], dims[1]);
        OnnxTensor result = OnnxTensor::zeros(dims);
        const std::size_t length = a.numbers.size() / (a.dim(0) * a.dim(1));
        for (std::size_t i = 0; i < a.dim(0); ++i)
            for (std::size_t j = 0; j < a.dim(1); ++j)
                std::copy_n(a.numbers.begin() + static_cast<std::ptrdiff_t>((i * a.dim(1) + j) * length), length,
                            result.numbers.begin() + static_cast<std::ptrdiff_t>((j * a.dim(0) + i) * length));
        return result;
    }

    /// Along the first axis.
    static OnnxTensor gathered(const OnnxTensor& table, const OnnxTensor& places) {
        OnnxTensor result{places.dims, {}};
        result.dims.insert(result.dims.end(), table.dims.begin() + 1, table.dims.end());
        const std::size_t length = table.numbers.size() / table.dim(0);
        for (const double place : places.numbers) {
            demand(place >= 0 && place < static_cast<double>(table.dims[0]), "Gather looks outside of its table");
            const auto first =
                table.numbers.begin() + static_cast<std::ptrdiff_t>(place) * static_cast<std::ptrdiff_t>(length);
            result.numbers.insert(result.numbers.end(), first, first + static_cast<std::ptrdiff_t>(length));
        }
        return result;
    }

    static std::size_t placeOf(const OnnxTensor& data, const OnnxTensor& places, std::size_t n) {
        return n / places.last() * data.last() + static_cast<std::size_t>(places.numbers[n]);
    }
    static OnnxTensor elementsOf(const OnnxTensor& data, const OnnxTensor& places) {
        OnnxTensor result = places;
        for (std::size_t n = 0; n < places.numbers.size(); ++n)
            result.numbers[n] = data.numbers.at(placeOf(data, places, n));
        return result;
    }
    static OnnxTensor scattered(OnnxTensor data, const OnnxTensor& places, const OnnxTensor& updates) {
        demand(places.dims == updates.dims, "ScatterElements puts other numbers than places");
        for (std::size_t n = 0; n < places.numbers.size(); ++n)
            data.numbers.at(placeOf(data, places, n)) = updates.numbers[n];
        return data;
    }

    static void topK(const OnnxNode& node, const OnnxTensor& data, const OnnxTensor& count, Values& values) {
        const auto k = static_cast<std::size_t>(count.numbers.at(0));
        OnnxTensor best{data.dims, {}};
        best.dims.back() = static_cast<std::int64_t>(k);
        OnnxTensor places = best;
        for (std::size_t first = 0; first < data.numbers.size(); first += data.last()) {
            std::vector<std::size_t> order(data.last());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return data.numbers[first + i]; });
            for (std::size_t n = 0; n < k; ++n) {
                best.numbers.push_back(data.numbers[first + order[n]]);
                places.numbers.push_back(static_cast<double>(order[n]));
            }
        }
        values[node.outputs.at(0)] = best;
        values[node.outputs.at(1)] = places;
    }

    /// Steps first, sequences second.
    static OnnxTensor reversed(const OnnxTensor& data, const OnnxTensor& lengths) {
        OnnxTensor result = data;
        const std::size_t length = data.numbers.size() / (data.dim(0) * data.dim(1));
        for (std::size_t b = 0; b < data.dim(1); ++b) {
            const auto steps = static_cast<std::size_t>(lengths.numbers.at(b));
            for (std::size_t t = 0; t < steps; ++t)
                for (std::size_t i = 0; i < length; ++i)
                    result.numbers[(t * data.dim(1) + b) * length + i] =
                        data.numbers[((steps - 1 - t) * data.dim(1) + b) * length + i];
        }
        return result;
    }

    static void split(const OnnxNode& node, const OnnxTensor& data, const OnnxTensor& sizes, Values& values) {
        demand(attributeOf<std::int64_t>(node, "axis", 0) == static_cast<std::int64_t>(data.dims.size()) - 1,
               "Split cuts another axis than the last");
        std::size_t first = 0;
        for (std::size_t part = 0; part < node.outputs.size(); ++part) {
            const auto size = static_cast<std::size_t>(sizes.numbers.at(part));
            OnnxTensor result{data.dims, {}};
            result.dims.back() = static_cast<std::int64_t>(size);
            for (std::size_t row = 0; row < data.numbers.size(); row += data.last())
                for (std::size_t i = 0; i < size; ++i) result.numbers.push_back(data.numbers.at(row + first + i));
            first += size;
            values[node.outputs[part]] = result;
        }
        demand(first == data.last(), "Split leaves something over");
    }

    static OnnxTensor stepOf(const OnnxTensor& data, std::size_t t) {
        const std::size_t length = data.numbers.size() / data.dim(0);
        const auto first = data.numbers.begin() + static_cast<std::ptrdiff_t>(t * length);
        return {{data.dims.begin() + 1, data.dims.end()}, {first, first + static_cast<std::ptrdiff_t>(length)}};
    }

    static void scan(const OnnxNode& node, Values& values) {
        const auto& body = *attributeOf<std::shared_ptr<OnnxGraph>>(node, "body", nullptr);
        const auto scanned = static_cast<std::size_t>(attributeOf<std::int64_t>(node, "num_scan_inputs", 0));
        const std::size_t states = node.inputs.size() - scanned;
        demand(body.inputs.size() == node.inputs.size() && body.outputs.size() == node.outputs.size(),
               "the body has other inputs or outputs than the Scan");
        std::vector<OnnxTensor> now;
        for (std::size_t n = 0; n < states; ++n) now.push_back(values.at(node.inputs[n]));
        const std::size_t steps = values.at(node.inputs[states]).dim(0);
        std::vector<OnnxTensor> gathered(node.outputs.size() - states);
        for (std::size_t t = 0; t < steps; ++t) {
            Values inside;
            for (std::size_t n = 0; n < node.inputs.size(); ++n) {
                OnnxTensor& to = inside[body.inputs[n].name];
                to = n < states ? now[n] : stepOf(values.at(node.inputs[n]), t);
                demandShape(to, body.inputs[n]);
            }
            inside = OnnxInterpreter(body).run(std::move(inside));
            for (std::size_t n = 0; n < states; ++n) now[n] = inside.at(body.outputs[n].name);
            for (std::size_t n = 0; n < gathered.size(); ++n) {
                const OnnxTensor& of = inside.at(body.outputs[states + n].name);
                gathered[n].dims = of.dims;
                gathered[n].dims.insert(gathered[n].dims.begin(), static_cast<std::int64_t>(steps));
                gathered[n].numbers.insert(gathered[n].numbers.end(), of.numbers.begin(), of.numbers.end());
            }
        }
        for (std::size_t n = 0; n < node.outputs.size(); ++n)
            values[node.outputs[n]] = n < states ? now[n] : gathered[n - states];
    }

    /// GRU, LSTM and RNN, in one direction.
    static void recur(const OnnxNode& node, const OnnxTensor& X, const OnnxTensor& W, const OnnxTensor& R,
                      const OnnxTensor& B, const OnnxTensor* lengths, Values& values) {
        const auto H = static_cast<std::size_t>(attributeOf<std::int64_t>(node, "hidden_size", 0));
        const std::size_t T = X.dim(0), batch = X.dim(1), I = X.dim(2), rows = W.dim(1), gates = rows / H;
        demand(W.dim(0) == 1 && W.dim(2) == I && R.dim(1) == rows && R.dim(2) == H && B.dim(1) == 2 * rows &&
                   gates == (node.op == "GRU"    ? 3U
                             : node.op == "LSTM" ? 4U
                                                 : 1U),
               node.op + " has weights of another shape");
        const bool isLinear = attributeOf<std::int64_t>(node, "linear_before_reset", 0) != 0;
        OnnxTensor Y = OnnxTensor::zeros({X.dims[0], 1, X.dims[1], static_cast<std::int64_t>(H)});
        OnnxTensor last = OnnxTensor::zeros({1, X.dims[1], static_cast<std::int64_t>(H)});
        for (std::size_t b = 0; b < batch; ++b) {
            std::vector<double> h(H, 0.0), c(H, 0.0);
            const std::size_t steps = lengths ? static_cast<std::size_t>(lengths->numbers.at(b)) : T;
            for (std::size_t t = 0; t < steps; ++t) {
                const auto fromInput = [&](std::size_t gate, std::size_t i) {
                    double sum = B.numbers[gate * H + i];
                    for (std::size_t k = 0; k < I; ++k)
                        sum += W.numbers[(gate * H + i) * I + k] * X.numbers[(t * batch + b) * I + k];
                    return sum;
                };
                const auto fromState = [&](std::size_t gate, std::size_t i, const std::vector<double>& state) {
                    double sum = B.numbers[rows + gate * H + i];
                    for (std::size_t k = 0; k < H; ++k) sum += R.numbers[(gate * H + i) * H + k] * state[k];
                    return sum;
                };
                const auto sum = [&](std::size_t gate, std::size_t i) {
                    return fromInput(gate, i) + fromState(gate, i, h);
                };
                std::vector<double> next(H);
                std::vector<double> seen(H);  // r ∘ h
                for (std::size_t i = 0; node.op == "GRU" && i < H; ++i) seen[i] = sigmoid(sum(1, i)) * h[i];
                for (std::size_t i = 0; i < H; ++i) {
                    if (node.op == "RNN") {
                        next[i] = std::tanh(sum(0, i));
                    } else if (node.op == "LSTM") {
                        c[i] = sigmoid(sum(2, i)) * c[i] + sigmoid(sum(0, i)) * std::tanh(sum(3, i));
                        next[i] = sigmoid(sum(1, i)) * std::tanh(c[i]);
                    } else {
                        const double z = sigmoid(sum(0, i));
                        const double recurrent =
                            isLinear ? sigmoid(sum(1, i)) * fromState(2, i, h) : fromState(2, i, seen);
                        next[i] = (1 - z) * std::tanh(fromInput(2, i) + recurrent) + z * h[i];
                    }
                }
                h = next;
                for (std::size_t i = 0; i < H; ++i) Y.numbers[(t * batch + b) * H + i] = h[i];
            }
            for (std::size_t i = 0; i < H; ++i) last.numbers[b * H + i] = h[i];
        }
        if (!node.outputs[0].empty()) values[node.outputs[0]] = Y;
        if (node.outputs.size() > 1) values[node.outputs[1]] = last;
    }

    const OnnxGraph& m_graph;
};

/// What the graph answers to such inputs.
inline std::vector<double> interpretedLogits(const OnnxGraph& graph, const nlohmann::json& inputs) {
    OnnxInterpreter::Values values;
    for (const auto& [name, tensor] : inputs.items())
        values[name] = {tensor["dims"].get<OnnxTensor::Dims>(), tensor["data"].get<std::vector<double>>()};
    return OnnxInterpreter(graph).run(values).at("logits").numbers;
}

}  // namespace miru::test
