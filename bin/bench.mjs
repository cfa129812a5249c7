// `npm run bench`: runs every benchmark of test/bench, one after the other, each in a process of its own.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { requireNode } from "./node-version.mjs";

requireNode();
const { root } = await import("./bundle.mjs");
const { install } = await import("./install.mjs");
const { withLock } = await import("./lock.mjs");
const { run } = await import("./run.mjs");
await withLock(root, () => install(root));
const { build } = await import("esbuild");
const folder = join(root, "test", "bench");
const wanted = process.argv.slice(2);
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".bench.ts"))
      .sort()
  : [];
const chosen = files.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
// Inside the clone, so that the bundles find node_modules.
const out = mkdtempSync(join(root, "node_modules", ".bench-"));
let failed = 0;
for (const name of chosen) {
  const outfile = join(out, name.replace(/\.ts$/, ".mjs"));
  await build({
    absWorkingDir: root,
    entryPoints: [join(folder, name)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  console.log(`\n${name}`);
  failed += (await run(process.execPath, ["--expose-gc", outfile], { cwd: root })) === 0 ? 0 : 1;
}
rmSync(out, { recursive: true, force: true });
console.log(`\nbenchmarks: ${chosen.length - failed} within budget, ${failed} over`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
