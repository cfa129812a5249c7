// Adds to package-lock.json what `npm install` leaves out: the optional binaries for other platforms
// that the registry in use does not serve (`npm ci` then refuses elsewhere), and takes out the
// addresses of that registry, so that the lock belongs to no host.
// Run `node bin/complete-lock.mjs` after every `npm install <package>`, then `npm ci` on a copy of the tree.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** What a package's name says about where it runs: "@next/swc-linux-x64-musl" is linux, x64, musl. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor)).slice(0, 1);
  const libc = words.some((word) => word.startsWith("musl"))
    ? ["musl"]
    : words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : [];
  return { ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) };
}

/** Adds one entry for every optional dependency that has none; answers their names. */
function addMissing(packages) {
  const added = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (packages[place] ?? packages[`${path}/${place}`]) continue;
      if (!/^\d+\.\d+\.\d+/.test(version))
        throw new Error(`${path} asks for ${name}@${version}: no exact version to write down`);
      packages[place] = { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true };
      added.push(name);
    }
  }
  return added;
}

/** Removes the host a package was fetched from; the integrity hash stays and says which bytes are meant. */
function forgetHosts(packages) {
  for (const entry of Object.values(packages)) delete entry.resolved;
}

const lock = JSON.parse(readFileSync(file, "utf8"));
const added = addMissing(lock.packages);
forgetHosts(lock.packages);
const root = lock.packages[""];
const sorted = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = { "": root, ...Object.fromEntries(sorted) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added.length} optional packages added for other platforms.`);
