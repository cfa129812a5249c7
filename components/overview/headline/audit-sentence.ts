import type { AuditOverview } from "@/lib/api/auditContract.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import { writeEvidenceAddress } from "../../evidence/evidence-address.ts";
import { disagreements } from "../../shell/audit-words.ts";
import { countText } from "../../ui/count.tsx";
import { plain, type Clause, type Sentence } from "./sentence.ts";

const classWords: Record<FindingClass, (entries: string, one: boolean) => string> = {
  altered_entry: (entries) => `${entries} altered`, missing_entry: () => "entries are missing", wrong_key: (entries) => `${entries} under a wrong key`, forked: () => "the chain forks",
  reordered: (entries) => `${entries} out of order`, duplicate_entry: (entries, one) => `${entries} ${one ? "stands" : "stand"} there twice`, duplicate_json_key: (entries) => `${entries} with a member twice`,
  malformed: (entries) => `${entries} not well formed`, not_signed: (entries) => `${entries} not signed`, unknown_key: (entries) => `${entries} under no trusted key`,
  revoked_key: (entries) => `${entries} under a key that was not valid`, clock_backwards: () => "a clock runs backwards", tail_unproven: () => "end of log not provable",
};

/** The gravest first. */
const order = Object.keys(classWords) as readonly FindingClass[];

/** What the signed logs are worth, never left out: that no log was given is said too. */
export function auditSentence(incident: string, audit: AuditOverview | null): Sentence {
  const page = `/incidents/${incident}/evidence`;
  if (audit === null) return [plain("The signed logs have not been read", `${page}#verification`), "."];
  if (audit.logs.length === 0) return [plain("No signed log was given", `${page}#verification`), ", so nothing outside these files confirms them."];
  const clauses = [...order.flatMap((name) => classClause(incident, audit, name)), ...disagreementClauses(incident, audit)];
  const entries = audit.logs.reduce((sum, log) => sum + log.entries, 0);
  const verified = audit.logs.reduce((sum, log) => sum + log.verified, 0);
  const whole = plain(`${countText(verified)} of ${countText(entries)} log ${entries === 1 ? "entry" : "entries"} verified`, `${page}#verification`);
  return [whole, ...clauses.flatMap((clause): Sentence => [", ", clause]), "."];
}

function classClause(incident: string, { logs }: AuditOverview, name: FindingClass): Clause[] {
  const concerned = logs.flatMap((log) => log.classes.filter((one) => one.class === name).map(({ entries }) => ({ log, entries })));
  const [first] = concerned;
  if (first === undefined) return [];
  const count = concerned.reduce((sum, { entries }) => sum + entries, 0);
  const words = classWords[name](`${countText(count)} ${count === 1 ? "entry" : "entries"}`, count === 1);
  return [plain(words, `/incidents/${incident}/evidence${writeEvidenceAddress({ log: first.log.exhibit, entry: null, filter: name, check: null })}`)];
}

function disagreementClauses(incident: string, { crossCheck }: AuditOverview): Clause[] {
  if (crossCheck === null) return [];
  return disagreements(crossCheck).map((words) => plain(words, `/incidents/${incident}/evidence#cross-check`));
}
