import { sha256Hex } from "../base/hash.ts";
import type { KnownSecrets } from "../effects/secrets/knownSecrets.ts";
import { maskBytes, type ByteEncoding } from "../effects/secrets/maskBytes.ts";
import type { RawRange } from "./rawBytes.ts";

/** What is read around a stretch, so that a credential that crosses its edge is told: longer than a key of 8,192 bits and than tokens are. */
export const aroundBytes = 16_384;

type Bytes = { readonly size: number; read(offset: number, length: number): Uint8Array };

/** A stretch of a file with its credentials masked, as long as it was. */
export function maskedRange(source: Bytes, encoding: ByteEncoding, range: RawRange, known: KnownSecrets): RawRange {
  const { bytes, offset } = range;
  // Both even: in UTF-16 the text must begin with a whole character.
  const start = Math.max(0, offset - aroundBytes - (offset % 2));
  const end = offset + bytes.length;
  const after = source.read(end, Math.max(0, Math.min(aroundBytes + ((end - start) % 2), source.size - end)));
  const masked = maskBytes(source.read(start, offset - start), bytes, after, known, encoding);
  return masked.masks === 0 ? range : { ...range, bytes: masked.bytes, sha256: sha256Hex(masked.bytes), masks: masked.masks };
}
