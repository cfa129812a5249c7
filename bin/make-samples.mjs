// Writes the bundled sample incidents and what a correct reader must find in them.
// Run `node bin/make-samples.mjs` after a change under bin/samples; another folder as argument writes there instead.
// No clock, no randomness, no dependencies: every run on every platform gives the same bytes.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleFiles } from "./samples/index.mjs";

const root = process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url));

for (const [path, text] of sampleFiles()) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${path}: ${Buffer.byteLength(text)} bytes`);
}
