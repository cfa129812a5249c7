import { byteFill } from "../../base/maskForm.ts";
import type { KnownSecrets } from "./knownSecrets.ts";
import { overlaid, secretPlaces } from "./maskSecrets.ts";

export type MaskedBytes = { readonly bytes: Uint8Array; readonly masks: number };
export type ByteEncoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * A stretch of a file with its credentials masked, byte for byte as long. `before` and `after` lie around it in the file: a credential that
 * crosses an edge is found with them, and what lies inside is masked. Bytes are read one character each (in UTF-16 two, from a whole one on):
 * escapes stay escapes.
 */
export function maskBytes(before: Uint8Array, bytes: Uint8Array, after: Uint8Array, known: KnownSecrets, encoding: ByteEncoding = "utf-8"): MaskedBytes {
  const unit = encoding === "utf-8" ? 1 : 2;
  const all = Buffer.concat([before, bytes, after]);
  const text = decoded(all, encoding);
  const [from, to] = [Math.floor(before.length / unit), Math.ceil((before.length + bytes.length) / unit)];
  const places = secretPlaces(text, known).filter(({ offset, length }) => offset < to && offset + length > from);
  if (places.length === 0) return { bytes, masks: 0 };
  const masked = encoded(overlaid(text, places, byteFill), encoding);
  return { bytes: masked.subarray(before.length, before.length + bytes.length), masks: places.length };
}

function decoded(bytes: Buffer, encoding: ByteEncoding): string {
  if (encoding === "utf-8") return bytes.toString("latin1");
  return (encoding === "utf-16le" ? bytes : swapped(bytes)).toString("utf16le");
}

function encoded(text: string, encoding: ByteEncoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "latin1");
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : swapped(bytes);
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
