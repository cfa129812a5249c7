import { toHex } from "../base/encodings.ts";
import type { Companion } from "../audit/companions.ts";
import type { ShownKey } from "../audit/report.ts";
import { fingerprintOf } from "../audit/trustedKeys.ts";
import type { FoundKey } from "./auditIndex.ts";
import { nodeCrypto } from "./nodeCrypto.ts";

/** The keys of a key file or an endorsement, each place once: a key may go by several ids. */
export function keysInCompanion(exhibit: number, companion: Companion): FoundKey[] {
  if (companion.kind === "end") return [];
  const { keys, places, endorsements } = companion.file;
  const found = new Map<string, FoundKey & { readonly ids: string[] }>();
  keys.forEach(({ key, id, name }, place) => {
    const { at = "file", form = "object" } = places[place] ?? {};
    const known = found.get(`${at} ${toHex(key)}`) ?? { exhibit, at, fingerprint: fingerprintOf(key, nodeCrypto.sha256), key, ids: [], name, form };
    if (id !== null) known.ids.push(id);
    found.set(`${at} ${toHex(key)}`, known);
  });
  return [...found.values(), ...endorsements.map(({ key }): FoundKey => ({ exhibit, at: "file", fingerprint: fingerprintOf(key, nodeCrypto.sha256), key, ids: [], name: null, form: "endorsement" }))];
}

/** A key that an entry brings. */
export function embeddedKey(exhibit: number, { key, fingerprint, ids }: ShownKey, entry: number): FoundKey {
  return { exhibit, at: `entry ${entry}`, fingerprint, key, ids, name: null, form: "embedded" };
}
