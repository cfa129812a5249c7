import type { AuditOverview, CrossCheckRow } from "@/lib/api/auditContract.ts";
import { countText } from "../../ui/count.tsx";

export type CrossCheckNumbers = NonNullable<AuditOverview["crossCheck"]>;

/** The lists in the order in which they matter: what contradicts first, what agrees last. */
export const crossCheckLists = ["differs", "inTraceNotInLog", "inLogNotInTrace", "outsideWindow", "matched"] as const;
export type CrossCheckList = (typeof crossCheckLists)[number];

type Words = { readonly name: string; /** What it means that a row stands here. */ readonly means: string; /** Said where it is empty. */ readonly none: string };

export const listWords: Readonly<Record<CrossCheckList, Words>> = {
  differs: {
    name: "In both, different", means: "The log and the trace speak of the same call and say different things of it. A denied call that was executed stands first.",
    none: "Wherever both speak of a call, they agree.",
  },
  inTraceNotInLog: {
    name: "In the trace, not in the log", means: "The agent acted around the gate, or the log lost entries. The calls fall into the time that the log covers.",
    none: "Every call of the trace in the time of the log is in it.",
  },
  inLogNotInTrace: {
    name: "In the log, not in the trace", means: "The export lacks steps: ask for the whole of it. Or the log speaks of another run.",
    none: "Every entry that speaks of a call is in the trace.",
  },
  outsideWindow: {
    name: "Outside the time of the log", means: "Calls before the first or after the last entry. The log says nothing of that time, so they are not missing from it.",
    none: "The log covers the time of every call.",
  },
  matched: { name: "Matched", means: "The log speaks of these calls, and nothing that it says of them differs from the trace unless it is listed as different.", none: "No call of the trace is in the log." },
};

/** Rows of a list. */
export function countOfList(numbers: CrossCheckNumbers, list: CrossCheckList): number {
  return numbers[list];
}

/** The list to begin with: the first that has a row. */
export function firstList(numbers: CrossCheckNumbers): CrossCheckList {
  return crossCheckLists.find((list) => countOfList(numbers, list) > 0) ?? "matched";
}

export function isCrossCheckList(text: string): text is CrossCheckList {
  return crossCheckLists.some((list) => list === text);
}

/** How far the clocks are apart, in words. */
export function clockText({ clockOffsetUs, clocks }: Pick<CrossCheckNumbers, "clockOffsetUs" | "clocks">): string {
  if (clockOffsetUs === null) return "Nothing shows how far the clocks of log and trace are apart: pairs by tool and order are weak.";
  const whole = offsetText("The log's clock", clockOffsetUs);
  if (clocks.length < 2) return `${whole} ${pairsText(clocks[0]?.pairs ?? 0)}`;
  return clocks.map(({ exhibit, offsetUs, pairs }) => `${offsetText(`The clock of ${exhibit}`, offsetUs)} ${pairsText(pairs)}`).join(" ");
}

function pairsText(pairs: number): string {
  return pairs === 0 ? "" : `Told from ${countText(pairs)} sure ${pairs === 1 ? "pair" : "pairs"}.`;
}

function offsetText(subject: string, us: number): string {
  if (Math.abs(us) < 1_000) return `${subject} and the trace's agree to the millisecond.`;
  return `${subject} runs ${spanText(Math.abs(us))} ${us > 0 ? "ahead of" : "behind"} the trace's.`;
}

function spanText(us: number): string {
  if (us < 1_000_000) return `${Math.round(us / 1_000)} ms`;
  if (us < 120_000_000) return `${Math.round(us / 100_000) / 10} s`;
  const minutes = Math.round(us / 60_000_000);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const differenceNames = { decision: "Decision", tool: "Tool", arguments: "Arguments" } as const;

/** "Denied, and executed all the same", "Tool: run_sql in the trace, read_file in the log". */
export function differenceText({ what, inTrace, inLog }: NonNullable<CrossCheckRow["difference"]>): string {
  if (what === "decision") return inLog === "denied" && inTrace === "executed" ? "Denied by the log, executed in the trace" : `${differenceNames[what]}: ${inTrace} in the trace, ${inLog} in the log`;
  return what === "arguments" ? "Other arguments in the trace than the log has the digest of" : `${differenceNames[what]}: ${inTrace} in the trace, ${inLog} in the log`;
}

export const pairedByWords = { id: "by its id", arguments: "by tool and digest of the arguments", order: "by tool, order and time" } as const;
