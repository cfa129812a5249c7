import { fromBase64, fromBase64Url, fromHex, utf8 } from "../base/encodings.ts";
import { canonicalFormNames, canonicalText, type CanonicalFormName } from "./canonicalForms.ts";
import type { AuditCrypto, Profile, RecordFacts, RecordFault } from "./profile.ts";
import { bareHash, claim, didKey, facts, fault, link, noClaims, timeOf } from "./profiles/parts.ts";
import { memberOf, nodeAt, type SignedNode, type SignedObject } from "./signedJson.ts";

/** What is signed: the record without the signature's member, one member in a canonical form, or a text as it stands. */
export type SignedPart = { readonly kind: "rest" } | { readonly kind: "member"; readonly path: readonly string[] } | { readonly kind: "text"; readonly path: readonly string[] };
/** What goes into the signature: the bytes, their SHA-256, or that hash written in hex. */
export const messageForms = ["bytes", "sha256", "sha256 hex"] as const;
export type MessageForm = (typeof messageForms)[number];
export type ChainRule = {
  readonly path: readonly string[];
  readonly of: "record" | "signed part";
  readonly form: CanonicalFormName;
};

/** How records of an unknown shape are signed, as the responder chose it or the app found it by trying. */
export type GenericChoice = {
  /** The member that holds the signature. */
  readonly signature: readonly string[];
  readonly part: SignedPart;
  /** Null where the part is a text. */
  readonly form: CanonicalFormName | null;
  readonly message: MessageForm;
  /** The member that holds the signer's own key. */
  readonly embedded: readonly string[] | null;
  readonly chain: ChainRule | null;
};

/** 64 bytes in one of the usual spellings, with or without a label before them; null for anything else. */
export function signatureBytes(text: string): Uint8Array | null {
  const bare = text.replace(/^ed25519:/i, "").replace(/^u(?=[\w-]{86}$)/, "");
  return fromHex(bare, 64) ?? fromBase64(bare, 64) ?? fromBase64Url(bare, 64);
}

/** 32 bytes of a key, the same way, or as did:key. */
export function keyBytesOf(text: string): Uint8Array | null {
  const bare = text.replace(/^ed25519:/i, "");
  return didKey(text) ?? fromHex(bare, 32) ?? fromBase64(bare, 32) ?? fromBase64Url(bare, 32);
}

/** The text that is signed, before it is hashed; null where the record has no such part. */
export function signedText(record: SignedObject, choice: Pick<GenericChoice, "signature" | "part" | "form">): string | null {
  const { part, form } = choice;
  const node = part.kind === "rest" ? withoutPath(record, choice.signature) : nodeAt(record, ...part.path);
  if (part.kind === "text") return node?.kind === "string" ? node.value : null;
  return node === null || form === null ? null : canonicalText(form, node);
}

/** The record without the member at a path; objects that become empty go as well. */
export function withoutPath(record: SignedObject, [name = "", ...rest]: readonly string[]): SignedObject {
  const members = record.members.flatMap((member) => {
    if (member.name !== name) return [member];
    if (rest.length === 0 || member.value.kind !== "object") return [];
    const value = withoutPath(member.value, rest);
    return value.members.length === 0 ? [] : [{ name, value }];
  });
  return { kind: "object", members, start: record.start, end: record.end };
}

export function messageOf(text: string, form: MessageForm, crypto: AuditCrypto): Uint8Array {
  switch (form) {
    case "bytes": return utf8(text);
    case "sha256": return crypto.sha256(utf8(text));
    case "sha256 hex": return utf8(crypto.sha256Hex(text));
  }
}

const partWords = (part: SignedPart): string => (part.kind === "rest" ? "the record without its signature" : `${part.kind === "text" ? "the text of " : ""}${part.path.join(".")}`);
const formWords = { bytes: "", sha256: "the SHA-256 of ", "sha256 hex": "the SHA-256, as hex text, of " } as const;

/** A choice in words: every verdict under it says them. */
export function choiceWords({ signature, part, form, message, chain }: GenericChoice): string {
  const chained = chain === null ? "no chain found" : `${chain.path.join(".")} names the SHA-256 of the ${chain.of} before it (${chain.form})`;
  return `unknown format, read as: ${signature.join(".")} is Ed25519 over ${formWords[message]}${partWords(part)}${form === null ? "" : `, written as ${form}`}; ${chained}`;
}

/** A profile for records of an unknown shape, made from a choice. */
export function genericProfile(choice: GenericChoice): Profile {
  return {
    format: "generic", describes: choiceWords(choice), neverSigned: false, chain: chainKind(choice),
    detect: (record) => nodeAt(record, ...choice.signature) !== null,
    read: (record, _json, crypto) => read(record, choice, crypto),
    claims: () => noClaims,
    blindSpots: ["The format is not known: what its producer demands of a record beyond its signature was not checked.", ...(choice.chain === null ? ["Removal, order and completeness: no link between records was found."] : ["Records cut off the end."])],
  };
}

/** A link is signed where it lies inside the part that is. */
function chainKind({ chain, part }: GenericChoice): Profile["chain"] {
  if (chain === null) return "none";
  return part.kind === "rest" || (part.kind === "member" && part.path.every((name, at) => chain.path[at] === name)) ? "signed" : "unsigned";
}

function read(record: SignedObject, choice: GenericChoice, crypto: AuditCrypto): RecordFacts | RecordFault {
  const text = signedText(record, choice);
  if (text === null) return fault(`${partWords(choice.part)} is missing`);
  const shared = { time: timeIn(record), links: choice.chain === null ? [] : [chainLink(record, text, choice.chain, crypto)], uncovered: uncovered(record, choice) };
  const node = nodeAt(record, ...choice.signature);
  if (node === null) return facts({ ...shared, signatures: [] });
  const signature = node.kind === "string" ? signatureBytes(node.value) : null;
  if (signature === null) return fault(`${choice.signature.join(".")} is not 64 bytes in hex or base64`);
  const shown = choice.embedded === null ? null : nodeAt(record, ...choice.embedded);
  const embedded = shown?.kind === "string" ? keyBytesOf(shown.value) : null;
  return facts({ ...shared, signatures: [claim({ signature, message: messageOf(text, choice.message, crypto), embedded })] });
}

function chainLink(record: SignedObject, signed: string, { path, of, form }: ChainRule, crypto: AuditCrypto): ReturnType<typeof link> {
  const node = nodeAt(record, ...path);
  const before = node?.kind === "string" ? bareHash(node.value) : null;
  const isStart = before === null || !/^[0-9a-f]{64}$/.test(before) || /^0{64}$/.test(before);
  return link({ own: crypto.sha256Hex(of === "record" ? canonicalText(form, record) : signed), previous: isStart ? null : before });
}

/** Top members outside the part that is signed. */
function uncovered(record: SignedObject, { signature, part }: GenericChoice): string[] {
  if (part.kind === "rest") return [];
  return record.members.map(({ name }) => name).filter((name) => name !== part.path[0] && name !== signature[0]);
}

const timeNames = ["timestamp", "ts", "time", "at", "issued_at", "created_at", "created", "date"] as const;
function timeIn(record: SignedObject): number | null {
  return timeNames.map((name) => timeOf(memberOf(record, name))).find((time) => time !== null) ?? null;
}

/** Every text in a record, with its path, objects inside objects included. */
export function textsIn(node: SignedNode, path: readonly string[] = []): { readonly path: readonly string[]; readonly value: string }[] {
  if (node.kind === "string") return path.length === 0 ? [] : [{ path, value: node.value }];
  return node.kind === "object" ? node.members.flatMap(({ name, value }) => textsIn(value, [...path, name])) : [];
}

/** Forms that an unknown producer may use. */
export const genericForms: readonly CanonicalFormName[] = canonicalFormNames;
