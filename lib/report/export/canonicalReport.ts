import { sha256Hex } from "../../base/hash.ts";
import { jcs, wellFormed, type PlainJson } from "../../base/jcs.ts";
import type { Report } from "../reportDocument.ts";

/** The report as canonical JSON (RFC 8785): its bytes are what the report hash is of. */
export function canonicalReport(report: Report): string {
  return jcs(plain(report));
}

/** SHA-256 of the canonical JSON, in hex. */
export function reportHash(report: Report): string {
  return sha256Hex(canonicalReport(report));
}

/** Members that are not there are left out; halves of surrogate pairs, which no UTF-8 holds, are replaced. */
function plain(value: unknown): PlainJson {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") throw new TypeError(`A report holds no ${typeof value}.`);
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]): [string, PlainJson][] => (one === undefined ? [] : [[name, plain(one)]])));
}
