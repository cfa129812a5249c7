import { RawNumber, type JsonValue } from "./json.ts";

export type TimePrecision = "s" | "ms" | "us" | "ns";
export type TimeUnit = "auto" | "ms" | "s" | "us" | "ns";
/** Microseconds since the epoch, with the text as it was written. */
export type ReadTime = {
  readonly us: number;
  readonly text: string;
  /** True where the text names no zone; it was read as UTC. */
  readonly zoneAssumed: boolean;
  readonly precision: TimePrecision;
};

const extended =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s?(Z|z|UTC|[+-]\d\d(?::?\d\d)?(?: UTC)?)?$/;
const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3}|\d{6}|\d{9})?(Z)?$/;
const digitsOnly = /^(\d+)(?:\.(\d+))?$/;
const nsPer = { s: 1_000_000_000n, ms: 1_000_000n, us: 1_000n, ns: 1n };

/**
 * Reads a time as vendors write it: ISO 8601 and RFC 3339 with any number of decimals, the compact form of LangSmith's
 * `dotted_order`, epoch numbers (also as text and beyond 2^53). A time without zone is UTC. Decimals beyond the
 * microsecond are cut. `unit` says what a bare number counts; "auto" goes by its size, from 1973 on.
 * Null: no time, a date without a time, a day that the calendar does not have, 0 as a bare number (protobuf's "unset"),
 * or a year outside 1685 to 2255, where microseconds do not fit a plain integer.
 */
export function readTime(value: JsonValue, unit: TimeUnit = "auto"): ReadTime | null {
  if (typeof value === "number") return Number.isFinite(value) ? readNumber(decimal(value), String(value), unit) : null;
  if (value instanceof RawNumber) return readNumber(value.text, value.text, unit);
  if (typeof value !== "string") return null;
  const text = value.trim().replace(/^"(.*)"$/, "$1");
  return digitsOnly.test(text) ? readNumber(text, value, unit) : readWritten(text, value);
}

/** The number in plain digits. A double of epoch seconds holds no more than six true decimals. */
function decimal(value: number): string {
  return String(value).replace(/(\.\d{6})\d+$/, "$1");
}

function readNumber(text: string, original: string, unit: TimeUnit): ReadTime | null {
  const match = digitsOnly.exec(text);
  if (!match || text.length > 40) return null;
  const whole = BigInt(match[1] ?? "0");
  const scale = unit === "auto" ? scaleBySize(whole) : unit;
  if (scale === null || whole === 0n) return null;
  const fraction = match[2] ?? "";
  const ns = whole * nsPer[scale] + (BigInt(fraction.padEnd(9, "0").slice(0, 9)) * nsPer[scale]) / nsPer.s;
  const us = Number(ns / 1000n);
  if (!Number.isSafeInteger(us)) return null;
  return { us, text: original, zoneAssumed: false, precision: precisionOf(scale, fraction.length) };
}

/** 1973 to 5138 in seconds; the same span in the finer units. */
function scaleBySize(whole: bigint): keyof typeof nsPer | null {
  if (whole < 100_000_000n) return null;
  if (whole < 100_000_000_000n) return "s";
  if (whole < 100_000_000_000_000n) return "ms";
  if (whole < 100_000_000_000_000_000n) return "us";
  return "ns";
}

const finer: readonly TimePrecision[] = ["s", "ms", "us", "ns"];
function precisionOf(scale: TimePrecision, decimals: number): TimePrecision {
  return finer[Math.min(3, finer.indexOf(scale) + Math.ceil(decimals / 3))] ?? "ns";
}

function readWritten(text: string, original: string): ReadTime | null {
  const match = extended.exec(text) ?? compact.exec(text);
  if (!match) return null;
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "", fraction = "", zone] = match;
  const leap = second === "60" && minute === "59" ? 1 : 0;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second) - leap,
  );
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (!isDay || Number(year) < 100 || Number(hour) > 23 || Number(minute) > 59 || Number(second) - leap > 59) return null;
  const offset = offsetMinutes(zone ?? "");
  if (offset === null) return null;
  const us = (at + leap * 1000 - offset * 60_000) * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
  if (!Number.isSafeInteger(us)) return null;
  return { us, text: original, zoneAssumed: zone === undefined, precision: precisionOf("s", fraction.length) };
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthDays[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
}

function offsetMinutes(zone: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)?/.exec(zone);
  if (!match) return 0;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? "0");
  if (hours > 23 || minutes > 59) return null;
  return (match[1] === "-" ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Writes microseconds since the epoch as ISO 8601 in UTC, with three decimals, or six where they are needed.
 * @throws RangeError where `us` is not a whole number or outside the years 0 to 9999.
 */
export function formatInstant(us: number): string {
  if (!Number.isSafeInteger(us)) throw new RangeError(`Not a whole number of microseconds: ${us}`);
  const ms = Math.floor(us / 1000);
  const micros = us - ms * 1000;
  const text = new Date(ms).toISOString();
  return micros === 0 ? text : `${text.slice(0, -1)}${String(micros).padStart(3, "0")}Z`;
}
