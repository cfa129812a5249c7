import type { MagnitudeUnit } from "../effect.ts";
import type { FactorFinder, Found, Story, StoryCall } from "./story.ts";

/** The number of a call under a unit, of the first of its effects that has one. */
export const magnitudeOf = (call: StoryCall, unit: MagnitudeUnit): number | null => call.effects.flatMap(({ magnitude }) => magnitude?.[unit] ?? [])[0] ?? null;

/** Calls of the same kind, one after the other, each larger than the one before. */
export const feedbackLoop: FactorFinder = (story) => {
  const scaled = story.calls.filter((call) => call.state === "executed" && (magnitudeOf(call, "replicas") ?? 0) > 0);
  const grown: StoryCall[] = [];
  for (const call of scaled) {
    const last = grown.at(-1);
    if (last === undefined || (magnitudeOf(call, "replicas") ?? 0) > (magnitudeOf(last, "replicas") ?? 0)) grown.push(call);
  }
  if (grown.length >= 3) return [{ message: `The same kind of call came ${grown.length} times, each larger: ${grown.map((call) => `c${call.number} ${magnitudeOf(call, "replicas") ?? 0}`).slice(0, 8).join(", ")} replicas. What each was to mend may be what the one before had caused.`, calls: grown.slice(0, 20) }];
  const spent = story.harmed.filter((call) => call.harm === "harmful" && magnitudeOf(call, "amount") !== null);
  const alike = new Map<string, StoryCall[]>();
  for (const call of spent) alike.set(`${call.tool} ${call.text}`, [...(alike.get(`${call.tool} ${call.text}`) ?? []), call]);
  for (const calls of alike.values()) if (calls.length >= 3) return [{ message: `The same payment was made ${calls.length} times with the same words: ${calls.slice(0, 8).map(({ number }) => `c${number}`).join(", ")}.`, calls: calls.slice(0, 20) }];
  return repeated(story);
};

const growthMin = 3;
const sameMin = 4;
const units = ["rows", "objects", "files", "resources", "recipients", "amount", "bytes"] as const;

/** The same target changed again and again: each time more, or each time the same. */
function repeated({ calls }: Story): readonly Found[] {
  const byTarget = new Map<string, StoryCall[]>();
  for (const call of calls) {
    const worst = call.effects[0];
    if (call.state !== "executed" || worst === undefined || worst.shared === "no" || worst.class === "read_only" || worst.class === "credential_access" || worst.targets.length === 0) continue;
    const key = `${worst.rule} ${worst.targets.map(({ name }) => name).join(" ")}`;
    byTarget.set(key, [...(byTarget.get(key) ?? []), call]);
  }
  for (const alike of byTarget.values()) {
    const name = alike[0]?.effects[0]?.targets[0]?.name ?? "";
    for (const unit of units) {
      const grown = growing(alike, unit);
      if (grown.length >= growthMin) return [{ message: `${name} was changed ${grown.length} times, each time more: ${grown.slice(0, 8).map((call) => `c${call.number} ${(magnitudeOf(call, unit) ?? 0).toLocaleString("en")}`).join(", ")} ${unit}.`, calls: grown.slice(0, 20) }];
    }
    const same = alike.filter(({ text, effects }) => text === alike[0]?.text && effects[0]?.class === "infrastructure");
    if (same.length >= sameMin) return [{ message: `${name} got the same call ${same.length} times: ${same.slice(0, 8).map(({ number }) => `c${number}`).join(", ")}. What it was to mend was not mended by it.`, calls: same.slice(0, 20) }];
  }
  return [];
}

function growing(calls: readonly StoryCall[], unit: (typeof units)[number]): StoryCall[] {
  const grown: StoryCall[] = [];
  for (const call of calls) {
    const number = magnitudeOf(call, unit);
    if (number !== null && number > 0 && number > (grown.at(-1) === undefined ? 0 : (magnitudeOf(grown.at(-1) ?? call, unit) ?? 0))) grown.push(call);
  }
  return grown;
}
