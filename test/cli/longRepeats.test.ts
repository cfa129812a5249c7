import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFindings, tempFolder } from "../pipeline/run.ts";

const folder = tempFolder();
const command = join(process.cwd(), "bin", "aftertrace.mjs");
/** Longer than the part of a text that is read for instructions. */
const units = 5_200_000;
const json = (value: unknown): string => JSON.stringify(value);

/** A conversation in which a tool gave back one text after the other, and the last call sends one of them on. */
function conversation(texts: readonly string[]): string {
  const calls = texts.flatMap((text, at) => [
    { role: "assistant", content: null, tool_calls: [{ id: `c${at}`, type: "function", function: { name: "read_file", arguments: json({ path: `/data/${at}` }) } }] },
    { role: "tool", tool_call_id: `c${at}`, content: text },
  ]);
  const last = { role: "assistant", content: null, tool_calls: [{ id: "last", type: "function", function: { name: "run_shell", arguments: json({ command: `echo ${texts[0]?.slice(0, 3_000_000)}` }) } }] };
  return json([{ role: "user", content: "Read the files, please." }, ...calls, last]);
}

/**
 * After a megabyte of compiled patterns V8 compiles the next ones without optimisation, and those remember far more for
 * each repetition (RegExp::TooMuchRegExpCode): a server that has run for a while is such a process.
 */
const unoptimised = "--no-regexp-optimization";

test.each(["+a", " ", "字", "\\", "a\\\n".concat("\t".repeat(600_000))].map((unit) => [json(unit.slice(0, 12)), unit] as const))("megabytes of %s are read by a process that has compiled many patterns", (_, unit) => {
  const file = folder.put("long.json", conversation([`x=${unit.repeat(Math.ceil(units / unit.length))}`, "The gate opens at nine."]));
  const { status, stdout, stderr } = spawnSync(process.execPath, [unoptimised, command, "analyze", file, "--json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  expect([status, stderr.includes("RangeError")]).toEqual([0, false]);
  const { calls, documents } = readFindings(stdout);
  expect([calls.length, documents.length]).toEqual([3, 2]);
  expect(calls.every(({ origin }) => origin.missing.some((one) => one.includes("too long to be read whole")))).toBe(true);
});
