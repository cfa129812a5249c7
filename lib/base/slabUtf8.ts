/** UTF-8 in one piece of memory for many short texts: an array of its own for each costs more than the encoding. */
const slabBytes = 1 << 16;
/** UTF-16 units take up to three bytes each. */
const bytesPerUnit = 3;
const encoder = new TextEncoder();
let slab: Uint8Array = new Uint8Array(slabBytes);
let used = 0;

/**
 * Text as UTF-8, in memory that it shares with its neighbours: for bytes that are read and forgotten. Kept or sent to another
 * thread it drags the whole piece along; `utf8` (encodings.ts) makes bytes that stand alone.
 */
export function slabUtf8(text: string): Uint8Array {
  const most = text.length * bytesPerUnit;
  if (most > slabBytes / 4) return encoder.encode(text);
  if (used + most > slab.length) {
    slab = new Uint8Array(slabBytes);
    used = 0;
  }
  const { written } = encoder.encodeInto(text, slab.subarray(used));
  const bytes = slab.subarray(used, used + written);
  used += written;
  return bytes;
}
