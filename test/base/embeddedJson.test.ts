import { describe, expect, test } from "vitest";
import { RawNumber } from "../../lib/base/json.ts";
import { unwrapJson } from "../../lib/base/embeddedJson.ts";

describe("JSON inside text", () => {
  test("layers are taken off up to the limit, and the count is told", () => {
    const inner = { a: [1, "x"] };
    const once = JSON.stringify(inner);
    const twice = JSON.stringify(once);
    expect(unwrapJson(inner)).toEqual({ value: inner, layers: 0, invalid: false });
    expect(unwrapJson(` ${once}\n`)).toEqual({ value: inner, layers: 1, invalid: false });
    expect(unwrapJson(twice)).toEqual({ value: inner, layers: 2, invalid: false });
    expect(unwrapJson(JSON.stringify(JSON.stringify(twice)))).toEqual({ value: once, layers: 3, invalid: false });
  });
  test("digits beyond a double survive the unwrapping", () => {
    expect(unwrapJson('{"id":9007199254740993}').value).toEqual({ id: new RawNumber("9007199254740993") });
    expect(unwrapJson('{"x":NaN}').value).toEqual({ x: new RawNumber("NaN") });
  });
  test.each([
    "plain",
    "",
    "123",
    "null",
    "[draft] hello",
    "[a](http://b)",
    "[x] done",
    "[1] Smith, 2020",
    "[12:00:01] start",
    "[2026-03-08 10:00] x",
    "{name}",
    "{{template}}",
    "{'query': 'x', 'n': None}",
    "{} and []",
    "[link][1]",
    "{ return 1; }",
    '"quoted" word',
    "[]()",
    "[INFO] {}",
    '["a"](b)',
    "[-1] back",
  ])("%s is ordinary text and no damaged JSON", (text) => {
    expect(unwrapJson(text)).toEqual({ value: text, layers: 0, invalid: false });
  });
  test.each([
    '{"a": "b"c"}',
    '{"a": 1',
    '{"query": "cut he',
    '{"na',
    '[{"a": 1}, {"b"',
    '["a", "b',
    "[1, 2",
    "[[1, 2], [3",
    '{"a": None}x',
  ])("%s was meant as JSON: it is kept as text and reported", (text) => {
    expect(unwrapJson(text)).toEqual({ value: text, layers: 0, invalid: true });
  });
});
