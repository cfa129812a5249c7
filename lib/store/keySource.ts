import { keyWeakness, weaknessWords } from "../audit/ed25519.ts";
import { readKeyFile, type KeyFile, type KeyForm } from "../audit/keyFile.ts";
import { memberOf, parseSignedJson, textAt } from "../audit/signedJson.ts";
import { timeOf } from "../audit/profiles/parts.ts";
import { fingerprintOf, type Endorsement, type TrustedKey } from "../audit/trustedKeys.ts";
import type { KeyProblem, KeySource } from "../api/keyContract.ts";
import { toHex } from "../base/encodings.ts";
import { sha256Hex } from "../base/hash.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import type { TrustClaim } from "./trustRecords.ts";

export type Limits = Pick<TrustedKey, "validFromUs" | "validUntilUs" | "revoked">;
/** A key as a file brings it: one, however many ids it goes by. */
export type SourceKey = Limits & { readonly fingerprint: string; readonly key: string; readonly ids: readonly string[]; readonly name: string | null; readonly form: KeyForm; readonly at: readonly string[] };
export type SourceClaim = { readonly digest: string; readonly claim: TrustClaim };
type SourceProblem = Omit<KeyProblem, "fix">;
/** What was handed in, read. Nothing in it is trusted. */
export type ReadKeySource = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly keys: readonly SourceKey[];
  readonly claims: readonly SourceClaim[];
  readonly problems: readonly SourceProblem[];
  /** It holds a private key: nothing of it may be kept. */
  readonly secret: boolean;
};

const idLengthMax = 1_000;

/** Reads what was handed in; the same bytes, the same answer. */
export function readKeySource(source: KeySource): ReadKeySource {
  const bytes = source.origin === "file" ? new Uint8Array(Buffer.from(source.base64, "base64")) : new Uint8Array(Buffer.from(source.text));
  const file = readKeyFile(bytes, source.origin, nodeCrypto);
  const problems: SourceProblem[] = [...file.problems];
  const keys = keysOf(file, source.origin === "exhibit" ? source.ids : [], problems);
  const claims = [...revocationsOf(file, bytes), ...endorsementsOf(file, problems)];
  return { bytes, sha256: sha256Hex(bytes), keys, claims, problems, secret: file.problems.some(({ code }) => code === "private_key") };
}

/** The keys of a file, each once, with the ids of all its mentions. */
function keysOf(file: KeyFile, moreIds: readonly string[], problems: SourceProblem[]): SourceKey[] {
  const keys = new Map<string, SourceKey>();
  file.keys.forEach((one, place) => {
    const { form = "raw", at = "file" } = file.places[place] ?? {};
    const key = toHex(one.key);
    const known = keys.get(key);
    const isLong = one.id !== null && one.id.length > idLengthMax;
    if (isLong) problems.push({ code: "long_id", at, message: `an id of more than ${idLengthMax} characters` });
    const id = isLong ? null : one.id;
    const ids = [...new Set([...(known?.ids ?? moreIds), ...(id === null ? [] : [id])])];
    const places = known === undefined ? [at] : [...new Set([...known.at, at])];
    if (known !== undefined && !sameLimits(known, one)) problems.push({ code: "two_limits", at, message: `the key stands at ${known.at[0] ?? ""} with other limits` });
    keys.set(key, { fingerprint: known?.fingerprint ?? fingerprintOf(one.key, nodeCrypto.sha256), key, ids, name: known?.name ?? one.name, form: known?.form ?? form, at: places, ...narrower(known, one) });
  });
  return [...keys.values()];
}

function sameLimits(a: Limits, b: Limits): boolean {
  return a.validFromUs === b.validFromUs && a.validUntilUs === b.validUntilUs && JSON.stringify(a.revoked) === JSON.stringify(b.revoked);
}

/** Of two statements about one key, what trusts less. */
export function narrower(a: Limits | undefined, b: Limits): Limits {
  if (a === undefined) return { validFromUs: b.validFromUs, validUntilUs: b.validUntilUs, revoked: b.revoked };
  return { validFromUs: least(a.validFromUs, b.validFromUs, Math.max), validUntilUs: least(a.validUntilUs, b.validUntilUs, Math.min), revoked: earlier(a.revoked, b.revoked) };
}

function least(a: number | null, b: number | null, choose: (a: number, b: number) => number): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}

function earlier(a: Limits["revoked"], b: Limits["revoked"]): Limits["revoked"] {
  if (a === null || b === null) return a ?? b;
  return a === "always" || b === "always" ? "always" : { sinceUs: Math.min(a.sinceUs, b.sinceUs) };
}

function revocationsOf(file: KeyFile, bytes: Uint8Array): SourceClaim[] {
  if (file.revokedIds.size === 0) return [];
  const json = parseSignedJson(new TextDecoder().decode(bytes).replace(/^\ufeff/, "").trim());
  const root = json.ok ? json.root : null;
  const claim = { kind: "revocations" as const, ids: [...file.revokedIds].toSorted(), issuer: textAt(root, "issuer"), generatedUs: root === null ? null : timeOf(memberOf(root, "generated_at")) };
  return [{ digest: digestOf(claim), claim }];
}

/** An endorsement that its signer did not sign is not taken at all. */
function endorsementsOf(file: KeyFile, problems: SourceProblem[]): SourceClaim[] {
  return file.endorsements.flatMap((one) => {
    if (!nodeCrypto.verify(one.by, one.message, one.signature)) {
      problems.push({ code: "bad_endorsement", at: "file", message: "the endorsement is not signed by the key that it names as its signer" });
      return [];
    }
    const weakness = keyWeakness(one.key);
    if (weakness !== null) {
      problems.push({ code: "weak_key", at: "file", message: `the key that it endorses is not to be trusted: ${weaknessWords[weakness]}` });
      return [];
    }
    const claim = claimOfEndorsement(one);
    return [{ digest: digestOf(claim), claim }];
  });
}

function claimOfEndorsement({ by, key, message, signature, rotatedUs = null }: Endorsement): TrustClaim {
  return { kind: "endorsement", by: toHex(by), key: toHex(key), message: toHex(message), signature: toHex(signature), rotatedUs };
}

const digestOf = (claim: TrustClaim): string => `sha256:${sha256Hex(JSON.stringify(claim))}`;

export type KeyProblemCode = KeyProblem["code"];
const fixes: Readonly<Record<KeyProblemCode, string>> = {
  weak_key: "Ask the key's owner for a sound one: under this key one signature fits many logs.",
  private_key: "Ask for the public half. Whoever can read this file can sign in the owner's name: have the key replaced.",
  not_a_key: "Give an Ed25519 public key as hex, base64, PEM, JWK, did:key, the verifier key of a signed note, or its 32 raw bytes.",
  unsupported_key: "Only Ed25519 keys can be used; logs under other algorithms are said to be uncheckable, never altered.",
  unreadable_limit: "Set the limit yourself after accepting the key.",
  no_json: "Check that the file was copied whole.",
  nothing_found: "Give an Ed25519 public key as hex, base64, PEM, JWK, did:key, the verifier key of a signed note, or its 32 raw bytes.",
  two_limits: "The narrower limits are taken. Ask the owner which ones hold.",
  long_id: "The key is offered without this id.",
  bad_endorsement: "Ask for the file again: it was damaged, or somebody else wrote it.",
};

/** A problem of a key file as a sentence, with what to do about it. */
export function withFix({ message, ...problem }: SourceProblem): KeyProblem {
  return { ...problem, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, fix: fixes[problem.code] };
}
