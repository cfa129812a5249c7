const utf8 = new TextDecoder("utf-8");
const wide = new TextDecoder("utf-16le");

/** Bytes as the text they are, UTF-8 or UTF-16 (little end first); null where they are none. A letter that is cut at the end is left out. */
export function textOfBytes(bytes: Uint8Array): string | null {
  if (isWide(bytes)) {
    const text = wide.decode(bytes.subarray(0, bytes.length & ~1));
    return /[\u0000-\u0008\ufffd]/.test(text) ? null : text;
  }
  const end = textEnd(bytes);
  return end < 0 ? null : utf8.decode(bytes.subarray(0, end));
}

function isWide(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, 64) & ~1;
  let zeros = 0;
  for (let at = 1; at < looked; at += 2) if (bytes[at] === 0) zeros++;
  return looked >= 8 && zeros * 4 >= looked;
}

/** Where UTF-8 without control characters ends, the length but for a letter that is cut; -1 where bytes are anything else. */
function textEnd(bytes: Uint8Array): number {
  let at = 0;
  let controls = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f) {
      if (++controls > bytes.length * 0.02) return -1;
    }
    const more = following(byte);
    if (more < 0) return -1;
    for (let place = 1; place <= more; place++) {
      if (at + place >= bytes.length) return at;
      if (((bytes[at + place] ?? 0) & 0xc0) !== 0x80) return -1;
    }
    at += more + 1;
  }
  return at;
}

/** How many bytes follow the first one of a character, -1 where it begins none. */
function following(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}
