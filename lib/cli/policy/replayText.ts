import { callId } from "../../policy/observation.ts";
import type { DecisionCounts, ReplayedCall } from "../../policy/replay.ts";
import { printable } from "../printable.ts";
import type { FileReplay } from "./test.ts";

const listedMax = 100;

/** What a replay comes to, for people. `all`: with each surprising call, and where the incident would have stopped. */
export function replayText(replays: readonly FileReplay[], all: boolean): string {
  const legitimate = sum(replays.map(({ figures }) => figures.legitimate));
  const incident = sum(replays.map(({ figures }) => figures.incident));
  const isIncident = sumOf(incident) > 0;
  const figures = [`${isIncident ? "Legitimate calls" : "Calls"}: ${told(legitimate)}.`, ...(isIncident ? [`Calls that an injection asked for: ${told(incident)}.`] : [])];
  if (!all) return `${figures.join("\n")}\n`;
  const stops = replays.flatMap(({ path, figures: { stopped } }) => stopped.map(({ run, at }) => `  ${printable(path)}, ${printable(run)}: ${at === null ? "not stopped" : `stopped at ${shown(at)}`}`));
  const surprises = replays.flatMap(({ path, figures: { surprising } }) => surprising.map((one) => `  ${printable(path)} ${shown(one)}`));
  const left = surprises.length - listedMax;
  return `${[...figures, ...(stops.length === 0 ? [] : ["Where the incident would have stopped:", ...stops]), ...(surprises.length === 0 ? ["No surprises."] : ["Surprising calls:", ...surprises.slice(0, listedMax)]), ...(left > 0 ? [`  and ${left} more; --jsonl lists every call`] : [])].join("\n")}\n`;
}

const shown = ({ call, answer }: ReplayedCall): string => `${callId(call)} ${printable(call.tool)}: ${answer.decision} by ${printable(answer.rule)}. ${printable(answer.why)}`;
const sumOf = ({ allow, require_approval: ask, deny }: DecisionCounts): number => allow + ask + deny;
const told = (counts: DecisionCounts): string => `${counts.allow} of ${sumOf(counts)} allowed, ${counts.require_approval} need approval, ${counts.deny} denied`;
const sum = (all: readonly DecisionCounts[]): DecisionCounts => all.reduce((a, b) => ({ allow: a.allow + b.allow, require_approval: a.require_approval + b.require_approval, deny: a.deny + b.deny }), { allow: 0, require_approval: 0, deny: 0 });
