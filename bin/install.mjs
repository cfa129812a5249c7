// Installs the packages of package-lock.json when they are missing or belong to another Node.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/** A native module belongs to one Node major and one machine; the stamp lies inside node_modules, so it goes when they go. */
function wanted(root) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return hash.update([process.versions.modules, process.platform, process.arch].join(" ")).digest("hex");
}

/** Are the packages here that the lock asks for? */
export function isInstalled(root) {
  const stamp = join(root, "node_modules", ".installed");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(root);
}

/** Under npm its own script is called, so that the same npm answers; else the one on the path. */
function npm(args, root) {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script))
    return run(process.execPath, [script, ...args], { cwd: root });
  return run("npm", args, { cwd: root, shell: process.platform === "win32" });
}

/** Installs if need be. `--include=dev` because the build tools are dev packages, and NODE_ENV may say production. */
export async function install(root) {
  if (isInstalled(root)) return;
  console.error("Installing the packages of package-lock.json (once, about two minutes) …");
  const code = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"], root);
  if (code !== 0) {
    console.error(
      "The packages could not be installed (see above). better-sqlite3 needs a prebuilt binary or python3, make and a C++ compiler.",
    );
    process.exit(1);
  }
  writeFileSync(join(root, "node_modules", ".installed"), wanted(root));
}
