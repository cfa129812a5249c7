import { canonicalText } from "./canonicalForms.ts";
import { ElementSplitter, listNames } from "./elementSplitter.ts";
import { genericForms, keyBytesOf, messageForms, messageOf, signatureBytes, signedText, textsIn, type ChainRule, type GenericChoice, type SignedPart } from "./genericProfile.ts";
import { linesOf, type LogEntries, type LogEntry } from "./logEntries.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import { bareHash } from "./profiles/parts.ts";
import { memberOf, parseSignedJson, type SignedObject } from "./signedJson.ts";
import type { KeySet } from "./trustedKeys.ts";

/** How many readable records are tried, and how many of them must agree. */
const triedMax = 5;
/** Records with more members than these are not tried through: every trial costs a verification. */
const membersTried = 8;
const textsTried = 40;

/** The entries of a log of an unknown shape: an array, a document with a list, one record, or lines. Null where there is no object in it. */
export function genericEntries(text: string, profile: Profile): LogEntries | null {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const offset = text.length - body.length;
  const json = parseSignedJson(body);
  const list = json.ok && (json.root.kind === "array" || listNames.some((name) => memberOf(json.root, name)?.kind === "array"));
  const shared = { profile, list: "", declared: null };
  if (json.ok && json.root.kind === "object" && !list) return { ...shared, container: "object", entries: [{ text: body.trim(), start: offset }], openEnd: false };
  if (list) {
    const splitter = new ElementSplitter();
    const entries = splitter.push(body).map((entry) => ({ text: entry.text, start: entry.start + offset }));
    return { profile, container: splitter.kind === "array" ? "array" : "receipts", list: splitter.list, entries, declared: splitter.declaredEnd, openEnd: false };
  }
  const entries: LogEntry[] = [...linesOf(body, offset)];
  return entries.some(({ text: line }) => objectOf(line) !== null) ? { ...shared, container: "lines", entries, openEnd: !body.endsWith("\n") } : null;
}

function objectOf(text: string): SignedObject | null {
  const json = parseSignedJson(text);
  return json.ok && json.root.kind === "object" ? json.root : null;
}

const placeholder: GenericChoice = { signature: [], part: { kind: "rest" }, form: null, message: "bytes", embedded: null, chain: null };

/**
 * Finds by trying how the records of an unknown log are signed: every combination of signature member, signed part, canonical
 * form and message form under which the first records hold, by a key that is given or that they bring. Often several fit; the
 * responder chooses one, and the verdict names it.
 */
export function genericCandidates(text: string, keys: KeySet, crypto: AuditCrypto, profileOf: (choice: GenericChoice) => Profile): GenericChoice[] {
  const log = genericEntries(text, profileOf(placeholder));
  const records: SignedObject[] = [];
  for (const entry of log?.entries ?? []) {
    const record = objectOf(entry.text);
    if (record !== null) records.push(record);
    if (records.length === triedMax) break;
  }
  const [first] = records;
  if (!first) return [];
  return signatureMembers(first).flatMap((signature) => trials(first, signature)
    .map((choice) => ({ ...choice, embedded: embeddedMember(records, choice, keys, crypto) }))
    .filter((choice) => holdsForMost(records, choice, keys, crypto)))
    .map((choice) => ({ ...choice, chain: chainRule(records, choice, crypto) }));
}

/** Members that may hold a signature: the longest texts of 64 bytes first. */
function signatureMembers(record: SignedObject): (readonly string[])[] {
  return textsIn(record).filter(({ value }) => signatureBytes(value) !== null).toSorted((a, b) => b.value.length - a.value.length).slice(0, membersTried).map(({ path }) => path);
}

function trials(record: SignedObject, signature: readonly string[]): GenericChoice[] {
  const objects = record.members.filter(({ name, value }) => value.kind === "object" && name !== signature[0]).slice(0, membersTried).map(({ name }): SignedPart => ({ kind: "member", path: [name] }));
  const texts = textsIn(record).filter(({ path }) => path.join(".") !== signature.join(".")).slice(0, textsTried).map(({ path }): SignedPart => ({ kind: "text", path }));
  const rest: SignedPart = { kind: "rest" };
  return [rest, ...objects, ...texts].flatMap((part) => messageForms.flatMap((message) =>
    (part.kind === "text" ? [null] : genericForms).map((form): GenericChoice => ({ signature, part, form, message, embedded: null, chain: null }))));
}

/** The member that brings a key under which the first record holds, where no trusted key does it. */
function embeddedMember(records: readonly SignedObject[], choice: GenericChoice, keys: KeySet, crypto: AuditCrypto): readonly string[] | null {
  const [first] = records;
  if (!first || keys.keys.some(({ key }) => holds(first, choice, key, crypto))) return null;
  const found = textsIn(first).find(({ value }) => {
    const key = keyBytesOf(value);
    return key !== null && holds(first, choice, key, crypto);
  });
  return found?.path ?? null;
}

/** One record in five may be a damaged one. */
function holdsForMost(records: readonly SignedObject[], choice: GenericChoice, keys: KeySet, crypto: AuditCrypto): boolean {
  const good = records.filter((record) => {
    const shown = choice.embedded === null ? null : (textsIn(record).find(({ path }) => path.join(".") === choice.embedded?.join("."))?.value ?? null);
    const embedded = shown === null ? null : keyBytesOf(shown);
    return [...keys.keys.map(({ key }) => key), ...(embedded === null ? [] : [embedded])].some((key) => holds(record, choice, key, crypto));
  });
  return good.length > 0 && good.length * 2 > records.length;
}

function holds(record: SignedObject, choice: GenericChoice, key: Uint8Array, crypto: AuditCrypto): boolean {
  const text = signedText(record, choice);
  const signature = signatureBytes(textsIn(record).find(({ path }) => path.join(".") === choice.signature.join("."))?.value ?? "");
  return text !== null && signature !== null && crypto.verify(key, messageOf(text, choice.message, crypto), signature);
}

/** A member that names the hash of the record before it, or of its signed part. */
function chainRule(records: readonly SignedObject[], choice: GenericChoice, crypto: AuditCrypto): ChainRule | null {
  for (const [at, record] of records.entries()) {
    const before = records[at - 1];
    if (before === undefined) continue;
    const named = new Map(textsIn(record).map(({ path, value }) => [bareHash(value), path] as const));
    for (const form of genericForms) {
      const whole = named.get(crypto.sha256Hex(canonicalText(form, before)));
      if (whole !== undefined) return { path: whole, of: "record", form };
    }
    const signed = signedText(before, choice);
    const part = signed === null ? undefined : named.get(crypto.sha256Hex(signed));
    if (part !== undefined) return { path: part, of: "signed part", form: choice.form ?? "insertion" };
  }
  return null;
}
