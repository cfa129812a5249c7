import { scopedKeySetDigest } from "../audit/keySetDigest.ts";
import type { ScopedKeySet } from "../audit/trustedKeys.ts";
import type { Store } from "../store/incidents.ts";
import { trustedKeySet } from "../store/trustedKeySet.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";

/** What the responder trusts in an incident at this moment, and the digest by which findings name it. */
export function keySetOf(store: Store, incident: string): { readonly keys: ScopedKeySet; readonly digest: string } {
  const keys = trustedKeySet(store, incident);
  return { keys, digest: scopedKeySetDigest(keys, nodeCrypto) };
}
