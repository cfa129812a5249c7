import fc from "fast-check";
import { expect, test } from "vitest";
import { valueQuerySchema, valueSchema, type ValuePage } from "../../lib/api/stepContract.ts";
import { RawNumber, type JsonValue } from "../../lib/base/json.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";
import { parseJson } from "../../lib/base/losslessJson.ts";
import { readValue, valueIn } from "../../lib/store/values.ts";
import { jsonPieces, jsonStart, jsonStretch, textStretch } from "../../lib/store/valuesJson.ts";
import { conversation, llm, message, request, asks, result, span, tool } from "../trace/harness.ts";
import { draftReading } from "./draftReading.ts";

type Query = Partial<Record<"path" | "from" | "count" | "characters" | "whole", string>>;

const read = (value: JsonValue, query: Query = {}) => valueIn({ state: "present", value }, valueQuerySchema.parse({ part: "input", ...query }));
function pageOf(value: JsonValue, query: Query = {}): ValuePage {
  const { page } = read(value, query);
  if (page === null) throw new Error("there is no such value");
  return valueSchema.parse(page);
}
const parsed = (text: string): JsonValue => {
  const found = parseJson(text);
  if (!found.ok) throw new Error(found.message);
  return found.value;
};

/** No half of a surrogate pair. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text;
const json: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }).map((drawn) => parsed(JSON.stringify(drawn)));

/** Everything that can be reached by following members, page by page, from the top. */
function walked(value: JsonValue, path = ""): string {
  const top = pageOf(value, { path, count: "2", characters: "3" });
  const members = [...top.members];
  let text = top.text ?? "";
  for (let { next } = top; next !== null; ) {
    const page = pageOf(value, { path, count: "2", characters: "3", from: String(next) });
    members.push(...page.members);
    text += page.text ?? "";
    next = page.next;
  }
  switch (top.type) {
    case "string":
      return JSON.stringify(text);
    case "array":
      return `[${members.map((one) => walked(value, one.path)).join(",")}]`;
    case "object":
      return `{${members.map((one) => `${JSON.stringify(one.key)}:${walked(value, one.path)}`).join(",")}}`;
    case "number":
    case "boolean":
    case "null":
      return top.preview;
  }
}

test("walking from member to member, page by page, gives the whole value back", () => {
  fc.assert(fc.property(json, (value) => {
    expect(walked(value)).toBe(writeJson(value));
  }));
});

test("the JSON of a value comes whole in stretches of any length, and is what the writer writes", () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 1, max: 40 }), (value, count) => {
      let text = "";
      for (let from: number | null = 0; from !== null; ) {
        const stretch = jsonStretch(value, from, count);
        expect(stretch.text.length).toBeLessThanOrEqual(Math.max(count, 2));
        text += stretch.text;
        from = stretch.next;
      }
      expect(text).toBe(writeJson(value, 2));
      expect([...jsonPieces(value, 0)].join("")).toBe(writeJson(value));
      for (let time = 0; time < 2; time++) expect(jsonStart(value, count)).toEqual({ text: text.slice(0, count), length: text.length });
      expect(pageOf(value, { whole: "1" }).text).toBe(writeJson(value, 2));
    }),
  );
});

test("a text is never cut inside a character, and stretches put together are the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 2, max: 9 }), (text, count) => {
      const stretches: string[] = [];
      for (let from: number | null = 0; from !== null; ) {
        const stretch = textStretch(text, from, count);
        stretches.push(stretch.text);
        from = stretch.next;
      }
      expect(stretches.join("")).toBe(text);
      if (isWhole(text)) for (const one of stretches) expect(isWhole(one)).toBe(true);
    }),
  );
});

test("names that mean something to JavaScript are names like others, and slashes and tildes find their way", () => {
  const value = parsed('{"__proto__":{"constructor":1},"a/b":{"~1":[true]},"":"empty","toString":null}');
  expect(pageOf(value).members.map(({ key }) => key)).toEqual(["__proto__", "a/b", "", "toString"]);
  expect(pageOf(value, { path: "/__proto__/constructor" }).preview).toBe("1");
  expect(pageOf(value, { path: "/a~1b/~01/0" }).preview).toBe("true");
  expect(pageOf(value, { path: "/" }).text).toBe("empty");
  expect(pageOf(value, { path: "/toString" }).type).toBe("null");
  expect(read({}, { path: "/toString" }).page).toBeNull();
  expect(read({}, { path: "/__proto__" }).page).toBeNull();
});

test("a path that leads nowhere says how far it leads, and one that is no pointer says so", () => {
  const value: JsonValue = { a: [{ b: "text" }] };
  const refused = (path: string) => {
    const found = read(value, { path });
    return found.page === null ? found.why : "found";
  };
  expect(refused("/a/0/c/d")).toEqual({ found: false, names: 2, of: 4 });
  for (const path of ["/a/-", "/a/00", "/a/1", "/a/length", "/a/0/b/0", "/A"]) expect(refused(path)).toMatchObject({ found: false });
  for (const path of ["a", "/a/~2", "/a~"]) expect(refused(path)).toBe("pointer");
  expect(refused(`/${"x".repeat(19_999)}`)).toMatchObject({ names: 0, of: 1 });
  expect(refused("/".repeat(20_000))).toMatchObject({ names: 0, of: 20_000 });
  expect(valueQuerySchema.safeParse({ part: "input", path: "/".repeat(20_001) }).success).toBe(false);
});

test("numbers that a double cannot carry keep their digits wherever they are shown", () => {
  const value = parsed('{"big":123456789012345678901234567890,"odd":[NaN,-Infinity,1e999],"small":-0}');
  expect(pageOf(value, { path: "/big" })).toMatchObject({ type: "number", size: 0, preview: "123456789012345678901234567890" });
  expect(pageOf(value, { path: "/odd" }).members.map(({ type, preview }) => [type, preview])).toEqual([["number", "NaN"], ["number", "-Infinity"], ["number", "1e999"]]);
  expect(pageOf(value, { path: "/small" }).preview).toBe("-0");
  expect(pageOf(value, { whole: "1" }).text).toContain("123456789012345678901234567890");
  expect(pageOf(new RawNumber("9".repeat(5_000))).preview).toHaveLength(200);
});

test("a hundred thousand members come page by page, the last ones as readily as the first", { timeout: 30_000 }, () => {
  const value = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`name ${n}`, { n, text: "x".repeat(30) }]));
  const last = pageOf(value, { from: "99950", count: "1000" });
  expect([last.size, last.members.length, last.next, last.members.at(-1)?.key]).toEqual([100_000, 50, null, "name 99999"]);
  const first = pageOf(value, { count: "1000" });
  expect([first.members.length, first.next, first.text]).toEqual([1_000, 1_000, null]);
  expect(first.preview.length).toBeLessThanOrEqual(200);
  expect(pageOf(value, { from: "200000" })).toMatchObject({ members: [], next: null });
});

test("a text of thirty million characters is read in slices, and its JSON in stretches of two million", { timeout: 30_000 }, () => {
  const value = `start\n${"é".repeat(30_000_000)}end`;
  const middle = pageOf([value], { path: "/0", from: "15000000", characters: "1000" });
  expect([middle.text?.length, middle.next, middle.size, middle.preview]).toEqual([1_000, 15_001_000, 30_000_009, "start"]);
  expect(pageOf([value], { path: "/0", from: String(30_000_000) }).text?.endsWith("end")).toBe(true);
  const whole = pageOf([value], { whole: "1" });
  expect([whole.text?.length, whole.next]).toEqual([2_000_000, 2_000_000]);
  expect(pageOf([value]).members[0]).toEqual({ type: "string", size: 30_000_009, preview: "start", key: "0", path: "/0" });
});

test("names that are long end a page early instead of filling an answer", () => {
  const value = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n} ${"k".repeat(100_000)}`, n]));
  const page = pageOf(value);
  expect(page.members.length).toBeLessThan(5);
  expect(page.next).toBe(page.members.length);
});

test("values nested five hundred deep are walked and written without recursion", () => {
  const value = parsed(`${"[".repeat(500)}${"]".repeat(500)}`);
  expect(pageOf(value, { path: "/0".repeat(499) })).toMatchObject({ type: "array", size: 0 });
  expect(pageOf(value, { path: "/0".repeat(500).slice(2) }).type).toBe("array");
  const deep: JsonValue = Array.from({ length: 100_000 }).reduce<JsonValue>((inner) => [inner], "core");
  expect(pageOf(deep).preview).toHaveLength(200);
  expect(pageOf(deep, { path: "/0".repeat(10_000) }).type).toBe("array");
});

test("halves of surrogate pairs come through as they are", () => {
  const value = parsed('{"\\ud83d":"a\\udc00"}');
  const answered: unknown = JSON.parse(JSON.stringify(pageOf(value)));
  expect(valueSchema.parse(answered).members[0]).toMatchObject({ key: "\ud83d", preview: "a\udc00" });
  expect(pageOf(value, { path: "/\ud83d" }).text).toBe("a\udc00");
});

test("JSON inside a text stays a text", () => {
  expect(pageOf({ a: '{"b":1}' }, { path: "/a" })).toMatchObject({ type: "string", text: '{"b":1}', members: [] });
  expect(read({ a: '{"b":1}' }, { path: "/a/b" }).page).toBeNull();
});

test("every part of a row is a value, and what the evidence lacks is said, not made up", async () => {
  const offered = [{ name: "send", description: "Sends.", parameters: { type: "object" } }];
  const reading = await draftReading([[
    llm("model", 0, [message("user", "go")], [asks(request("call_aaaaaaaa1", "send", { to: "x" }))], { offered, input: { state: "present", value: { messages: [1, 2] } } }),
    tool("tool", 200, "send", { to: "x" }, "sent", { callId: "call_aaaaaaaa1", metadata: { a: { b: 1 } } }),
    span({ spanId: "bare", input: { state: "withheld", value: null } }),
    conversation([message("user", "hello"), asks(request("call_aaaaaaaa2", "stop", { now: true })), result("call_aaaaaaaa2", "stopped")]),
  ]]);
  const at = async (where: string, part: string, path = "") => {
    const { page } = await readValue(reading, reading.row(where), valueQuerySchema.parse({ part, path }));
    return page && [page.state, page.type, page.preview];
  };
  expect(await at("span_id = 'model'", "input", "/messages/1")).toEqual(["present", "number", "2"]);
  expect(await at("span_id = 'tool'", "arguments", "/to")).toEqual(["present", "string", "x"]);
  expect(await at("span_id = 'tool'", "metadata")).toEqual(["present", "object", '{"a":{"b":1}}']);
  expect(await at("span_id = 'tool'", "schema")).toEqual(["present", "object", '{"type":"object"}']);
  expect(await at("span_id = 'bare'", "input")).toEqual(["withheld", "null", "null"]);
  expect(await at("span_id = 'bare'", "arguments")).toEqual(["not_captured", "null", "null"]);
  expect(await at("span_id = 'bare'", "metadata")).toEqual(["empty", "object", "{}"]);
  expect(await at("type = 'call' and tool = 'stop'", "input", "/now")).toEqual(["present", "boolean", "true"]);
  expect(await at("type = 'call' and tool = 'stop'", "output")).toEqual(["present", "string", "stopped"]);
  expect(await at("type = 'message'", "input")).toEqual(["present", "string", "hello"]);
  expect(await at("type = 'trace'", "output")).toEqual(["empty", "null", "null"]);
  expect((await readValue(reading, 9_999, valueQuerySchema.parse({ part: "input" })))).toEqual({ page: null, why: "row" });
});
