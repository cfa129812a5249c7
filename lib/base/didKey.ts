import { concatBytes, toBase58 } from "./encodings.ts";

/** The multicodec of an Ed25519 public key. */
const ed25519Codec = Uint8Array.of(0xed, 1);

/** An Ed25519 public key of 32 bytes as did:key. */
export function didKeyOf(key: Uint8Array): string {
  return `did:key:z${toBase58(concatBytes(ed25519Codec, key))}`;
}
