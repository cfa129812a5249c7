import type { AuditStatus } from "../audit/auditStatus.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { sha256Hex } from "../base/hash.ts";
import { memorySource, type ByteSource } from "../evidence/source.ts";
import { verifyRecognised } from "../verification/verifyFile.ts";
import { recogniseLog } from "../verification/recogniseLog.ts";
import { bundleBytes, type BundlePlace } from "./bundleContent.ts";
import type { BundleManifest } from "./bundleManifest.ts";

export const custodyLogPath = "custody/log.jsonl";
/** The verdict of the engine that verifies everybody's logs. `faults`: what makes the bundle another one than was made. */
export type BundleCustody = { readonly status: AuditStatus; readonly entries: number; readonly verified: number; readonly faults: readonly string[] };

const logBytesMax = 256 * 1_048_576;

/** Verifies the custody log inside a bundle, and that it is the log of this incident up to where the manifest says. */
export async function checkCustody(source: ByteSource, places: ReadonlyMap<string, BundlePlace>, { custody, incident }: BundleManifest, keys: KeySet): Promise<BundleCustody | null> {
  const place = places.get(custodyLogPath);
  if (place === undefined || custody === null) return null;
  const bytes = await bundleBytes(source, place, logBytesMax);
  if (bytes === null) return { status: "unverifiable", entries: custody.records, verified: 0, faults: ["it is longer than any log that is verified in a bundle"] };
  const text = bytes.toString("utf8");
  const file = { source: memorySource(bytes), path: custodyLogPath };
  const recognised = recogniseLog(file, {});
  if (recognised === null) return { status: "unverifiable", entries: 0, verified: 0, faults: ["no record of a custody log is in it"] };
  const { status, findings, entries, verified } = await verifyRecognised(file, recognised, { keys, declared: null, workerScript: null });
  const bad = status === "altered" || status === "incomplete";
  const words = findings.filter(({ class: kind }) => bad && kind !== "tail_unproven").slice(0, 20).map(({ class: kind, entry, message }) => `record ${entry}: ${kind.replaceAll("_", " ")}: ${message}`);
  return { status, entries, verified, faults: [...words, ...endFaults(text, custody), ...scopeFaults(text, incident.id)] };
}

/** The manifest closes the log: nothing was cut off the end. */
function endFaults(text: string, { records, head }: NonNullable<BundleManifest["custody"]>): string[] {
  const lines = text.split("\n").slice(0, -1);
  const last = `sha256:${sha256Hex(lines.at(-1) ?? "")}`;
  return [
    ...(lines.length === records ? [] : [`it has ${lines.length} records; the manifest says ${records}`]),
    ...(last === head ? [] : [`it ends with the record ${last}; the manifest says ${head}`]),
  ];
}

/** A log is tied to its incident by its first record. */
function scopeFaults(text: string, incident: string): string[] {
  const first = text.slice(0, text.indexOf("\n"));
  return first.includes(`"scope":"${incident}"`) ? [] : ["it is the log of another incident"];
}
