// `next build` when the sources changed since the last good build.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "drizzle",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

function filesUnder(root, place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [place];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(root, `${place}/${name}`));
}

/** By content, not by time: a checkout changes the times of files it does not change. */
function fingerprint(root) {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const file of sources.flatMap((place) => filesUnder(root, place))) {
    hash.update(`\0${file}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(root, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/** Builds unless the last good build was of these very sources; answers the exit code. */
export async function buildIfStale(root) {
  const stamp = join(root, ".next", ".built");
  const now = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return 0;
  rmSync(stamp, { force: true });
  const code = await run(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
  });
  if (code === 0) writeFileSync(stamp, now);
  return code;
}
