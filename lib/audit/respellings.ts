import { toHex, utf8 } from "../base/encodings.ts";
import { canonicalFormNames, canonicalText, pythonNumber } from "./canonicalForms.ts";
import type { Profile, RecordFacts, SignatureClaim } from "./profile.ts";
import { madeObject, memberOf, parseSignedJson, type SignedJson, type SignedNode, type SignedNumber, type SignedObject } from "./signedJson.ts";

/** The same content spelled otherwise: the whole entry as text, or the message that its signature would cover. */
export type Respelling = { readonly how: string } & (
  | { readonly kind: "entry"; readonly text: string }
  | { readonly kind: "message"; readonly claim: SignatureClaim }
);

type Read = RecordFacts & { readonly json: SignedJson | null };

/** Spellings that a careless tool makes of a signed entry, the likeliest first. */
export function* respellings(text: string, facts: Read, profile: Profile): Generator<Respelling> {
  for (const [form, name] of [["NFC", "NFC"], ["NFD", "NFD"]] as const) {
    const spelled = text.normalize(form);
    if (spelled !== text) yield { kind: "entry", how: `the content is equal after Unicode ${name}`, text: spelled };
  }
  const { json } = facts;
  if (json === null) return;
  for (const [how, spell] of numberSpellings) {
    const spelled = withNumbers(json, spell);
    if (spelled !== text) yield { kind: "entry", how: `the content is equal where numbers are written ${how}`, text: spelled };
  }
  const tight = compact(json.root);
  if (tight !== text) yield { kind: "entry", how: "the content is equal without the white space and the escapes of this copy", text: tight };
  yield* otherForms(json, facts, profile);
}

const numberSpellings: readonly (readonly [string, (number: SignedNumber) => string])[] = [
  ["as ECMAScript writes them", ({ text }) => String(Number(text) + 0)],
  ["as Python writes them", pythonNumber],
  ["with a decimal point", ({ text }) => (/^-?\d{1,15}$/.test(text) ? `${text}.0` : text)],
];

function withNumbers({ root, text }: SignedJson, spell: (number: SignedNumber) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const number of numbersIn(root)) {
    parts.push(text.slice(from, number.start), spell(number));
    from = number.end;
  }
  return parts.join("") + text.slice(from);
}

function* numbersIn(node: SignedNode): Generator<SignedNumber> {
  if (node.kind === "number") yield node;
  else if (node.kind === "array") for (const item of node.items) yield* numbersIn(item);
  else if (node.kind === "object") for (const { value } of node.members) yield* numbersIn(value);
}

/** As written, but for white space and escapes. */
function compact(node: SignedNode): string {
  switch (node.kind) {
    case "object": return `{${node.members.map(({ name, value }) => `${JSON.stringify(name)}:${compact(value)}`).join(",")}}`;
    case "array": return `[${node.items.map(compact).join(",")}]`;
    case "string": return JSON.stringify(node.value);
    case "number": return node.text;
    case "word": return String(node.value);
  }
}

/** The signed part in the canonical forms of other producers: which members it has, the message of this one's form shows. */
function* otherForms({ root }: SignedJson, facts: Read, profile: Profile): Generator<Respelling> {
  const [claim] = facts.signatures;
  if (claim === undefined || claim.unsupported !== null) return;
  const message = new TextDecoder().decode(claim.message);
  const label = message.slice(0, Math.max(0, message.indexOf("{")));
  const signed = parseSignedJson(message.slice(label.length));
  const part = signed.ok && signed.root.kind === "object" ? partWith(root, signed.root) : null;
  if (part === null) return;
  const known = toHex(claim.message);
  for (const form of canonicalFormNames) {
    const bytes = utf8(label + canonicalText(form, part));
    if (toHex(bytes) !== known) yield { kind: "message", how: `the content is equal in another canonical form (${form}) than ${profile.format} names`, claim: { ...claim, message: bytes } };
  }
}

/** The part of the record that has these members, with its own spelling of their values. */
function partWith(root: SignedNode, { members }: SignedObject): SignedObject | null {
  if (root.kind !== "object") return null;
  const candidates = [root, ...root.members.flatMap(({ value }) => (value.kind === "object" ? [value] : []))];
  const found = candidates.find((one) => members.length > 0 && members.every(({ name }) => memberOf(one, name) !== null));
  return found === undefined ? null : madeObject(members.map(({ name, value }) => ({ name, value: memberOf(found, name) ?? value })));
}
