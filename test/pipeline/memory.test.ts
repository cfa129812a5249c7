import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exports, stepsOf } from "./exports.ts";
import { codesOf, faultsOf, only, readFindings, tempFolder } from "./run.ts";

const folder = tempFolder();
const command = join(process.cwd(), "bin", "aftertrace.mjs");
/** Runs before the command and says what it has cost when it ends; `maxRSS` alone would start with what we hold here. */
const gauge = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from "node:fs";
  const status = () => (existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "");
  process.on("exit", () => process.stderr.write("peak " + (/VmHWM:\\s+(\\d+)/.exec(status())?.[1] ?? process.resourceUsage().maxRSS)));
`)}`;

test("a string of 200 MB costs its own record and no memory worth the name", () => {
  const text = exports["LangSmith runs array"]?.text(stepsOf(6)) ?? "";
  const [before, after] = [text.slice(0, text.indexOf("burner 4 burns")), text.slice(text.indexOf("burner 4 burns"))];
  const path = join(folder.path, "large.json");
  const file = openSync(path, "w");
  const block = Buffer.alloc(4_000_000, "x");
  writeSync(file, before);
  for (let written = 0; written < 200_000_000; written += block.length) writeSync(file, block);
  writeSync(file, after);
  closeSync(file);

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", gauge, command, "analyze", path, "--json"],
    { encoding: "utf8", timeout: 20_000 },
  );
  expect([status, stderr]).toEqual([0, expect.stringMatching(/peak \d+$/)]);
  const exhibit = only(readFindings(stdout).exhibits);
  expect([exhibit.records, codesOf(exhibit), faultsOf(exhibit)]).toEqual([
    { read: 7, kept: 6, skipped: 1 },
    ["limit_exceeded /4"],
    [],
  ]);
  expect(Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024).toBeLessThan(700);
});
