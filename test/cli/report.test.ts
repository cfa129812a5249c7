import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256Hex } from "../../lib/base/hash.ts";
import { reportSchema } from "../../lib/report/reportDocument.ts";
import { inventedSecrets, secretsSeenIn } from "../inventedSecrets.ts";
import { cli, findingsOf, tempFolder } from "../pipeline/run.ts";
import { transcript } from "../store/analyzedIncident.ts";

const folder = tempFolder();
const file = folder.put("run.json", transcript("orders"));

test("the draft says what the findings of the same paths say, and two runs print the same bytes", async () => {
  const { code, out } = await cli("report", file, "--format", "json");
  const report = reportSchema.parse(JSON.parse(out));
  const findings = await findingsOf(file);
  expect([code, report.incident.title]).toEqual([0, "run.json"]);
  expect(report.exhibits.map(({ sha256 }) => sha256)).toEqual(findings.exhibits.map(({ sha256 }) => sha256));
  const table = report.sections.find(({ id }) => id === "impact")?.machine.find(({ id }) => id === "impact.calls");
  expect(table?.kind === "table" && table.rows.map(({ cites }) => cites[0])).toEqual(findings.incident?.harmful);
  expect((await cli("report", file, "--format", "json")).out).toBe(out);
});

test("Markdown is the default, -o writes the file, and the hash in it is that of the JSON", async () => {
  const target = join(folder.path, "post-mortem.html");
  const { out: markdown } = await cli("report", file);
  const { code, out } = await cli("report", file, "--format", "html", "-o", target);
  const hash = sha256Hex((await cli("report", file, "--format", "json")).out);
  expect([code, out]).toEqual([0, ""]);
  expect(markdown).toContain(hash);
  expect(readFileSync(target, "utf8")).toContain(hash);
});

test.each([["report", []], ["export", ["--format", "timesketch-csv"]]] as const)("%s: key files end where the next option begins, however short its name", async (command, more) => {
  const keys = folder.put("keys.txt", "did:key:z6MkpPUeFkkqWRn8c96Y7vXH6aXiQS1wkps6mJbq9Vvf3MT5\n");
  const target = join(folder.path, `${command}.out`);
  expect(await cli(command, file, ...more, "--keys", keys, "-o", target)).toMatchObject({ code: 0, out: "" });
  expect(readFileSync(target, "utf8").length).toBeGreaterThan(100);
});

test("no credential of the evidence is printed", async () => {
  const leaky = folder.put("leaky.json", transcript(inventedSecrets.map(({ text }) => text).join(" and then ")));
  for (const format of ["md", "html", "json"]) expect(secretsSeenIn((await cli("report", leaky, "--format", format)).out.replaceAll("\\", ""))).toEqual([]);
});

test.each([["report"], ["report", file, "--format", "docx"], ["report", "no-such-file.json"]])("bad usage ends with 2: %s", async (...args) => {
  expect((await cli(...args)).code).toBe(2);
});
