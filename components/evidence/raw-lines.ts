/** One drawn line of a stretch of bytes: a line of the file, or a piece of one that is too long to be drawn in one. */
export type RawLine = {
  /** Line within the stretch, from 1; null for the second and later pieces of a long line. */
  readonly number: number | null;
  /** First byte, counted from the start of the exhibit. */
  readonly offset: number;
  readonly text: string;
};

/**
 * Cuts bytes into lines and long lines into pieces of at most `columns` characters. Bytes that are not UTF-8 become
 * U+FFFD in the text; the hex view shows them as they are. A stretch may begin in the middle of a character.
 */
export function rawLines(bytes: Uint8Array, offset: number, columns: number): RawLine[] {
  const lines: RawLine[] = [];
  let from = 0;
  for (let number = 1; from < bytes.length; number++) {
    const end = bytes.indexOf(0x0a, from);
    const next = end < 0 ? bytes.length : end + 1;
    addPieces(lines, bytes.subarray(from, end < 0 ? next : end), offset + from, number, columns);
    from = next;
  }
  return lines;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function addPieces(lines: RawLine[], bytes: Uint8Array, offset: number, number: number, columns: number): void {
  // By code points, as the reader counts columns; a byte order mark stays, because it is one of the bytes.
  const characters = Array.from(decoder.decode(bytes));
  if (characters.at(-1) === "\r") characters.pop();
  if (characters.length <= columns) {
    lines.push({ number, offset, text: characters.join("") });
    return;
  }
  const exact = !characters.includes("\ufffd");
  let at = offset;
  for (let from = 0; from < characters.length; from += columns) {
    const text = characters.slice(from, from + columns).join("");
    lines.push({ number: from === 0 ? number : null, offset: exact ? at : offset, text });
    at += encoder.encode(text).length;
  }
}

/** Sixteen bytes as a hex dump draws them. */
export type HexLine = { readonly offset: number; readonly hex: string; readonly ascii: string };

export function hexLines(bytes: Uint8Array, offset: number): HexLine[] {
  const lines: HexLine[] = [];
  for (let from = 0; from < bytes.length; from += 16) {
    const part = bytes.subarray(from, from + 16);
    const pairs = Array.from(part, (byte) => byte.toString(16).padStart(2, "0"));
    lines.push({
      offset: offset + from,
      hex: `${pairs.slice(0, 8).join(" ").padEnd(23)}  ${pairs.slice(8).join(" ").padEnd(23)}`,
      ascii: Array.from(part, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·")).join(""),
    });
  }
  return lines;
}

/** SHA-256 as hex, computed in this page from the bytes it got; null where the browser has no crypto (http away from loopback). */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
