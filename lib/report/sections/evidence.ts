import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { keysOf } from "../keysOf.ts";
import { code, counted, numberText, said, say, sentence } from "../say.ts";
import { captureNames, captureWords } from "../words.ts";
import { auditSentence } from "./auditSentence.ts";
import { list, missing, table } from "./blocks.ts";

const findingsMax = 20;
const problemsMax = 30;

/** The exhibits, what their verification came to, and whether trace and log agree. */
export function evidenceSection(facts: ReportFacts, cite: Citations): Block[] {
  const { exhibits, capture, audits } = facts;
  const problems = exhibits.flatMap(({ id, problems: found }) => found.map((problem) => ({ id, ...problem })));
  return [
    ...table("evidence.exhibits", "Exhibits", ["Exhibit", "Name", "Format", "Size", "SHA-256", "Records read, kept, skipped"], exhibits.map(({ id, name, format, bytes, sha256, records: { read, kept, skipped } }) => ({
      cells: [[id], say`${code(name, id)}`, [format], [counted(bytes, "byte")], say`${code(sha256, id)}`, [`${numberText(read)}, ${numberText(kept)}, ${numberText(skipped)}`]], cites: [cite.exhibit(id)],
    }))),
    ...table("evidence.capture", "What was captured", ["Part", "State"], keysOf(capture).map((key) => ({ cells: [[captureNames[key]], [captureWords[capture[key]]]], cites: cite.evidence() }))),
    ...list("evidence.logs", "Signed logs", audits.flatMap((audit) => [auditSentence(audit, cite), sentence(say`What could not have been detected in this format: ${said(audit.blindSpots.join(" "))}`, cite.exhibit(audit.exhibit))])),
    ...table("evidence.findings", "Findings of the verification", ["Log", "Entry", "Finding", "What"], audits.flatMap(({ exhibit, findings }) => findings.map((finding) => ({
      cells: [[exhibit], [finding.last === undefined || finding.last === finding.entry ? numberText(finding.entry) : `${numberText(finding.entry)} to ${numberText(finding.last)}`], [finding.class.replaceAll("_", " ")], [said(finding.message)]], cites: [cite.exhibit(exhibit), cite.entry(exhibit, finding.entry)],
    }))).slice(0, findingsMax), audits.reduce((sum, { findingsOf }) => sum + findingsOf, 0)),
    ...list("evidence.cross", "Trace and logs side by side", crossSentences(facts, cite)),
    ...table("evidence.problems", "Problems met while reading", ["Exhibit", "Where", "How often", "What", "What to do"], problems.slice(0, problemsMax).map(({ id, at, message, fix, count }) => ({
      cells: [[id], say`${code(at)}`, [numberText(count)], [said(message)], [said(fix)]], cites: [cite.exhibit(id)],
    })), problems.length),
    ...missing("evidence.missing", audits.length === 0 ? [sentence(say`A signed log: what the exports say is vouched for by nobody but whoever exported them.`, ...cite.evidence())] : []),
  ];
}

function crossSentences({ crossCheck }: ReportFacts, cite: Citations): Sentence[] {
  if (crossCheck === null) return [];
  const { matched, inTraceNotInLog, inTraceNotInLogOf, inLogNotInTrace, inLogNotInTraceOf, outsideWindowOf, differs, differsOf } = crossCheck;
  const all = [sentence(say`A log speaks of ${counted(matched, "call")} of the trace${outsideWindowOf > 0 ? `; ${counted(outsideWindowOf, "call lies", "calls lie")} outside the time that the logs cover` : ""}.`, ...cite.evidence())];
  if (inTraceNotInLogOf > 0) all.push(sentence(say`${counted(inTraceNotInLogOf, "call")} of the trace ${inTraceNotInLogOf === 1 ? "is" : "are"} in no log.`, ...cite.calls(inTraceNotInLog.slice(0, 6))));
  if (inLogNotInTraceOf > 0) all.push(sentence(say`${counted(inLogNotInTraceOf, "entry", "entries")} of the logs ${inLogNotInTraceOf === 1 ? "has" : "have"} no call in the trace.`, ...inLogNotInTrace.slice(0, 6).map(({ exhibit, entry }) => cite.entry(exhibit, entry))));
  for (const { call, exhibit, entry, what, inTrace, inLog } of differs.slice(0, 10)) all.push(sentence(say`Trace and log differ in the ${what} of ${code(call, call)}: the trace says ${code(inTrace)}, the log says ${code(inLog)}.`, cite.call(call), cite.entry(exhibit, entry)));
  if (differsOf > 10) all.push(sentence(say`Of ${numberText(differsOf)} differences the first 10 stand here.`, ...cite.evidence()));
  return all;
}
