import type { Citations } from "../citations.ts";
import type { Block, Check, Sentence } from "../reportDocument.ts";
import { say, sentence } from "../say.ts";
import { list, missing } from "./blocks.ts";

/** What the checklists of the other sections say is there, and what they say is missing; each once. Luck is for people to name. */
export function learnedSection(before: readonly Block[], cite: Citations): Block[] {
  const checks = before.flatMap((block) => (block.kind === "checks" && block.id !== "conditions" ? block.checks : []));
  const of = (state: Check["state"]): Sentence[] => checks.filter((one) => one.state === state).filter(isFirstOfReason).map(({ title, reason }) => sentence([`${title}: `, ...reason.pieces], ...reason.cites));
  const [well, wrong] = [of("met"), of("not_met")];
  return [
    ...list("learned.well", "What went well", well), ...list("learned.wrong", "What went wrong", wrong),
    ...missing("learned.missing", [sentence(say`Where luck helped: no export tells what nearly happened. It is for people to write down.`, ...cite.evidence())]),
  ];
}

/** Several guards may be missing for one and the same reason: it is told once here. */
function isFirstOfReason(one: Check, at: number, all: readonly Check[]): boolean {
  const key = JSON.stringify(one.reason.pieces);
  return all.findIndex(({ reason }) => JSON.stringify(reason.pieces) === key) === at;
}
