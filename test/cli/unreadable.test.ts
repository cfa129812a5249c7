import { rmSync } from "node:fs";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../../lib/cli/main.ts";
import { tempFolder } from "../pipeline/run.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { findingsSchema } from "../../lib/findings.ts";
import { unreadableFindings } from "../../lib/cli/unreadableFindings.ts";

test("a file that is gone when its turn comes gives its line, and those after it are read", async () => {
  const folder = tempFolder();
  const paths = ["a", "b", "c"].map((name) => folder.put(`${name}.json`, transcript("orders")));
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      rmSync(paths[1] ?? "", { force: true });
      done();
    },
  });
  expect(await main(["analyze", ...paths, "--each", "--jsonl"], process.cwd(), out, new Writable({ write: (_chunk, _encoding, done) => done() }))).toBe(0);
  const documents = lines.join("").trimEnd().split("\n").map((line) => findingsSchema.parse(JSON.parse(line)));
  expect(documents.map(({ input, calls, exhibits }) => [input, calls.length > 0, exhibits[0]?.problems.some(({ message }) => message.includes("ENOENT"))])).toEqual([[paths[0], true, false], [paths[1], false, true], [paths[2], true, false]]);
});

test("a file that cannot be opened still gives its line: a whole findings document that says why", () => {
  const line = unreadableFindings("case/locked.json", "locked.json", "EACCES: permission denied");
  const findings = findingsSchema.parse(JSON.parse(line));
  expect(line.endsWith("\n") && line.trimEnd().includes("\n")).toBe(false);
  expect(findings.input).toBe("case/locked.json");
  expect(findings.exhibits[0]?.problems[0]).toMatchObject({ code: "format_unknown", message: expect.stringContaining("permission denied") });
});
