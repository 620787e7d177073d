// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// node run_onnx.js CASES.json: runs ONNX files in ONNX Runtime and prints the logits of each as one JSON list. A case is
// {"file", "inputs": {NAME: {"type", "dims", "data"}}}; files lie beside CASES.json. Exit code 3: ONNX Runtime is not there
// (npm install onnxruntime-node; NODE_PATH names the node_modules it is in).

const fs = require('fs');
const path = require('path');

let ort;
try {
    ort = require('onnxruntime-node');
} catch {
    process.exit(3);
}
if (process.argv.length < 3) process.exit(0);

const list = process.argv[2];
const tensorOf = ({type, dims, data}) =>
    new ort.Tensor(type, type === 'int64' ? BigInt64Array.from(data, BigInt) : Float32Array.from(data), dims);

(async () => {
    const answers = [];
    for (const {file, inputs} of JSON.parse(fs.readFileSync(list))) {
        const session = await ort.InferenceSession.create(path.join(path.dirname(list), file),
                                                          {intraOpNumThreads: 1, interOpNumThreads: 1});
        const feeds = Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, tensorOf(tensor)]));
        answers.push(Array.from((await session.run(feeds)).logits.data));
        await session.release();
    }
    process.stdout.write(JSON.stringify(answers));
})().catch(error => {
    console.error(error.message);
    process.exit(1);
});
