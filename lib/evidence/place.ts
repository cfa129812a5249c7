import type { TextView } from "./textView.ts";

/** `line 3, column 12`, counted from 1, in code units, up to `unit`. Reads the text once from its start. */
export function lineAndColumn(view: TextView, unit: number): string {
  const chunk = Buffer.allocUnsafe(1 << 20);
  let line = 1;
  let lineStart = view.start;
  for (let from = view.start; from < unit; ) {
    const got = view.units.readInto(chunk.subarray(0, Math.min(chunk.length, unit - from)), from);
    if (got === 0) break;
    const part = chunk.subarray(0, got);
    for (let at = part.indexOf(0x0a); at >= 0; at = part.indexOf(0x0a, at + 1)) {
      line++;
      lineStart = from + at + 1;
    }
    from += got;
  }
  return `line ${line}, column ${unit - lineStart + 1}`;
}
