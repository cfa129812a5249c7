import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../../lib/audit/canonicalForms.ts";
import { memberOf, parseSignedJson, type SignedNode } from "../../lib/audit/signedJson.ts";
import { anyJson } from "../base/jsonArbitrary.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";

const parsed = (text: string): SignedNode => {
  const json = parseSignedJson(text);
  if (!json.ok) throw new Error(`${json.message} at ${json.position}`);
  return json.root;
};

test("whatever JSON can spell comes back from the reader in its own spelling", () => {
  fc.assert(fc.property(anyJson, (value) => {
    const text = writeJson(value);
    const root = parsed(text);
    expect(text.slice(root.start, root.end)).toBe(text);
    // What is in its plainest spelling is taken over as it stands; written anew it must be the same.
    const plain = withoutRaw(root);
    for (const form of ["jcs", "pyCompact", "verbatimSorted", "insertion", "goCompact", "pyDefault"] as const) expect(canonicalText(form, root)).toBe(canonicalText(form, plain));
  }), { numRuns: 400 });
});

/** The same tree as copies, which have no raw text. */
function withoutRaw(node: SignedNode): SignedNode {
  if (node.kind === "object") return { ...node, members: node.members.map(({ name, value }) => ({ name, value: withoutRaw(value) })) };
  return node.kind === "array" ? { ...node, items: node.items.map(withoutRaw) } : { ...node };
}

test("a copy with other members does not keep the text of the original", () => {
  const root = parsed('{"a":1,"b":2}');
  expect(root.raw).toBe('{"a":1,"b":2}');
  expect(root.kind === "object" && canonicalText("jcs", { ...root, members: root.members.slice(1) })).toBe('{"b":2}');
});

test("order, number texts, own __proto__ and names that come twice are kept; the first of those is named by its pointer", () => {
  const json = parseSignedJson('{"b":1.50,"a":-0,"__proto__":{"x":[{"k":1,"j":2,"k":3}]},"n":12345678901234567890,"a/b":{"~":1,"~":2}}');
  expect(json.ok && json.duplicateName).toBe("/__proto__/x/0/k");
  expect(json.ok && json.root.kind === "object" && json.root.members.map(({ name }) => name)).toEqual(["b", "a", "__proto__", "n", "a/b"]);
  expect(json.ok && canonicalText("verbatimSorted", json.root)).toContain('"n":12345678901234567890');
  expect(json.ok && memberOf(memberOf(json.root, "a/b"), "~")).toMatchObject({ text: "2" });
  for (const [text, pointer] of [['{"z":1,"a":2,"z":3}', "/z"], ['{"a":1,"\\u0061":2}', "/a"], ['{"a":{},"b":[],"c":1,"d":1}', null], ['{"a/b":1,"~":{"x":1,"x":2}}', "/~0/x"]] as const)
    expect(parseSignedJson(text)).toMatchObject({ ok: true, duplicateName: pointer });
});

test("what is no JSON is refused with its place, and nothing throws", () => {
  for (const text of ["", " ", "{", "[1,]", '{"a":1,}', "01", "1.", "+1", "tru", '"\n"', '"\\x"', "{}x", "nul", "[", '{"a"}', "\ufeff{}", "-"]) expect(parseSignedJson(text).ok).toBe(false);
  expect(parseSignedJson("[".repeat(128) + "]".repeat(128)).ok).toBe(true);
  expect(parseSignedJson("[".repeat(100_000)).ok).toBe(false);
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."{}[]\",:\\u01eE.- tfn\n".split("")) }), (text) => {
    let isJson = true;
    try { JSON.parse(text); } catch { isJson = false; }
    expect(parseSignedJson(text).ok).toBe(isJson);
  }), { numRuns: 500 });
});
