import { ElementSplitter, type ListElement } from "./elementSplitter.ts";
import { looksLikeJws } from "./profiles/jws.ts";
import { jwsProfile, noteProfile, profileOf } from "./profiles/registry.ts";
import { fromBase64 } from "../base/encodings.ts";
import { canonicalBytes } from "./canonicalForms.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import type { KeySet } from "./trustedKeys.ts";
import { integerAt, nodeAt, parseSignedJson, textAt, withoutMembers, type SignedObject } from "./signedJson.ts";
import { looksLikeNote } from "./signedNote.ts";
import type { DeclaredEnd } from "./chainContext.ts";

/** One entry of a log: its text, and where it begins in the whole text, in UTF-16 units. */
export type LogEntry = { readonly text: string; readonly start: number };
export type Container = "lines" | "array" | "object" | "receipts" | "tokens" | "note" | "sqlite";
export type LogEntries = {
  readonly container: Container;
  readonly profile: Profile;
  /** JSON pointer of the list that holds them; empty where there is none. */
  readonly list: string;
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
  const isJson = first === "{" || first === "[";
  if (!isJson && looksLikeNote(body)) return { container: "note", profile: noteProfile, list: "", entries: [{ text: body, start: offset }], declared: null, openEnd: false };
  if (first === "[") return listEntries(body, offset) ?? lineEntries(body, offset);
  const whole = isJson ? parseSignedJson(body) : null;
  if (whole?.ok !== true) return lineEntries(body, offset) ?? (isJson ? listEntries(body, offset) : null);
  const profile = whole.root.kind === "object" ? profileOf(whole.root) : null;
  const { start, end } = whole.root;
  return profile === null ? listEntries(body, offset) : { container: "object", profile, list: "", entries: [{ text: body.slice(start, end), start: start + offset }], declared: null, openEnd: false };
}

/** An array, or a document with a list of records. Where it is damaged somewhere its elements are told apart all the same, and the bad ones suffer alone. */
function listEntries(body: string, offset: number): LogEntries | null {
  const splitter = new ElementSplitter();
  const found = splitter.push(body);
  const { isClosed } = splitter;
  const elements = [...found, ...splitter.finish()];
  const known = knownElement(elements);
  if (known === null) return null;
  const entries = elements.filter(({ list }) => list === known.list || list === null).map(({ text, start }) => ({ text, start: start + offset }));
  return { container: splitter.kind === "array" ? "array" : "receipts", profile: known.profile, list: known.list, entries, declared: splitter.declaredEnd, openEnd: !isClosed };
}

/** The first element that shows what the log is, and the list that it stands in: that one is the log. */
export function knownElement(elements: readonly ListElement[]): { readonly profile: Profile; readonly list: string } | null {
  for (const { text, list } of elements.slice(0, linesTried)) {
    const profile = list === null ? null : lineProfile(text);
    if (profile !== null && list !== null) return { profile, list };
  }
  return null;
}

function lineEntries(body: string, offset: number): LogEntries | null {
  let tried = 0;
  for (const { text } of linesOf(body, offset)) {
    if (++tried > linesTried) break;
    const profile = lineProfile(text);
    if (profile === null) continue;
    return { container: profile === jwsProfile ? "tokens" : "lines", profile, list: "", entries: { [Symbol.iterator]: () => linesOf(body, offset) }, declared: null, openEnd: !body.endsWith("\n") };
  }
  return null;
}

/** The format of one line; null for one that cannot be read or that nothing knows. */
export function lineProfile(text: string): Profile | null {
  if (looksLikeJws(text)) return jwsProfile;
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

type HeadCheck = { readonly keys: KeySet; readonly crypto: AuditCrypto };

/**
 * What stands beside a log about its end: tirith's signed `.head`, Signet's manifest, the toolkit's Merkle root; null for any
 * other text, and for a head whose signature holds under none of the keys that are given.
 */
export function declaredEnd(text: string, check: HeadCheck | null = null): DeclaredEnd | null {
  const json = parseSignedJson(text.trim());
  if (!json.ok || json.root.kind !== "object") return null;
  const { root } = json;
  const [count, head, merkle] = [integerAt(root, "count") ?? integerAt(root, "record_count"), textAt(root, "head_hash") ?? textAt(root, "chain_tip_record_hash"), textAt(root, "root")];
  if (count === null && merkle !== null && /^[0-9a-f]{64}$/i.test(merkle)) return { count: null, head: null, root: merkle };
  if (count === null || (nodeAt(root, "sig") === null && textAt(root, "chain_tip_record_hash") === null)) return null;
  return check === null || holdsHead(root, check) ? { count, head } : null;
}

/** A head without a signature is a claim as good as any; one with a signature must hold where there are keys to try. */
function holdsHead(root: SignedObject, { keys, crypto }: HeadCheck): boolean {
  const signature = fromBase64(textAt(root, "sig") ?? "", 64);
  if (nodeAt(root, "sig") === null || keys.keys.length === 0) return true;
  const message = canonicalBytes("verbatimSorted", withoutMembers(root, "sig"));
  return signature !== null && keys.keys.some(({ key }) => crypto.verify(key, message, signature));
}
