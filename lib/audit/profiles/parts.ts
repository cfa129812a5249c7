import { fromBase58, fromHex } from "../../base/encodings.ts";
import { readTime } from "../../base/time.ts";
import { canonicalText, type CanonicalFormName } from "../canonicalForms.ts";
import type { AuditCrypto, ChainLink, RecordClaims, RecordFacts, RecordFault, SignatureClaim } from "../profile.ts";
import type { SignedNode, SignedObject } from "../signedJson.ts";

/** What most profiles share: the usual answers, hashes and times. */
export const noClaims: RecordClaims = { tool: null, decision: null, callIds: [], session: null, argumentsDigest: null, actor: null, phase: null };

const usual = { vouchedBy: null, time: null, duplicateName: null, contradiction: null, links: [], eventId: null, endorses: [], uncovered: [] } as const;

export function facts(found: Partial<Omit<RecordFacts, "ok">> & Pick<RecordFacts, "signatures">): RecordFacts {
  return { ok: true, ...usual, ...found };
}

export function fault(reason: string): RecordFault {
  return { ok: false, reason };
}

/** SHA-256 of a value in a canonical form, as lower-case hex. */
export function hashOf(crypto: AuditCrypto, form: CanonicalFormName, node: SignedNode): string {
  return crypto.sha256Hex(canonicalText(form, node));
}

/** The same hash without the `sha256:` that some write before it, in lower case. */
export function bareHash(text: string): string {
  return text.replace(/^sha256:/i, "").toLowerCase();
}

/** An instant as records write it, in microseconds; null for anything else. Numbers count seconds. */
export function timeOf(node: SignedNode | null): number | null {
  if (node?.kind === "string") return readTime(node.value)?.us ?? null;
  return node?.kind === "number" ? (readTime(Number(node.text), "s")?.us ?? null) : null;
}

export function decisionOf(text: string | null): RecordClaims["decision"] {
  if (text === null) return null;
  if (/^(allow|allowed|permit|permitted|approve|approved|success)$/i.test(text)) return "allow";
  return /^(deny|denied|block|blocked|refuse|refused|forbid)$/i.test(text) ? "deny" : "other";
}

/** The 32 bytes of an Ed25519 did:key (multicodec ed01, base58btc); null for any other text. What follows `#` is left out. */
export function didKey(text: string | null): Uint8Array | null {
  const [did = ""] = (text ?? "").split("#");
  const known = knownDids.get(did);
  if (known !== undefined) return known;
  const key = readDidKey(did);
  if (knownDids.size >= knownDidsMax) knownDids.clear();
  knownDids.set(did, key);
  return key;
}

/** Logs name few keys many times, and base58 is slow. */
const knownDids = new Map<string, Uint8Array | null>();
const knownDidsMax = 1_000;

function readDidKey(did: string): Uint8Array | null {
  const bytes = did.startsWith("did:key:z") ? fromBase58(did.slice("did:key:z".length)) : null;
  return bytes?.length === 34 && bytes[0] === 0xed && bytes[1] === 1 ? bytes.slice(2) : null;
}

/** Absent, or there and null: to most producers the same. */
export function isNull(node: SignedNode | null): boolean {
  return node === null || (node.kind === "word" && node.value === null);
}

type Claim = Partial<SignatureClaim> & Pick<SignatureClaim, "signature" | "message">;
export function claim(one: Claim): SignatureClaim {
  return { keyIds: [], embedded: null, claimsEmbedded: false, isPart: false, unsupported: null, ...one };
}

/** A signature that cannot be checked here: its algorithm or mode is another one. */
export function unsupportedClaim(why: string, keyIds: readonly string[] = []): SignatureClaim {
  return { signature: new Uint8Array(), message: new Uint8Array(), keyIds, embedded: null, claimsEmbedded: false, isPart: false, unsupported: why };
}

type Link = Partial<ChainLink> & Pick<ChainLink, "own" | "previous">;
export function link(one: Link): ChainLink {
  return { chain: "", chainId: null, sequence: null, firstSequence: 0, closes: null, ...one };
}

/** 64 bytes as lower-case hex digits, for signatures whose spelling a chain covers. */
export function lowerHexSignature(text: string | null): Uint8Array | null {
  return text !== null && /^[0-9a-f]{128}$/.test(text) ? fromHex(text, 64) : null;
}

/** Names of members outside a list: what a format does not protect, or has no place for. */
export function otherMembers(record: SignedObject, known: readonly string[]): string[] {
  return record.members.map(({ name }) => name).filter((name) => !known.includes(name));
}
