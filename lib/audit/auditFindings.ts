import type { AuditFindings } from "../findings.ts";
import type { AuditedLog } from "./verifyLog.ts";

/** A verdict as the findings document has it. */
export function auditFindings(exhibit: string, log: AuditedLog, keySet: string): AuditFindings {
  const { profile, entries, verified, status, findings, uncovered, keys } = log;
  return {
    exhibit, format: profile.format, profile: profile.describes, chain: profile.chain, entries, verified, status,
    findings: [...findings], uncovered: [...uncovered], keys: keys.map((key) => ({ ...key })), blindSpots: [...profile.blindSpots], keySet,
  };
}
