import { expect } from "vitest";
import type { KeySource } from "../../lib/api/keyContract.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import type { Store } from "../../lib/store/incidents.ts";
import type { Acceptance } from "../../lib/store/keyAcceptance.ts";
import { keyPreview } from "../../lib/store/keyPreview.ts";
import { changeTrust, type TrustMade, type TrustWish } from "../../lib/store/trustChanges.ts";
import { sha256, type Signer } from "../audit/signer.ts";

export const pasted = (text: string): KeySource => ({ origin: "pasted", text });
export const fileOf = (content: string | Uint8Array, name = "keys.json"): KeySource => ({ origin: "file", name, base64: Buffer.from(content).toString("base64") });
export const fingerprint = (one: Signer): string => `sha256:${sha256(one.key)}`;

/** Accepts everything that a source holds. */
export function accept(store: Store, source: KeySource, more: Partial<Acceptance> = {}): TrustMade {
  const { keys, revocations, endorsements } = keyPreview(store, source);
  const claims = [...(revocations === null ? [] : [revocations.digest]), ...endorsements.map(({ digest }) => digest)];
  const acceptance = { source, keys: keys.map((key) => ({ fingerprint: key.fingerprint, compared: true })), claims, scope: null, note: "", author: "Ada", ...more };
  return made(store, { kind: "accept", acceptance });
}

/** Makes a change that must not be refused. */
export function made(store: Store, wish: TrustWish, said = { author: "Ada", reason: "" }): TrustMade {
  const result = changeTrust(store, wish, said);
  expect(result).toMatchObject({ ok: true });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A rotation that the outgoing key signed, as Pipelock writes it. */
export function endorsement(by: Signer, next: Signer, rotatedAt = "2026-02-01T00:00:00Z", signedBy: Signer = by): string {
  const body = { version: 1, session_id: "s", prior_signer_key: by.hex, prior_final_seq: 4, prior_tail_hash: sha256Hex("tail"), new_signer_key: next.hex, rotated_at: rotatedAt };
  const message = Buffer.from(sha256Hex(Buffer.concat([Buffer.from("pipelock-rotation-endorsement-v1\0"), Buffer.from(JSON.stringify(body))])), "hex");
  return JSON.stringify({ ...body, endorsement: `ed25519:${Buffer.from(signedBy.sign(message)).toString("hex")}` });
}
