// `npm test`: types, lint, build, unit and browser tests. `npm run check` (--check): types, lint and unit tests only.
// The last line is always "tests: N passed, N failed"; types, lint and build count as one each.
import { requireNode } from "./node-version.mjs";

requireNode();
const { mkdtempSync, readFileSync, rmSync } = await import("node:fs");
const { tmpdir } = await import("node:os");
const { join } = await import("node:path");
const { root, bundle, bundleIsFresh } = await import("./bundle.mjs");
const { buildIfStale } = await import("./build.mjs");
const { ensureChromium } = await import("./chromium.mjs");
const { install } = await import("./install.mjs");
const { withLock } = await import("./lock.mjs");
const { quietEnv, run } = await import("./run.mjs");

const checkOnly = process.argv.includes("--check");
const unit = ["unit", "installation"];
const browserPairs = 2;
const tally = { passed: 0, failed: 0 };
const tool = (...path) => join(root, "node_modules", ...path);

function count(name, ok) {
  tally[ok ? "passed" : "failed"] += 1;
  console.log(`${ok ? "✓" : "✗"} ${name}`);
}

async function step(name, script, ...args) {
  console.log(`\n${name} …`);
  const code = await run(process.execPath, [script, ...args], { cwd: root });
  count(name, code === 0);
  return code === 0;
}

/** Types of the routes come from Next; without them a fresh clone does not type-check. */
async function typesAndLint() {
  await run(process.execPath, [tool("next", "dist", "bin", "next"), "typegen"], { cwd: root });
  await step("types", tool("typescript", "bin", "tsc"), "--noEmit");
  await step("lint", tool("oxlint", "bin", "oxlint"), "--type-aware", "--deny-warnings");
}

/** Installs a browser once, before several runs ask for it at the same time. Where there is none, each of them says so and fails. */
function browserForAll() {
  try {
    ensureChromium();
  } catch (error) {
    console.error(error.message);
  }
}

async function buildAndBundle() {
  console.log("\nbuild …");
  const built = (await buildIfStale(root)) === 0;
  const bundled =
    built &&
    (bundleIsFresh() ||
      (await bundle().then(
        () => true,
        (error) => {
          console.error(error);
          return false;
        },
      )));
  count("build", built && bundled);
  return built && bundled;
}

/**
 * Runs vitest and adds what it reports; a run that broke without a failed test counts as one failure.
 * @param {readonly string[]} projects
 * @param {{ shard?: string | null, yielding?: boolean }} options
 */
async function vitest(projects, { shard = null, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-tests-"));
  const file = join(folder, "report.json");
  const args = ["run", "--config", "test/vitest.config.ts", ...projects.flatMap((project) => ["--project", project]), ...(shard === null ? [] : [`--shard=${shard}`])];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(process.execPath, [tool("vitest", "vitest.mjs"), ...args, ...reporters], {
    cwd: root,
    env: { ...quietEnv, NODE_ENV: "test" },
    ...options,
  });
  const { passed, failed } = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  tally.passed += passed;
  tally.failed += failed === 0 && code !== 0 ? 1 : failed;
}

function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    const brokenFiles = report.testResults.filter(
      (result) => result.status === "failed" && !result.assertionResults.some((test) => test.status === "failed"),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
  } catch (error) {
    console.error(`vitest left no report: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

await withLock(root, () => install(root));
await typesAndLint();
if (checkOnly) {
  await vitest(unit);
} else {
  await withLock(root, browserForAll);
  const built = await withLock(root, buildAndBundle);
  // A browser and a server wait for each other most of the time: several such pairs, each with its own data, and the unit tests take what they leave.
  // Without a build the browser tests cannot run: the build is already counted as failed, and so is the result.
  const browsers = Array.from({ length: built ? browserPairs : 0 }, (_, at) => vitest(["browser"], { shard: `${at + 1}/${browserPairs}` }));
  await Promise.all([...browsers, vitest(unit, { yielding: built })]);
}
console.log(`\ntests: ${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
