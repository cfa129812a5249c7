import { readFileSync } from "node:fs";
import { z } from "zod";
import { fromHex } from "../../lib/base/encodings.ts";

/** A public edge case of Ed25519, and whether every mainstream verifier accepts it. */
export type EdgeVector = { readonly name: string; readonly key: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array; readonly valid: boolean };

const hex = z.string().transform((text, context) => fromHex(text) ?? (context.addIssue("no hex"), z.NEVER));
const schema = z.object({
  keys: z.array(hex), wycheproof: z.array(z.tuple([z.number(), z.number(), hex, hex, z.boolean()])),
  speccheck: z.array(z.tuple([hex, hex, hex])), cctv: z.array(z.tuple([z.number(), hex, hex, hex, z.boolean()])),
});
/** A strict verifier accepts this one of the disputed cases and no other. */
const undisputed = 3;

/** All of them, in one shape. */
export function edgeVectors(): readonly EdgeVector[] {
  const { keys, wycheproof, speccheck, cctv } = schema.parse(JSON.parse(readFileSync("test/fixtures/audit/ed25519.json", "utf8")));
  return [
    ...wycheproof.map(([id, key, message, signature, valid]) => ({ name: `wycheproof ${id}`, key: keys[key] ?? new Uint8Array(), message, signature, valid })),
    ...speccheck.map(([key, message, signature], place) => ({ name: `speccheck ${place}`, key, message, signature, valid: place === undisputed })),
    ...cctv.map(([number, key, message, signature, valid]) => ({ name: `cctv ${number}`, key, message, signature, valid })),
  ];
}
