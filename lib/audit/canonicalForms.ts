import { slabUtf8 } from "../base/slabUtf8.ts";
import type { SignedNode, SignedNumber, SignedObject } from "./signedJson.ts";

/**
 * The ways in which producers spell a JSON value before they sign or hash it. They agree on easy records and on nothing
 * else, so that a format names its own and none is tried in silence.
 */
export const canonicalFormNames = [
  "jcs", "jcsExactInt", "jcsNfcInt", "pyCompact", "pyCompactAscii", "pyDefault", "verbatimSorted", "insertion", "jsObjectSort", "goCompact",
] as const;
export type CanonicalFormName = (typeof canonicalFormNames)[number];

type Rules = {
  readonly order: "units" | "points" | "file" | "javascript";
  readonly number: (number: SignedNumber) => string;
  readonly text: (value: string) => string;
  readonly comma: string;
  readonly colon: string;
  /** Applied to names before they are ordered. */
  readonly name?: (name: string) => string;
};

/** Most texts need no escape; a test is faster than JSON.stringify. */
// oxlint-disable-next-line no-control-regex -- what must be escaped.
const mustEscape = /["\\\u0000-\u001f\ud800-\udfff]/;
const minimal = (value: string): string => (mustEscape.test(value) ? JSON.stringify(value) : `"${value}"`);
/** Python's `ensure_ascii`: everything outside space to tilde as `\uXXXX`, surrogate pairs as two. */
const ascii = (value: string): string =>
  // oxlint-disable-next-line no-control-regex -- the control characters are already escaped; DEL is not.
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
/** Go's encoding/json with HTML escaping, as it is by default. */
const goText = (value: string): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const nfc = (value: string): string => value.normalize("NFC");

/** As ECMAScript writes the double nearest to the number (RFC 8785, 3.2.2.3). */
const ecmascript = ({ text }: SignedNumber): string => String(Number(text) + 0);
const verbatim = ({ text }: SignedNumber): string => text;

/** As Python's `repr` writes it after `json.loads`: whole numbers exact, floats in shortest digits with `.0` or an exponent of two digits. */
export function pythonNumber({ text }: SignedNumber): string {
  if (!/[.eE]/.test(text)) return text === "-0" ? "0" : text;
  const value = Number(text);
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  const plain = String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

/** RFC 8785 in libraries that keep whole numbers apart from doubles: beyond 2^53 every digit stays. */
const exactInteger = (number: SignedNumber): string => (/^-?\d+$/.test(number.text) && number.text !== "-0" ? number.text : ecmascript(number));

/** Whole numbers only; others have no spelling in this form and are left as they stand, so that they cannot agree. */
const wholeNumber = ({ text }: SignedNumber): string => (/^-?\d+$/.test(text) ? (text === "-0" ? "0" : text) : `(${text})`);

const compact = { comma: ",", colon: ":" } as const;
const forms: Readonly<Record<CanonicalFormName, Rules>> = {
  jcs: { order: "units", number: ecmascript, text: minimal, ...compact },
  jcsExactInt: { order: "units", number: exactInteger, text: minimal, ...compact },
  jcsNfcInt: { order: "points", number: wholeNumber, text: (value) => minimal(nfc(value)), name: nfc, ...compact },
  pyCompact: { order: "points", number: pythonNumber, text: minimal, ...compact },
  pyCompactAscii: { order: "points", number: pythonNumber, text: ascii, ...compact },
  pyDefault: { order: "points", number: pythonNumber, text: ascii, comma: ", ", colon: ": " },
  verbatimSorted: { order: "points", number: verbatim, text: minimal, ...compact },
  insertion: { order: "file", number: ecmascript, text: minimal, ...compact },
  jsObjectSort: { order: "javascript", number: ecmascript, text: minimal, ...compact },
  goCompact: { order: "points", number: verbatim, text: goText, ...compact },
};

/** Forms that write a value in its plainest spelling (`ParsedNode` in signedJson.ts) exactly as it stands. */
const keepsPlain: ReadonlySet<Rules> = new Set([forms.jcs, forms.jcsExactInt, forms.pyCompact, forms.verbatimSorted, forms.insertion]);

/** The value in one of the forms, as text. Of two members with one name both are written: such records are judged before. */
export function canonicalText(form: CanonicalFormName, node: SignedNode): string {
  const rules = forms[form];
  return write(rules, node, keepsPlain.has(rules));
}

/** The form of an object as a whole and without one of its members: what is hashed and what is signed, written once. */
export function canonicalPair(form: CanonicalFormName, node: SignedObject, leftOut: string): { readonly whole: string; readonly without: string } {
  const rules = forms[form];
  const keepsRaw = keepsPlain.has(rules);
  let [before, member, after] = ["", "", ""];
  for (const { name, value } of ordered(rules, node)) {
    const text = rules.comma + rules.text(name) + rules.colon + write(rules, value, keepsRaw);
    if (name === leftOut) member += text;
    else if (member === "") before += text;
    else after += text;
  }
  const inBraces = (text: string): string => `{${text.slice(rules.comma.length)}}`;
  return { whole: inBraces(before + member + after), without: inBraces(before + after) };
}

/** An object that a form has written already: parts of a larger one are written once. */
export function written(node: SignedObject, text: string): SignedObject {
  return { ...node, raw: text };
}

/** The same as UTF-8. */
export function canonicalBytes(form: CanonicalFormName, node: SignedNode): Uint8Array {
  return slabUtf8(canonicalText(form, node));
}

/** A text as one of the forms writes it, quotes included. */
export function canonicalString(form: CanonicalFormName, value: string): string {
  return forms[form].text(value);
}

// Recursion is bounded: the reader refuses what is nested deeper than 128.
function write(rules: Rules, node: SignedNode, keepsRaw: boolean): string {
  if (keepsRaw) {
    const raw = node.raw ?? null;
    if (raw !== null) return raw;
  }
  switch (node.kind) {
    case "object": return writeObject(rules, node, keepsRaw);
    case "array": return `[${node.items.map((item) => write(rules, item, keepsRaw)).join(rules.comma)}]`;
    case "string": return rules.text(node.value);
    case "number": return rules.number(node);
    case "word": return String(node.value);
  }
}

function writeObject(rules: Rules, node: SignedObject, keepsRaw: boolean): string {
  let text = "";
  for (const { name, value } of ordered(rules, node)) text += (text === "" ? "{" : rules.comma) + rules.text(name) + rules.colon + write(rules, value, keepsRaw);
  return text === "" ? "{}" : `${text}}`;
}

type Named = { readonly name: string; readonly value: SignedNode };

function ordered({ order, name: spell }: Rules, { members }: SignedObject): readonly Named[] {
  const named: readonly Named[] = spell === undefined ? members : members.map(({ name, value }) => ({ name: spell(name), value }));
  switch (order) {
    case "file": return named;
    case "units": return sorted(named, byUnits);
    case "points": return sorted(named, byPoints);
    case "javascript": return sorted(named.filter(({ name }) => name !== "__proto__"), byJavascript);
  }
}

/** Many producers write their members in order already; records have few, so that putting each in its place beats a general sort. */
function sorted(members: readonly Named[], compare: (a: string, b: string) => number): readonly Named[] {
  if (members.length > insertedMax) return members.toSorted((a, b) => compare(a.name, b.name));
  let own: Named[] | null = null;
  for (let at = 1; at < members.length; at++) {
    const here = members[at];
    const list: readonly Named[] = own ?? members;
    let place = at;
    for (let before = list[place - 1]; here && before && compare(before.name, here.name) > 0; before = list[place - 1]) {
      own ??= [...members];
      own[place] = before;
      place--;
      if (place === 0) break;
    }
    if (here && own !== null && place < at) own[place] = here;
  }
  return own ?? members;
}
const insertedMax = 24;

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By Unicode code point, which is also the order of the UTF-8 bytes. Differs from UTF-16 units only beyond U+D7FF. */
export function byPoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left === right) continue;
    const [leftHalf, rightHalf] = [isSurrogate(left), isSurrogate(right)];
    if (leftHalf !== rightHalf) return leftHalf ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** As an object built and sorted in JavaScript lists its names: those that are array indices first, by number. */
function byJavascript(a: string, b: string): number {
  const [left, right] = [arrayIndex(a), arrayIndex(b)];
  if (left !== null && right !== null) return left - right;
  if (left !== null) return -1;
  return right === null ? byUnits(a, b) : 1;
}

function arrayIndex(name: string): number | null {
  if (!/^(0|[1-9]\d{0,9})$/.test(name)) return null;
  const value = Number(name);
  return value <= 4_294_967_294 ? value : null;
}
