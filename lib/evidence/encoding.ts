import { notes } from "./notes.ts";
import type { ProblemNote } from "./problem.ts";
import type { ByteSource } from "./source.ts";
import { textView, type TextEncodingName, type TextView } from "./textView.ts";

/** Finds out how a text is encoded, by its mark or by the zero bytes that UTF-16 puts between ASCII characters. */
export function viewOf(source: ByteSource): { readonly view: TextView; readonly notes: readonly ProblemNote[] } {
  const head = source.read(0, 64);
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { view: textView(source, "utf-8", 3), notes: [notes.byteOrderMark()] };
  }
  const isUtf32 = first === 0xff && second === 0xfe && head[2] === 0 && head[3] === 0;
  if (!isUtf32 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) {
    const name: TextEncodingName = first === 0xff ? "utf-16le" : "utf-16be";
    return { view: textView(source, name, 2), notes: [notes.utf16(name.toUpperCase()), notes.byteOrderMark()] };
  }
  const bare = bareUtf16(head);
  if (bare) return { view: textView(source, bare, 0), notes: [notes.utf16(bare.toUpperCase())] };
  return { view: textView(source, "utf-8", 0), notes: [] };
}

function bareUtf16(head: Uint8Array): TextEncodingName | null {
  const pairs = head.length >> 1;
  if (pairs < 2) return null;
  let little = 0;
  let big = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const low = head[pair * 2] ?? 0;
    const high = head[pair * 2 + 1] ?? 0;
    if (low !== 0 && high === 0) little++;
    if (low === 0 && high !== 0) big++;
  }
  if (little > pairs * 0.8) return "utf-16le";
  return big > pairs * 0.8 ? "utf-16be" : null;
}
