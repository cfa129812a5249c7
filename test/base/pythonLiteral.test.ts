import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RawNumber, type JsonValue } from "../../lib/base/json.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";
import { readPythonLiteral } from "../../lib/base/pythonLiteral.ts";
import { corpusLines } from "./corpora.ts";

const readable: [string, JsonValue][] = [
  ["{'host': 'db-1', 'force': True, 'limit': None}", { host: "db-1", force: true, limit: null }],
  [`{"note": "it's late"}`, { note: "it's late" }],
  ["(1, 2.5, -3)", [1, 2.5, -3]],
  ["(7)", 7],
  ["(7,)", [7]],
  ["{1, 2}", [1, 2]],
  ["set()", []],
  ["b'\\x00\\xff'", "\u0000\u00ff"],
  ["rb'\\d'", "\\d"],
  ["'a' \"b\"", "ab"],
  ["'\\101\\u00e9\\N{BULLET}\\q'", "A\u00e9\\N{BULLET}\\q"],
  ["[0b101, 0o17, 1_000, 1e3, .5, 5.]", [5, 15, 1000, 1000, 0.5, 5]],
  ["{True: 1, None: 2, 3: 4}", { 3: 4, true: 1, null: 2 }],
  ["18446744073709551617", new RawNumber("18446744073709551617")],
  ["\n[\n1,\n]\n", [1]],
];
const refused = [
  "",
  "nan",
  "inf",
  "1e999",
  "1+2j",
  "--1",
  "012",
  "1__0",
  "0x",
  "UUID('a')",
  "f'x'",
  "{'a': 1, **b}",
  "[x for x in y]",
  "'a' + 'b'",
  "'a' b'b'",
  "'line\nbreak'",
  "'\\x4'",
  "b'\\xg0'",
  "{[1]: 2}",
  "{1, [2]}",
  "{'a': 1, 2}",
  "[1 2]",
  "[1,,2]",
  "[,]",
  "(,)",
  "not JSON",
  "{'a': 1} # no",
  "True False",
  "[".repeat(201) + "]".repeat(201),
  "[".repeat(100_000),
  "{'a': ...}",
];

describe("Python literals", () => {
  test.each(readable)("%s is read", (text, value) => expect(readPythonLiteral(text)).toEqual({ ok: true, value }));
  test.each(refused.map((text) => [text.slice(0, 30), text]))("%s is refused and stays text", (_, text) => {
    expect(readPythonLiteral(text)).toEqual({ ok: false });
  });
  test("the shared cases come out as CPython reads them", () => {
    for (const { text, repeat, readable: isReadable, value } of corpusLines("samples/langsmith/quirks/python_literals.jsonl")) {
      const given = Array.isArray(repeat) ? String(repeat[0]).repeat(Number(repeat[1])) : String(text);
      const read = readPythonLiteral(given);
      expect({
        text: given.slice(0, 60),
        isReadable: read.ok,
        value: read.ok ? JSON.parse(writeJson(read.value)) : undefined,
      }).toEqual({ text: given.slice(0, 60), isReadable, value });
    }
  });
  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."{}[]()'\"\\,:xbr01.e-TN\n ".split("")) }), (text) => {
        expect(typeof readPythonLiteral(text).ok).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });
});
