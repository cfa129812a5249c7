import { countText } from "./count.tsx";

const units = ["kB", "MB", "GB", "TB"] as const;

/** A size in decimal units with one figure after the point: 1.2 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let size = bytes / 1000;
  let unit = 0;
  // 999.95 would be written as 1000.0 of the smaller unit.
  while (size >= 999.95 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(1)} ${units[unit] ?? "TB"}`;
}

/** A size; the exact number of bytes is in the title. */
export function Bytes({ value }: { readonly value: number }) {
  return (
    <span className="tabular whitespace-nowrap" title={`${countText(value)} bytes`}>
      {bytesText(value)}
    </span>
  );
}
