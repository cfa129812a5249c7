import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts, ReportRecovery } from "../reportFacts.ts";
import { keysOf } from "../keysOf.ts";
import { counted, listed, numberText, said, say, sentence } from "../say.ts";
import { momentCites } from "../sections/momentCites.ts";
import { captureNames, verdictWords } from "../words.ts";
import { byEvidence, byFactors, check, checkBlock, judged, metWords, open, type CheckList, type Judgement } from "./check.ts";

const stopped = byEvidence("Met where the evidence or a responder says when it was stopped.", ({ moments: { contained } }: ReportFacts, cite: Citations): Judgement => {
  if (contained === null) return open(say`Nothing in the evidence, and nobody here, says when it was stopped.`, cite);
  return judged("met", say`It is said to have been stopped: ${said(contained.text)}`, momentCites(contained, "contained", cite));
});

const radiusKnown = byEvidence("Met where every effect has a class and no call is known to go on.", (facts: ReportFacts, cite: Citations): Judgement => {
  const { totals } = facts;
  const unknown = totals.classes.find((one) => one.class === "unknown");
  if (totals.calls === 0) return open(say`No call is in the evidence.`, cite);
  if (totals.unfinished > 0) return judged("not_met", say`${counted(totals.unfinished, "call")} began and may still go on.`, cite.evidence());
  if (unknown !== undefined && unknown.executed > 0) return judged("not_met", say`What ${counted(unknown.executed, "effect")} did is not known.`, unknown.example === null ? cite.evidence() : [cite.call(unknown.example)]);
  return judged("met", say`Every effect of ${counted(totals.calls, "call")} has a class, and none is known to go on.`, facts.harmful.length === 0 ? cite.evidence() : cite.calls(facts.harmful.slice(0, 4)));
});

const freezing = /\b(?:revok|rotat|suspend|disabl|lock|froze|freez|invalidat)/i;

const frozen = byEvidence("What a responder said of the recovery item, or what was written of the containment.", (facts: ReportFacts, cite: Citations): Judgement => {
  const item = facts.recovery.find(({ kind }) => kind === "freeze_credentials");
  if (item?.said !== undefined && item.said !== null && item.state !== "open") return judged(item.state === "done" ? "met" : "not_met", say`A responder says of it: ${item.state === "done" ? "done" : "cannot be done"}${sayings(item)}.`, [cite.statement("recovery: freeze the credentials", item.said)]);
  const { contained } = facts.moments;
  if (contained !== null && freezing.test(contained.text)) return judged("met", say`It is said: ${said(contained.text)}`, momentCites(contained, "contained", cite));
  return open(say`Nobody has said here that the credentials are frozen, and the evidence does not tell.`, cite);
});

const sayings = ({ why, shown }: ReportRecovery) => [...(why === "" ? [] : say`, ${said(why)}`), ...(shown === "" ? [] : say`; shown by ${said(shown)}`)];

const captured = byEvidence("Met where all six parts are in the exhibits.", (facts: ReportFacts, cite: Citations): Judgement => {
  const lacking = keysOf(facts.capture).filter((key) => facts.capture[key] !== "present");
  if (lacking.length === 0) return judged("met", say`All six parts are in the exhibits: ${listed(keysOf(facts.capture).map((key) => [captureNames[key]]))}.`, cite.evidence());
  return judged("not_met", say`Not, or not all, in the exhibits: ${listed(lacking.map((key) => [captureNames[key]]))}.`, cite.evidence());
});

const determined = byEvidence("Met where the verdict on the harm is worked out.", ({ verdict: { holds, deciding } }: ReportFacts, cite: Citations): Judgement => {
  if (holds === "none") return judged("met", say`No call did harm, so there is nothing to determine.`, cite.evidence());
  return judged(holds === "undetermined" ? "not_met" : "met", say`The verdict is: ${verdictWords[holds]}.`, deciding === null ? cite.evidence() : [cite.call(deciding)]);
});

const recovered = byEvidence("Met where no recovery item stands open.", ({ recovery, recoveryCounts: { total, open: waiting, done, cannot } }: ReportFacts, cite: Citations): Judgement => {
  const saids = recovery.flatMap((item) => (item.said === null ? [] : [cite.statement(`recovery: ${item.title}`, item.said)])).slice(0, 4);
  const calls = cite.calls(recovery.flatMap(({ call }) => call ?? []).slice(0, 4));
  const cites = saids.length + calls.length === 0 ? cite.evidence() : [...saids, ...calls];
  return judged(waiting === 0 ? "met" : done + cannot === 0 ? "unknown" : "not_met", say`Of ${counted(total, "recovery item")} ${numberText(done)} ${done === 1 ? "is" : "are"} done, ${numberText(cannot)} cannot be undone, ${numberText(waiting)} ${waiting === 1 ? "stands" : "stand"} open.`, cites);
});

const explained = byEvidence("Met where actions are written down in the report.", ({ people }: ReportFacts, cite: Citations): Judgement => {
  if (people.actions === null) return open(say`No action has been written down in this report yet.`, cite);
  return judged("met", say`Actions are written down in this report.`, [cite.statement("actions of this report", people.actions)]);
});

/** What the guides differ on, said once and beside what was done. */
export function conflictSentence(facts: ReportFacts, cite: Citations): ReturnType<typeof sentence> {
  const { contained } = facts.moments;
  const done = contained === null ? say`What was done here is not in the evidence, and nobody has written it down.` : say`Here it is said: ${said(contained.text)}`;
  return sentence(say`Two ways are taught. One revokes the credentials and leaves the process alive, because its memory is evidence; the other ends the session at once, because it may still act. ${done}`, ...(contained === null ? cite.evidence() : momentCites(contained, "contained", cite)));
}

const fiveMinutes: CheckList = {
  id: "first_minutes", title: "The first five minutes", note: "In this order.", words: metWords,
  rules: [
    check("minutes.stop", "Stop the agent", null, stopped),
    check("minutes.radius", "Find out how far it reached, and whether it still spreads", null, radiusKnown),
    check("minutes.preserve", "Keep the evidence before anything is mended", null, byFactors(["log_destroyed"], "not_met", byEvidence("Met: exhibits are kept with the hash of every byte.", (facts, cite) => judged("met", say`${counted(facts.exhibits.length, "exhibit is", "exhibits are")} kept with the hash of every byte.`, cite.evidence())))),
    check("minutes.recover", "Recover by the runbook", null, recovered),
    check("minutes.learn", "Ask how it got access, why no guard stood there, and which gate would have stopped it", null, explained),
  ],
};

const order: CheckList = {
  id: "incident_response", title: "Incident response, in this order", note: "What was done is what responders wrote down here and what the evidence tells.", words: metWords,
  rules: [
    check("response.freeze", "Freeze the agent's credentials, not the agent", null, frozen),
    check("response.capture", "Capture the whole trace", null, captured),
    check("response.origin", "Determine intent or injection", null, determined),
    check("response.reverse", "Reverse what is reversible, and write down what is not", null, recovered),
    check("response.allow_list", "Write the allow-list that the agent should have had", null, byEvidence("Met where a version of the allow-list is in force in this incident.", (facts, cite) =>
      facts.allowList === null ? open(say`Nothing in this incident says that one was written; this report reads no files but the exhibits.`, cite) : judged("met", say`${said(facts.allowList.reason)}`, [cite.statement("allow-list", facts.allowList)]))),
  ],
};

export const responseLists: readonly CheckList[] = [fiveMinutes, order];

export const firstMinuteChecks = (facts: ReportFacts, cite: Citations): Block => checkBlock(fiveMinutes, facts, cite);
export const responseChecks = (facts: ReportFacts, cite: Citations): Block => checkBlock(order, facts, cite);
