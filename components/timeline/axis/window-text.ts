import { readTime } from "@/lib/base/time.ts";
import type { AxisKind } from "@/lib/timeline/row.ts";
import { countText } from "../../ui/count.tsx";
import { durationText } from "../rows/row-words.ts";

export type ReadEnd = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string };

/** One end of a window as its field shows it: `T+1:20.5`, or `#12` where positions count. */
export function windowEndText(value: number, axis: AxisKind, zeroUs: number | null): string {
  if (axis === "position") return `#${Math.round(value) + 1}`;
  return zeroUs === null ? String(value) : offsetText(Math.round(value) - zeroUs);
}

/** The distance from T+0 with every digit that it has. */
function offsetText(us: number): string {
  const length = Math.abs(us);
  const two = (value: number) => String(value).padStart(2, "0");
  const days = Math.floor(length / 86_400e6);
  const hours = Math.floor(length / 3_600e6) % 24;
  const minutes = Math.floor(length / 60e6) % 60;
  const rest = String(length % 1e6).padStart(6, "0").replace(/0+$/, "");
  const seconds = `${two(Math.floor(length / 1e6) % 60)}${rest === "" ? "" : `.${rest}`}`;
  const sign = us < 0 ? "T−" : "T+";
  if (days > 0) return `${sign}${days} d ${two(hours)}:${two(minutes)}:${seconds}`;
  return hours > 0 ? `${sign}${hours}:${two(minutes)}:${seconds}` : `${sign}${minutes}:${seconds}`;
}

/** A mark of the ruler: as short as its time allows. */
export function tickText(value: number, axis: AxisKind, zeroUs: number | null): string {
  return windowEndText(value, axis, zeroUs).replace(/( d) 00:00:00$/, "$1").replace(/( d \d\d:\d\d):00$/, "$1");
}

const usPer: Readonly<Record<string, number>> = { d: 86_400e6, h: 3_600e6, min: 60e6, s: 1e6, ms: 1e3, µs: 1, us: 1 };
const clock = /^(?:(\d{1,6})\s*d)?\s*(?:(?:(\d{1,6}):)?(\d{1,6}):)?(\d{1,9}(?:\.\d+)?)\s*s?$/;
const units = /^(?:\d+(?:\.\d+)?\s*(?:d|h|min|s|ms|µs|us)\s*)+$/;

/** Reads one end of a window as people write it: a distance from T+0, an instant in UTC, or a position. */
export function readWindowEnd(text: string, axis: AxisKind, zeroUs: number | null): ReadEnd {
  const plain = text.trim().replaceAll("\u202f", "").replaceAll("−", "-");
  if (axis === "position") {
    const digits = /^#?\s*(\d{1,15})$/.exec(plain)?.[1];
    const value = digits === undefined ? 0 : Number(digits);
    return value >= 1 ? { ok: true, value: value - 1 } : { ok: false, error: "A position is a whole number from 1, as #12." };
  }
  const offset = /^T?\s*([+-])\s*(.+)$/i.exec(plain);
  if (offset !== null) {
    const us = distanceUs(offset[2] ?? "");
    if (us !== null && zeroUs !== null) return { ok: true, value: zeroUs + (offset[1] === "-" ? -us : us) };
  }
  const time = offset === null ? readTime(plain) : null;
  return time === null ? { ok: false, error: "Write T+1:20.5, or 2026-03-01T10:00:00Z." } : { ok: true, value: time.us };
}

/** `1:20.5`, `1 d 02:03:04`, `90`, or with units as times are written elsewhere on the page: `2 min 3 s`. */
function distanceUs(text: string): number | null {
  const match = clock.exec(text);
  if (match !== null) {
    const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = match;
    return Math.round(Number(days) * 86_400e6 + Number(hours) * 3_600e6 + Number(minutes) * 60e6 + Number(seconds) * 1e6);
  }
  if (!units.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(d|h|min|s|ms|µs|us)/g)];
  return Math.round(parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (usPer[unit] ?? 0), 0));
}

/** How long a stretch is: a time, or a number of rows. */
export function lengthText(length: number, axis: AxisKind): string {
  if (axis === "time") return durationText(Math.round(length));
  const rows = Math.round(length) + 1;
  return `${countText(rows)} ${rows === 1 ? "row" : "rows"}`;
}
