import type { Impact } from "@/lib/api/impactContract.ts";
import { changingEffects, harmByReversibility } from "../impact/effect-counts.ts";
import { counted } from "../impact/impact-words.ts";
import { countText } from "../ui/count.tsx";
import type { Question } from "./question.ts";

type Known = { readonly calls: number | null };

const impactLink = (label: string) => ({ tab: "impact", label }) as const;
const notRead = { state: "unknown", said: "The exhibits have not been read.", link: { tab: "evidence", label: "Read them" } } as const;
const notWorkedOut = { state: "unknown", said: "What the calls did has not been worked out.", link: impactLink("See why") } as const;

/** "2 harmful calls among 1 204." */
export function harmText({ verdict, harmfulOf, blastRadius: { calls, attempts } }: Impact): string {
  const tried = attempts === 0 ? "" : ` ${counted(attempts, "call")} would have done harm and did not run, or is not known to have run.`;
  const unasked = verdict === "undetermined" ? " Who asked for them is not worked out, so work that was asked for counts too." : "";
  return `${harmfulOf === 0 ? "No harmful call" : counted(harmfulOf, "harmful call")} among ${countText(calls)}.${harmfulOf === 0 ? "" : unasked}${tried}`;
}

/** Answered where targets and numbers are known of all harm; partial where only targets are, or where some effect is not known. */
export function whatWasTouched({ calls }: Known, impact: Impact | null): Question {
  const question = "What was touched?";
  if (calls === null) return { question, ...notRead };
  if (calls === 0) return { question, state: "unknown", said: "No tool call is in the evidence, so nothing says what was touched.", link: null };
  if (impact === null) return { question, ...notWorkedOut };
  const { blastRadius: { targets, targetsOf, totals, unstated, classes } } = impact;
  const { changing, unknown } = changingEffects(classes);
  const unsaid = unknown === 0 ? "" : ` What ${counted(unknown, "effect")} did is not known.`;
  if (changing === 0) return { question, state: unknown === 0 ? "answered" : "partial", said: `No call is known to have changed anything.${unsaid}`, link: impactLink("See what was looked at") };
  const kinds = [...new Set(targets.map(({ kind }) => kind))];
  const named = targetsOf === 0 ? `${counted(changing, "effect")} changed something, and none names its target.` : `${counted(targetsOf, "target")}: ${kinds.join(", ")}.`;
  const numbers = totals.map(({ sentence }) => ` ${sentence}.`).join("");
  const lacking = unstated === 0 ? "" : ` For ${counted(unstated, "harmful effect")} nothing states how much.`;
  const answered = unknown === 0 && unstated === 0 && targetsOf > 0;
  return { question, state: answered ? "answered" : "partial", said: `${named}${numbers}${lacking}${unsaid}`, link: impactLink("See the targets") };
}

/** Answered where of every harmful effect it is known what would undo it. */
export function canBeUndone({ calls }: Known, impact: Impact | null): Question {
  const question = "Can it be undone?";
  if (calls === null) return { question, ...notRead };
  if (calls === 0) return { question, state: "unknown", said: "No tool call is in the evidence, so nothing says what would have to be undone.", link: null };
  if (impact === null) return { question, ...notWorkedOut };
  const { recovery, blastRadius, harmfulOf } = impact;
  const done = `${countText(recovery.done)} of ${counted(recovery.total, "recovery item")} done${recovery.cannot === 0 ? "" : `, ${countText(recovery.cannot)} cannot be undone`}.`;
  if (harmfulOf === 0) {
    const { unknown } = changingEffects(blastRadius.classes);
    const said = `No call did harm, so there is no harm to undo.${unknown === 0 ? "" : ` What ${counted(unknown, "effect")} did is not known: something may be left of it.`}`;
    return { question, state: unknown === 0 ? "answered" : "partial", said, link: impactLink("See what was looked at") };
  }
  const by = harmByReversibility(blastRadius);
  const parts = [
    by.no > 0 && `${countText(by.no)} not, by anything in the evidence`, by.with_effort > 0 && `${countText(by.with_effort)} with a copy kept elsewhere or other people`,
    by.yes > 0 && `${countText(by.yes)} by one ordinary command`, by.unknown > 0 && `of ${countText(by.unknown)} it is not known`,
  ].filter((part) => part !== false);
  const total = by.yes + by.with_effort + by.no + by.unknown;
  return { question, state: by.unknown === 0 ? "answered" : "partial", said: `Of ${counted(total, "harmful effect")}: ${parts.join(", ")}. ${done}`, link: impactLink("See the checklist") };
}
