import { jwsPattern } from "./profiles/jws.ts";
import { jwsProfile, noteProfile, profileOf } from "./profiles/registry.ts";
import type { Profile } from "./profile.ts";
import { integerAt, memberOf, nodeAt, parseSignedJson, textAt, type SignedJson, type SignedNode } from "./signedJson.ts";
import { noteMark } from "./signedNote.ts";
import type { DeclaredEnd } from "./chainContext.ts";

/** One entry of a log: its text, and where it begins in the whole text, in UTF-16 units. */
export type LogEntry = { readonly text: string; readonly start: number };
export type Container = "lines" | "array" | "object" | "receipts" | "tokens" | "note";
export type LogEntries = {
  readonly container: Container;
  readonly profile: Profile;
  readonly entries: Iterable<LogEntry>;
  readonly declared: DeclaredEnd | null;
  /** The text ends without a line end: a last entry that cannot be read was cut off. */
  readonly openEnd: boolean;
};

/** How many lines are looked at until one shows what the log is. */
const linesTried = 1_000;

/**
 * Finds out what a text is: lines, an array, one record, a bundle of receipts, tokens, a note; and which format its first
 * readable record has. Null where nothing in it is known. Blank lines, a byte order mark and CR LF are no matter.
 */
export function logEntries(text: string): LogEntries | null {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const offset = text.length - body.length;
  const first = body.trimStart()[0];
  if (body.includes(noteMark) && first !== "{" && first !== "[") return { container: "note", profile: noteProfile, entries: [{ text: body, start: offset }], declared: null, openEnd: false };
  if (first === "[" || first === "{") {
    const whole = parseSignedJson(body);
    const found = whole.ok ? wholeDocument(whole, offset) : null;
    if (found !== null) return found;
  }
  return lineEntries(body, offset);
}

function wholeDocument(json: SignedJson, offset: number): LogEntries | null {
  const { root } = json;
  const slices = (nodes: readonly SignedNode[]): LogEntry[] => nodes.map(({ start, end }) => ({ text: json.text.slice(start, end), start: start + offset }));
  if (root.kind === "array") {
    const profile = firstProfile(root.items);
    return profile === null ? null : { container: "array", profile, entries: slices(root.items), declared: null, openEnd: false };
  }
  if (root.kind !== "object") return null;
  const own = profileOf(root);
  if (own !== null) return { container: "object", profile: own, entries: slices([root]), declared: null, openEnd: false };
  const list = memberOf(root, "receipts") ?? memberOf(root, "records") ?? memberOf(root, "entries");
  const profile = list?.kind === "array" ? firstProfile(list.items) : null;
  if (list?.kind !== "array" || profile === null) return null;
  const count = integerAt(root, "declared_receipt_count") ?? integerAt(root, "receipt_count") ?? integerAt(root, "record_count");
  return { container: "receipts", profile, entries: slices(list.items), declared: count === null ? null : { count, head: null }, openEnd: false };
}

function firstProfile(nodes: readonly SignedNode[]): Profile | null {
  for (const node of nodes.slice(0, linesTried)) {
    const profile = node.kind === "object" ? profileOf(node) : null;
    if (profile !== null) return profile;
  }
  return null;
}

function lineEntries(body: string, offset: number): LogEntries | null {
  let tried = 0;
  for (const { text } of linesOf(body, offset)) {
    if (++tried > linesTried) break;
    const profile = lineProfile(text);
    if (profile === null) continue;
    return { container: profile === jwsProfile ? "tokens" : "lines", profile, entries: { [Symbol.iterator]: () => linesOf(body, offset) }, declared: null, openEnd: !body.endsWith("\n") };
  }
  return null;
}

/** The format of one line; null for one that cannot be read or that nothing knows. */
export function lineProfile(text: string): Profile | null {
  if (jwsPattern.test(text)) return jwsProfile;
  const json = parseSignedJson(text);
  return json.ok && json.root.kind === "object" ? profileOf(json.root) : null;
}

/** Lines that are not blank, without the white space around them. */
export function* linesOf(body: string, offset = 0): Generator<LogEntry> {
  for (let from = 0; from < body.length;) {
    const end = body.indexOf("\n", from);
    const line = body.slice(from, end < 0 ? body.length : end);
    const text = line.trim();
    if (text !== "") yield { text, start: offset + from + line.indexOf(text) };
    from = end < 0 ? body.length : end + 1;
  }
}

/** What a signed head beside a log says (tirith's `.head`); null for any other text. */
export function declaredEnd(text: string): DeclaredEnd | null {
  const json = parseSignedJson(text.trim());
  if (!json.ok) return null;
  const [count, head] = [integerAt(json.root, "count") ?? integerAt(json.root, "record_count"), textAt(json.root, "head_hash") ?? textAt(json.root, "chain_tip_record_hash")];
  return count === null || nodeAt(json.root, "sig") === null ? null : { count, head };
}
