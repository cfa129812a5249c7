import { scopedKeySetDigest } from "../audit/keySetDigest.ts";
import { fingerprintOf, type ScopedKeySet } from "../audit/trustedKeys.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import type { Store } from "./incidents.ts";
import { trustedKeySet } from "./trustedKeySet.ts";

/** What the responder trusts in an incident at this moment, and the digest by which findings name it. */
export function keySetOf(store: Store, incident: string): { readonly keys: ScopedKeySet; readonly digest: string } {
  const keys = trustedKeySet(store, incident);
  return { keys, digest: scopedKeySetDigest(keys, nodeCrypto) };
}

/** Fingerprints of all keys that are trusted somewhere in the incident. */
export function trustedFingerprints({ keys, exhibits }: ScopedKeySet): ReadonlySet<string> {
  return new Set([{ keys }, ...(exhibits?.values() ?? [])].flatMap((set) => set.keys.map(({ key }) => fingerprintOf(key, nodeCrypto.sha256))));
}
