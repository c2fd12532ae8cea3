// The same vectors in usearch (npm), for `tools/measure vectors`: node usearch.mjs DIRECTORY WEAK_OR_REAL DIM
import { readFileSync, openSync, readSync, fstatSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [directory, kind, dim] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const usearch = createRequire(join(directory, "package.json"))("usearch");
const K = 10;
const BATCH = 10_000;

function floats(buffer) {
  return new Float32Array(buffer.buffer, buffer.byteOffset, buffer.byteLength / 4);
}

const file = openSync(join(directory, `${kind}.f32`));
const size = fstatSync(file).size / (4 * dim);
const index = new usearch.Index({ dimensions: dim, metric: "ip", quantization: "f32" });
const started = performance.now();
for (let from = 0; from < size; from += BATCH) {
  const count = Math.min(BATCH, size - from);
  const buffer = Buffer.alloc(4 * dim * count);
  readSync(file, buffer, 0, buffer.length, 4 * dim * from);
  index.add(BigUint64Array.from({ length: count }, (_, i) => BigInt(from + i)), floats(buffer), 1);
}
const seconds = (performance.now() - started) / 1000;
const saved = join(directory, "usearch.index");
index.save(saved);
console.log(`\nusearch, default settings, ${size} vectors`);
console.log(`built in ${seconds.toFixed(0)} s, ${Math.round(statSync(saved).size / 2 ** 20)} MB on disk`);

const queries = floats(readFileSync(join(directory, "queries.f32")));
const truth = readFileSync(join(directory, "truth.txt"), "utf8").trimEnd().split("\n");
const times = [];
let found = 0;
let all = 0;
for (let round = 0; round < 2; round++) {
  found = all = times.length = 0;
  truth.forEach((line, q) => {
    const nearest = new Set(line.split(" "));
    const before = performance.now();
    const answer = index.search(queries.subarray(q * dim, (q + 1) * dim), K, 1);
    times.push(performance.now() - before);
    for (const key of answer.keys) found += nearest.has(String(key)) ? 1 : 0;
    all += nearest.size;
  });
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(2);
console.log(`nothing stale: recall@10 ${(found / all).toFixed(4)}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
console.log("its JavaScript binding takes no filter: nothing is measured where items are stale");
