import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { responseChecks } from "../checks/response.ts";
import { code, counted, numberText, said, say, sentence } from "../say.ts";
import { list, paragraph, table } from "./blocks.ts";

const stateWords = { open: "open", done: "done", cannot: "cannot be undone" } as const;

/** What there is to be done, where it stands, and what is lost. */
export function recoverySection(facts: ReportFacts, cite: Citations): Block[] {
  const { total, open, done, cannot } = facts.recoveryCounts;
  const cites = facts.harmful.length === 0 ? cite.evidence() : cite.calls(facts.harmful.slice(0, 4));
  return [
    ...paragraph("recovery.counts", [sentence(say`The checklist has ${counted(total, "item")}: ${numberText(done)} done, ${numberText(cannot)} that cannot be undone, ${numberText(open)} open. Here stand those of harmful calls and those of which somebody said something.`, ...cites)]),
    ...table("recovery.items", "Recovery checklist", ["For", "What", "How, and what shows that it is done", "State", "Owner", "Said"], facts.recovery.map((item) => ({
      cells: [
        item.call === null ? say`the incident` : say`${code(item.call, item.call)}`, [said(item.title)], say`${said(item.action)} Shown by: ${said(item.proof)}`, [stateWords[item.state]],
        item.owner === "" ? ["nobody named"] : [said(item.owner)], item.why === "" && item.shown === "" ? [""] : say`${said(item.why)}${item.shown === "" ? "" : say` Proof: ${said(item.shown)}`}`,
      ],
      cites: [...(item.call === null ? cites : [cite.call(item.call)]), ...(item.said === null ? [] : [cite.statement(`recovery: ${item.title}`, item.said)])],
    })), facts.recoveryCounts.total),
    ...list("recovery.lost", "What nothing in the evidence can bring back", lost(facts, cite)),
    responseChecks(facts, cite),
  ];
}

function lost(facts: ReportFacts, cite: Citations) {
  const effects = facts.harmful.flatMap((id) => (facts.calls.get(id)?.effects ?? []).filter(({ reversible }) => reversible === "no").map((effect) => ({ id, effect })));
  return effects.map(({ id, effect: { why, rule, targets } }) => sentence(say`${said(why)}${targets[0] === undefined ? "" : say` Target: ${targets[0].kind} ${code(targets[0].name, id)}.`}`, cite.call(id), cite.rule(rule)));
}
