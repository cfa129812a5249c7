import type { TextView } from "./textView.ts";

/** `line 3, column 12`, counted from 1, in code units. Reads the text once from its start. */
export function lineAndColumn(view: TextView, unit: number): string {
  const { line, column } = placeOf(view, unit);
  return `line ${line}, column ${column}`;
}

/** The place of a fault that was found in a value that begins at `unit`. */
export function faultPlace(
  view: TextView,
  unit: number,
  fault: { readonly line: number; readonly column: number },
): string {
  const start = placeOf(view, unit);
  return `line ${start.line + fault.line - 1}, column ${fault.line === 1 ? start.column + fault.column - 1 : fault.column}`;
}

function placeOf(view: TextView, unit: number): { readonly line: number; readonly column: number } {
  const chunk = Buffer.allocUnsafe(1 << 20);
  let line = 1;
  let lineStart = view.start;
  for (let from = view.start; from < unit;) {
    const got = view.units.readInto(chunk.subarray(0, Math.min(chunk.length, unit - from)), from);
    if (got === 0) break;
    const part = chunk.subarray(0, got);
    for (let at = part.indexOf(0x0a); at >= 0; at = part.indexOf(0x0a, at + 1)) {
      line++;
      lineStart = from + at + 1;
    }
    from += got;
  }
  return { line, column: unit - lineStart + 1 };
}
