import { formatInstant, readTime } from "../base/time.ts";
import type { AxisKind, AxisRange } from "./row.ts";

const separator = "..";

/** A stretch of the axis as it stands in an address, and which axis it speaks of. */
export type AxisWindow = AxisRange & { readonly axis: AxisKind };

/**
 * Reads `A..B`: two instants in RFC 3339, or two whole positions. Null for what is neither or runs backwards.
 */
export function readAxisRange(text: string): AxisWindow | null {
  const [first, last, ...more] = text.split(separator);
  if (first === undefined || last === undefined || more.length > 0) return null;
  if (/^\d{1,15}$/.test(first) && /^\d{1,15}$/.test(last)) return ordered("position", Number(first), Number(last));
  const [from, to] = [readTime(first)?.us ?? null, readTime(last)?.us ?? null];
  return from === null || to === null ? null : ordered("time", from, to);
}

function ordered(axis: AxisKind, from: number, to: number): AxisWindow | null {
  return from <= to ? { axis, from, to } : null;
}

/** The same stretch as text for an address. */
export function writeAxisRange({ axis, from, to }: AxisWindow): string {
  const [first, last] = [Math.floor(from), Math.ceil(to)];
  return axis === "position" ? [first, last].join(separator) : [first, last].map(formatInstant).join(separator);
}
