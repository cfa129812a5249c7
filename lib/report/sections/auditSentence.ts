import type { AuditFindings } from "../../findings.ts";
import type { Citations } from "../citations.ts";
import type { Sentence } from "../reportDocument.ts";
import type { ReportAudit } from "../reportFacts.ts";
import { code, counted, numberText, say, sentence } from "../say.ts";

const opening: Readonly<Record<AuditFindings["status"], string>> = {
  verified: "verified", altered: "altered", incomplete: "incomplete", unverifiable: "cannot be checked", unsigned: "not signed: a hash chain shows accidents, not forgery",
};
const citedMax = 4;

/** What the verification of one signed log came to. */
export function auditSentence(audit: ReportAudit, cite: Citations): Sentence {
  const { exhibit, status, entries, verified, findings } = audit;
  const grave = findings.filter((one) => one.class !== "unknown_key" && one.class !== "tail_unproven");
  const broken = grave.length === 0 ? "" : say`; ${grave.length === 1 ? "finding" : "findings"}: ${grave.slice(0, citedMax).map((one, at) => `${at === 0 ? "" : "; "}${one.class.replaceAll("_", " ")} at entry ${numberText(one.entry)}`).join("")}${grave.length > citedMax ? `, and ${numberText(grave.length - citedMax)} more` : ""}`;
  const tail = findings.some((one) => one.class === "tail_unproven") ? "; nothing shows whether entries after the last one existed" : "";
  const keys = findings.some((one) => one.class === "unknown_key") ? "; nobody vouches for a key that signed it" : "";
  return sentence(say`The log ${code(exhibit)} is ${opening[status]}: the signatures of ${numberText(verified)} of ${counted(entries, "entry", "entries")} hold under a trusted key${broken}${tail}${keys}.`,
    cite.exhibit(exhibit), ...grave.slice(0, citedMax).map((one) => cite.entry(exhibit, one.entry)));
}
