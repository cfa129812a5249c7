import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../lib/base/json.ts";
import { openBytes } from "../../lib/evidence/openExhibit.ts";
import { ProblemLog } from "../../lib/evidence/problem.ts";
import { adapterOf, formatAdapters, recognise } from "../../lib/formats/registry.ts";
import { unknownFormat } from "../../lib/formats/unknownFormat.ts";
import { callIds, exports, stepsOf } from "./exports.ts";
import { callIdsOf, codesOf, findingsOf, only, tempFolder } from "./run.ts";

const folder = tempFolder();
const steps = stepsOf(3);
const jsonExports = Object.entries(exports).filter(([, { name }]) => name.endsWith(".json"));
const open = (content: string | Uint8Array) => openBytes(Buffer.from(content));

describe("an export inside a stranger's wrapper", () => {
  test.each(
    jsonExports.flatMap(
      ([name, shape]) =>
        [
          [
            name,
            "one level down",
            shape,
            (value: JsonValue): JsonValue => ({ downloaded_by: "us", payload: value }),
            "/payload",
          ],
          [
            name,
            "two levels down",
            shape,
            (value: JsonValue): JsonValue => ({ meta: { n: 1 }, response: { status: 200, "a/b~c": value } }),
            "/response/a~1b~0c",
          ],
        ] as const,
    ),
  )("%s is found %s, read from there and cited there", async (name, _, shape, wrap, pointer) => {
    const wrapped = JSON.stringify(wrap(JSON.parse(shape.text(steps)) as JsonValue));
    const findings = await findingsOf(folder.put(`${name} ${pointer.length}.json`, wrapped));
    const exhibit = only(findings.exhibits);
    expect([exhibit.format, exhibit.records, callIdsOf(findings)]).toEqual([
      shape.format,
      { read: 4, kept: 4, skipped: 0 },
      callIds(steps),
    ]);
    // LangSmith looks into wrappers of its own make itself, and words it in its own way.
    expect(exhibit.why).toMatch(shape.format.startsWith("langsmith.") ? /./ : `found inside ${pointer}`);
    for (const { cites } of findings.calls) expect(cites.every(({ at }) => at.startsWith(`${pointer}/`))).toBe(true);
  });

  test("three levels down nothing is looked for, and the file is said to be unknown", async () => {
    const text = exports["Langfuse UI download"]?.text(steps) ?? "";
    const path = folder.put("deep.json", `{"a":{"b":{"c":${text}}}}`);
    expect(codesOf(only((await findingsOf(path)).exhibits))).toEqual(["format_unknown file"]);
  });
});

describe("recognition", () => {
  test.each(Object.entries(exports))(
    "%s is told by its content: neither name nor order of the members decides",
    async (_, shape) => {
      const text = shape.text(steps);
      const turned = shape.name.endsWith(".json") ? JSON.stringify(reversed(JSON.parse(text) as JsonValue)) : text;
      for (const content of [text, turned]) {
        const found = recognise((await open(content)).probe);
        expect([found?.detection.format, found?.adapter.vendor]).toEqual([shape.format, shape.format.split(".")[0]]);
      }
    },
  );

  test("a vendor's adapter is found again by the format id it made, and by nothing else", () => {
    for (const adapter of formatAdapters) expect(adapterOf(`${adapter.vendor}.anything`)).toBe(adapter);
    expect(["unknown", "archive.zip", "", "langsmith", "__proto__.x"].map(adapterOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("no two vendors share a name", () => {
    expect(new Set(formatAdapters.map(({ vendor }) => vendor)).size).toBe(formatAdapters.length);
  });
});

/** The same value with the members of every object in the opposite order. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null || "text" in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, reversed(one)]),
  );
}

describe("why nothing fits", () => {
  const notes = async (content: string | Uint8Array, ...known: Parameters<ProblemLog["add"]>[0][]) => {
    const log = new ProblemLog();
    for (const note of known) log.add(note);
    return unknownFormat(await open(content), log);
  };

  test.each([
    ["<!doctype html><p>", "export_is_an_error"],
    ["\n\n <HTML>", "export_is_an_error"],
    ['<?xml version="1.0"?><Error/>', "export_is_an_error"],
    ["<p>just a paragraph", "format_unknown"],
    ["", "empty_export"],
    ["[]", "empty_export"],
    ["hello", "format_unknown"],
    ['{"a":1}', "format_unknown"],
  ])("%j is %s, with a fix", async (content, code) => {
    const [note, ...more] = await notes(content);
    expect([note?.code, note?.at, more]).toEqual([code, "file", []]);
    expect(note?.fix.length).toBeGreaterThan(20);
  });

  test.each([
    ['{"a":1}', "JSON"],
    ['{"a":1}\n{"a":2}', "JSON"],
    ["a,b\n1,2\n", "table"],
    ["hello", "text"],
    [Uint8Array.from({ length: 500 }, (_, n) => n % 7), "binary file"],
  ])("what it looks like is said", async (content, words) => {
    expect((await notes(content))[0]?.message).toBe(`Nothing that Aftertrace knows fits this ${words}.`);
  });

  test.each(["broken_json", "empty_export", "format_unknown"] as const)(
    "nothing is added where reading has already said %s",
    async (code) => {
      expect(await notes("hello", { code, at: "file", message: "m", fix: "f" })).toEqual([]);
    },
  );
});
