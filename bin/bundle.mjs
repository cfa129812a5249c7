// Bundles what runs outside Next: dist/cli.mjs (the command line), dist/worker.mjs and dist/policyWorker.mjs (work off the request thread) and dist/policy.mjs (the decisions
// of policies, for programs that enforce them: "aftertrace/policy").
// Packages stay in node_modules. Imports only node: modules until esbuild is needed, because it may not be installed yet.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const entries = { worker: "lib/jobs/worker.ts", cli: "lib/cli.ts", verifyWorker: "lib/verification/verifyWorker.ts", policy: "lib/policy/enforcement.ts", policyWorker: "lib/jobs/policy/policyWorker.ts" };

/** What esbuild is asked for, shared with `npm run dev`. */
export const options = {
  absWorkingDir: root,
  entryPoints: entries,
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunk-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
};

function newestUnder(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestUnder(path) : statSync(path).mtimeMs);
  }
  return newest;
}

/** Is there a bundle, and is it newer than every source file? Folders count too: a removed file changes its folder. */
export function bundleIsFresh() {
  const outputs = Object.keys(entries).map((name) => join(dist, `${name}.mjs`));
  if (!outputs.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...outputs.map((file) => statSync(file).mtimeMs));
  const sources = [join(root, "lib"), join(root, "drizzle")].filter((folder) => existsSync(folder));
  return (
    sources.every((folder) => newestUnder(folder) < oldest) &&
    statSync(join(root, "bin", "bundle.mjs")).mtimeMs < oldest
  );
}

/** Writes the bundle file by file, each under another name first, and the entries last: two commands may do this at once. */
export async function bundle() {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ ...options, write: false });
  mkdirSync(dist, { recursive: true });
  const isEntry = (file) => Object.keys(entries).some((name) => basename(file.path) === `${name}.mjs`);
  const inOrder = [...outputFiles.filter((file) => !isEntry(file)), ...outputFiles.filter(isEntry)];
  for (const file of inOrder) {
    const draft = `${file.path}.${process.pid}.tmp`;
    writeFileSync(draft, file.contents);
    renameSync(draft, file.path);
  }
  removeOld(new Set(outputFiles.map((file) => basename(file.path))));
}

/** Old chunks stay for a day, because a running server may still load them. */
function removeOld(present) {
  const dayMs = 86_400_000;
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!present.has(name) && ageMs > dayMs) unlinkSync(path);
  }
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) await bundle();
