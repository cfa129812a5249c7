import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { conflictSentence, firstMinuteChecks } from "../checks/response.ts";
import { code, said, say, sentence } from "../say.ts";
import { spanText, utcText } from "../times.ts";
import { list, missing, paragraph } from "./blocks.ts";
import { momentCites } from "./momentCites.ts";

const names = { noticed: "noticed", contained: "contained", recovered: "recovered" } as const;

/** How long it took until somebody noticed, stopped and mended it; and what the agent said of it. */
export function responseSection(facts: ReportFacts, cite: Citations): Block[] {
  const told: Sentence[] = [];
  const lacking: Sentence[] = [];
  for (const kind of ["noticed", "contained", "recovered"] as const) {
    const moment = facts.moments[kind];
    if (moment === null) lacking.push(sentence(say`When it was ${names[kind]}.`, ...cite.evidence()));
    else told.push(sentence(say`It was ${names[kind]} ${spanText(Math.abs(moment.afterUs))} after the first harm, at ${utcText(moment.atUs)}: ${said(moment.text)}`, ...momentCites(moment, kind, cite)));
  }
  return [
    ...list("response.moments", null, told),
    firstMinuteChecks(facts, cite),
    ...paragraph("response.conflict", [conflictSentence(facts, cite)], "Where the guides differ"),
    ...statementBlocks(facts, cite),
    ...missing("response.missing", lacking),
  ];
}

/** What the agent said afterwards: quoted as a statement, beside what the calls show. */
function statementBlocks(facts: ReportFacts, cite: Citations): Block[] {
  const spoken = facts.factors.filter(({ code: name }) => name === "own_explanation" || name === "false_report");
  return spoken.map(({ code: name, title, message, calls, cites }, at): Block => {
    const shown = (calls.length === 0 ? facts.harmful.slice(0, 3) : calls.slice(0, 4)).flatMap((id) => facts.calls.get(id) ?? []);
    const proofs = [...cite.places(cites.slice(0, 4)), ...cite.calls(calls.slice(0, 4))];
    const marks = [...(proofs.length === 0 ? cite.evidence() : proofs), cite.rule(name)];
    return {
      kind: "statement", id: `response.statement.${at + 1}`, title: `${title}: a statement`, lead: sentence(say`Words of the agent, quoted as a statement; they are no evidence of why a call was made.`, ...marks), quote: /“([^”]+)”/.exec(message)?.[1] ?? message,
      beside: [...(name === "false_report" ? [sentence(say`What the rule says: ${said(message)}`, ...marks)] : []), ...shown.map((call) => sentence(say`What the call ${code(call.tool, call.id)} shows: ${code(call.preview, call.id)}${call.effects[0] === undefined ? "" : say`, ${said(call.effects[0].why)}`}`, cite.call(call.id)))],
    };
  });
}
