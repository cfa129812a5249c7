import type { BlastRadius, EffectView, Impact } from "@/lib/api/impactContract.ts";
import type { EffectClass, Environment, MagnitudeUnit, Reversibility, Sharedness } from "@/lib/effects/effect.ts";
import type { HarmStanding } from "@/lib/effects/incidentHarm.ts";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import type { GlyphName } from "../ui/glyph.tsx";
import { effectClasses, type StatusName, type Tone } from "../ui/vocabulary.ts";

/** The classes in the fixed order of every list and chart. */
export const classOrder = Object.keys(effectClasses) as readonly EffectClass[];
export const reversibleOrder = ["yes", "with_effort", "no", "unknown"] as const satisfies readonly Reversibility[];
export const sharedOrder = ["yes", "no", "unknown"] as const satisfies readonly Sharedness[];
export const environmentOrder = ["production", "staging", "development", "unknown"] as const satisfies readonly Environment[];
export const harmOrder = ["harmful", "attempt", "none"] as const satisfies readonly HarmStanding[];

export const className = (name: EffectClass): string => effectClasses[name].word;

/** Reversibility as a state of the vocabulary: word, glyph and colour come from there. */
export const reversibleStatus: Record<Reversibility, StatusName> = { yes: "reversible", with_effort: "with_effort", no: "not_reversible", unknown: "unknown" };
/** The same for heads and filters, where the subject stands beside it. */
export const reversibleWords: Record<Reversibility, string> = { yes: "Reversible", with_effort: "With effort", no: "Not reversible", unknown: "Not known" };
export const sharedWords: Record<Sharedness, string> = { yes: "Shared", no: "Not shared", unknown: "Not known" };
export const environmentWords: Record<Environment, string> = { production: "Production", staging: "Staging", development: "Development", unknown: "Not known" };

/** How it is said whether a call did harm. */
export const harmWords: Record<HarmStanding, { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone }> = {
  harmful: { word: "Harmful", glyph: "warning", tone: "failed" },
  attempt: { word: "Attempt", glyph: "blocked", tone: "warning" },
  none: { word: "No harm", glyph: "check", tone: "plain" },
};

/** Who asked for the harm, as the end of a sentence about it; the deciding work may not have been done, and then it says so. */
const verdictWords: Record<Exclude<Impact["verdict"], "none">, string> = {
  injection: "text that the agent read asked for it",
  agent: "nobody asked for it",
  undetermined: "who asked for it is undetermined",
  delegated: "the user passed on a document that asked for it",
  user: "the user's own words ask for it",
};
export const verdictText = (verdict: Impact["verdict"]): string => (verdict === "none" ? "no call did harm" : verdictWords[verdict]);

const unitWords: Record<Exclude<MagnitudeUnit, "amount" | "bytes">, readonly [string, string]> = {
  rows: ["row", "rows"], objects: ["object", "objects"], files: ["file", "files"], resources: ["resource", "resources"], branches: ["branch", "branches"], commits: ["commit", "commits"],
  snapshots: ["snapshot", "snapshots"], migrations: ["migration", "migrations"], recipients: ["recipient", "recipients"], replicas: ["replica", "replicas"],
};

/** "11 200 000 rows", "1 file", "12.50 EUR"; what nothing states is a dash, for columns whose head says whose number it is. */
export function magnitudeText(magnitude: EffectView["magnitude"]): string {
  if (magnitude === null) return "–";
  const { unit, value, currency } = magnitude;
  if (unit === "bytes") return bytesText(value);
  if (unit === "amount") return `${countText(value)} ${currency ?? "in no named currency"}`;
  return `${countText(value)} ${unitWords[unit][value === 1 ? 0 : 1]}`;
}

/** "1 effect", "2 effects". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${countText(value)} ${value === 1 ? one : many}`;
}

/** How many calls there were between first and last harm, and how fast they came. */
export function speedText({ callsPerMinute, harmDurationUs, callsBetween }: Pick<BlastRadius, "callsPerMinute" | "harmDurationUs" | "callsBetween">): string {
  if (callsBetween === 0) return "no call";
  if (callsPerMinute === null || harmDurationUs === null) return `${counted(callsBetween, "call")}, at a single instant or without a clock`;
  return `${counted(callsBetween, "call")}, ${rateText(callsPerMinute)}`;
}

/** A rate in the unit in which it is no fraction: "3.2 a minute", "1.1 an hour". */
function rateText(perMinute: number): string {
  const units = [[1, "a minute"], [60, "an hour"], [1_440, "a day"]] as const;
  const [minutes, unit] = units.find(([length]) => perMinute * length >= 1) ?? units[2];
  return `${countText(Math.round(perMinute * minutes * 10) / 10)} ${unit}`;
}

/** What was looked at where no harm was found, in a sentence. */
export function lookedAtText({ calls, effects, attempts }: Pick<BlastRadius, "calls" | "effects" | "attempts">, changing: number, unknown: number): string {
  const parts = [
    `${counted(effects, "effect")} of ${counted(calls, "call")} ${effects === 1 ? "was" : "were"} looked at`,
    changing === 0 ? "none of them changed anything" : `${countText(changing)} changed something, and none of those was destructive, an outage or unasked for`,
    ...(unknown === 0 ? [] : [`what ${counted(unknown, "effect")} did is not known`]),
    ...(attempts === 0 ? [] : [`${counted(attempts, "call")} would have done harm and did not run, or is not known to have run`]),
  ];
  return `${parts.join("; ")}.`;
}
