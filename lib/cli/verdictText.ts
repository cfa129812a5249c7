import type { AuditFindings, Findings } from "../findings.ts";
import { printable } from "./printable.ts";

const words: Readonly<Record<AuditFindings["status"], string>> = {
  verified: "Verified", altered: "Altered", incomplete: "Incomplete", unverifiable: "Cannot be checked", unsigned: "Unsigned",
};
const linesMax = 50;

/** Verdicts for people: one paragraph per file. */
export function verdictText(exhibits: Findings["exhibits"], audit: readonly AuditFindings[]): string {
  return exhibits.map((exhibit) => {
    const log = audit.find((one) => one.exhibit === exhibit.id);
    return log === undefined ? `${printable(exhibit.name)}: no signed record of a known format was recognised.\n` : paragraph(printable(exhibit.name), log);
  }).join("\n");
}

function paragraph(name: string, log: AuditFindings): string {
  const lines = log.findings.slice(0, linesMax).map(({ class: kind, entry, last, message }) => `  entry ${last === undefined ? entry : `${entry} to ${last}`}: ${kind.replaceAll("_", " ")}: ${printable(message)}`);
  const left = log.findings.length - lines.length;
  return [
    `${name}: ${words[log.status]}. ${log.format}, ${log.verified} of ${log.entries} entries verified.`,
    ...lines, ...(left > 0 ? [`  and ${left} more of ${log.findings.length}; --json lists all`] : []),
    ...log.keys.map((key) => `  key ${key.fingerprint}: ${key.how}, ${key.entries} entries`),
    ...(log.uncovered.length === 0 ? [] : [`  not protected by any signature: ${printable(log.uncovered.join(", "))}`]),
    ...log.blindSpots.map((spot) => `  not detectable in this format: ${spot}`), "",
  ].join("\n");
}
