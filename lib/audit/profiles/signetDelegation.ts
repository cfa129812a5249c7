import { fromBase64 } from "../../base/encodings.ts";
import { canonicalBytes, type CanonicalFormName } from "../canonicalForms.ts";
import type { Contradiction, SignatureClaim } from "../profile.ts";
import { integerAt, madeObject, memberOf, nodeAt, textAt, type SignedNode, type SignedObject } from "../signedJson.ts";
import { claim, otherMembers } from "./parts.ts";

/** A key as Signet writes it: `ed25519:` and 32 bytes in base64. */
export function signetKey(text: string | null): Uint8Array | null {
  return text?.startsWith("ed25519:") === true ? fromBase64(text.slice("ed25519:".length), 32) : null;
}

/** Bytes in the same spelling. */
export function signetBytes(node: SignedNode | null, length: number): Uint8Array | null {
  return node?.kind === "string" && node.value.startsWith("ed25519:") ? fromBase64(node.value.slice("ed25519:".length), length) : null;
}

const tokenMembers = ["v", "delegator", "delegate", "scope", "issued_at", "nonce"];
const partMembers: Readonly<Record<string, readonly string[]>> = { delegator: ["pubkey", "name"], delegate: ["pubkey", "name"], scope: ["tools", "targets", "max_depth", "expires"] };

/** Each token of a delegation, signed by the one who delegates. A delegator stands for the receipt where the tokens lead from it to the signer. */
export function tokenClaims(record: SignedObject, form: CanonicalFormName): SignatureClaim[] {
  const tokens = tokensOf(record);
  return tokens.map((token, place) => claim({
    signature: signetBytes(memberOf(token, "sig"), 64) ?? new Uint8Array(), embedded: signetKey(textAt(token, "delegator", "pubkey")),
    message: canonicalBytes(form, signedToken(token)), isPart: !mayPassOn(tokens.slice(place)),
  }));
}

/** How many more times a delegate may delegate, every token says; what lies behind one that says less does not stand for anything. */
function mayPassOn(tokens: readonly SignedNode[]): boolean {
  return tokens.every((token, place) => (integerAt(token, "scope", "max_depth") ?? 0) >= tokens.length - 1 - place);
}

/** Does it name at least one token, as an authorized receipt must? */
export function isDelegated(record: SignedObject): boolean {
  return tokensOf(record).length > 0;
}

/** Members of an authorization that nothing covers. What stands in the tokens is covered by their hash. */
export function besideTokens(record: SignedObject): string[] {
  const authorization = memberOf(record, "authorization");
  return authorization?.kind === "object" ? otherMembers(authorization, ["chain", "chain_hash", "root_pubkey"]).map((name) => `authorization.${name}`) : [];
}

function tokensOf(record: SignedObject): readonly SignedNode[] {
  const chain = nodeAt(record, "authorization", "chain");
  return chain?.kind === "array" ? chain.items : [];
}

function signedToken(token: SignedNode): SignedObject {
  if (token.kind !== "object") return madeObject([]);
  return madeObject(token.members.filter(({ name }) => tokenMembers.includes(name)).map(({ name, value }) => {
    const listed = partMembers[name];
    return listed === undefined || value.kind !== "object" ? { name, value } : { name, value: madeObject(value.members.filter((member) => listed.includes(member.name))) };
  }));
}

/** The tokens must lead from the root key to the signer, each delegate being the next delegator. */
export function brokenDelegation(record: SignedObject): Contradiction | null {
  const tokens = tokensOf(record);
  if (tokens.length === 0) return null;
  const from = [...tokens.map((token) => textAt(token, "delegator", "pubkey")), textAt(record, "signer", "pubkey")];
  const to = [textAt(record, "authorization", "root_pubkey"), ...tokens.map((token) => textAt(token, "delegate", "pubkey"))];
  const place = from.findIndex((key, at) => key !== to[at]);
  if (place < 0) return null;
  return { what: "the delegation does not lead from its root key to the signer", expected: to[place] ?? null, found: from[place] ?? null, bytes: null };
}
