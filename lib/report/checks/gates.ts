import type { Citations } from "../citations.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { counted, say } from "../say.ts";
import { byEvidence, judged, open, type Judgement } from "./check.ts";

/** What a gate outside the agent, and the executor, refused. */
export const refusals = byEvidence("Met where a signed log has a call as denied or the executor refused one; not met where a call ran that the log has as denied.", (facts: ReportFacts, cite: Citations): Judgement => {
  const { totals, gate, crossCheck } = facts;
  const passed = crossCheck?.differs.find(({ what, inTrace, inLog }) => what === "decision" && inTrace === "executed" && inLog === "denied");
  if (passed !== undefined) return judged("not_met", say`The log has a call as denied that the trace shows as carried out: the gate said no and nothing held the call back, or one of both records is wrong.`, [cite.call(passed.call), cite.entry(passed.exhibit, passed.entry)]);
  if (gate.denied > 0 && gate.firstDenied !== null) return judged("met", say`A gate outside the agent denied ${counted(gate.denied, "call")}, as a signed log has it.`, [cite.entry(gate.firstDenied.exhibit, gate.firstDenied.entry)]);
  if (totals.refused > 0) return judged("met", say`${counted(totals.refused, "call was", "calls were")} refused by the executor.`, cite.calls(totals.refusedFirst.slice(0, 4)));
  return open(say`Nothing in the evidence was refused by anything outside the model.`, cite);
});

/** Was somebody asked, as far as a signed log tells? */
export const approvals = byEvidence("Unknown: decisions of a signed log that are neither allow nor deny are named, but do not say that a person was asked.", (facts: ReportFacts, cite: Citations): Judgement => {
  const { gate } = facts;
  if (gate.other === 0) return open(say`The evidence shows neither that somebody was asked nor that nobody was.`, cite);
  return judged("unknown", say`A signed log has ${counted(gate.other, "decision")} that ${gate.other === 1 ? "is" : "are"} neither allow nor deny; whether a person was asked is not said.`, facts.audits.map(({ exhibit }) => cite.exhibit(exhibit)));
});

/** Is every command in a log that cannot be written by the agent? */
export const auditTrail = byEvidence("Met where a log that holds speaks of every call in the time that it covers; not met where calls are in no log or the log is altered or incomplete.", (facts: ReportFacts, cite: Citations): Judgement => {
  const { audits, crossCheck } = facts;
  if (audits.length === 0) return open(say`No log is among the exhibits, so they do not show whether one was kept.`, cite);
  const logs = audits.map(({ exhibit }) => cite.exhibit(exhibit));
  const lost = crossCheck?.inTraceNotInLogOf ?? 0;
  if (lost > 0) return judged("not_met", say`${counted(lost, "call")} of the trace ${lost === 1 ? "is" : "are"} in no log, in the time that the logs cover.`, [...cite.calls(crossCheck?.inTraceNotInLog.slice(0, 4) ?? []), ...logs]);
  const bad = audits.find(({ status }) => status === "altered" || status === "incomplete");
  if (bad !== undefined) return judged("not_met", say`The log is ${bad.status}.`, [cite.exhibit(bad.exhibit), ...bad.findings.slice(0, 2).map(({ entry }) => cite.entry(bad.exhibit, entry))]);
  if (crossCheck === null) return judged("unknown", say`A log is there, and trace and log could not be lined up.`, logs);
  return judged("met", say`A log speaks of every call of the trace in the time that it covers.`, logs);
});
