import type { Cite } from "../../findings.ts";
import type { FactorCode } from "../../rules/factors/factorCodes.ts";
import type { DraftSource } from "../../trace/loadSighting.ts";
import type { EffectIndexWriter, FoundFactor } from "../effectIndex.ts";
import type { OfferedSchemas } from "../offeredSchemas.ts";
import { fingerprintOf } from "../secrets/fingerprint.ts";
import { trustEscalation } from "./escalation.ts";
import { finders } from "./finders.ts";
import type { HarmedTraces } from "./harmedTraces.ts";
import { readPrompts, readStory } from "./readStory.ts";
import { concern, isBuildOutput, type Found, type Story } from "./story.ts";

/** So many of one code are told in full, those of the gravest harm; of the others it is said how many there are. */
const perCode = 3;
const citesMax = 20;

type Weighed = { readonly factor: FoundFactor; readonly weight: number; readonly trace: number };

/** What may have contributed, by trace. It speaks only of traces in which a call did harm or tried to. */
export async function findFactors(index: EffectIndexWriter, source: DraftSource, schemas: OfferedSchemas, harmed: HarmedTraces, goOn: () => void): Promise<FoundFactor[]> {
  const prompts = await readPrompts(index, source);
  const byCode = new Map<FactorCode, Weighed[]>();
  let harmfulSeen = false;
  for (const [trace, calls] of harmed.traces) {
    goOn();
    harmfulSeen ||= calls.some(({ harm }) => harm === "harmful");
    const story = await readStory(index, source, schemas, trace, calls, prompts);
    for (const factor of factorsOf(story)) {
      const weight = Math.max(0, ...story.harmed.filter(({ number }) => factor.calls.includes(number)).map(concern));
      byCode.set(factor.code, [...(byCode.get(factor.code) ?? []), { factor, weight, trace }]);
    }
  }
  const inOrder = finders.flatMap(([code]) => told(byCode.get(code) ?? []));
  return harmfulSeen ? [...inOrder, ...trustEscalation(index.classesByWeek(), schemas.firstOffers())] : inOrder;
}

/** Those of the gravest harm first; equals in order of time. */
function told(all: readonly Weighed[]): FoundFactor[] {
  const ordered = all.toSorted((a, b) => b.weight - a.weight || (a.factor.calls[0] ?? 0) - (b.factor.calls[0] ?? 0));
  const shown = ordered.slice(0, perCode).map(({ factor }) => factor);
  const runs = new Set(ordered.slice(perCode).map(({ trace }) => trace)).size;
  const last = shown.at(-1);
  if (runs === 0 || last === undefined) return shown;
  return [...shown.slice(0, -1), { ...last, message: `${last.message} The same holds in ${runs} more ${runs === 1 ? "run" : "runs"}.` }];
}

/** The factors of one trace. Pure. */
export function factorsOf(story: Story): FoundFactor[] {
  const counted = { ...story, harmed: story.harmed.filter((call) => !isBuildOutput(call)) };
  if (counted.harmed.length === 0) return [];
  const values = [...new Set(story.harmed.flatMap(({ credentials }) => credentials.map(({ value }) => value)))];
  return finders.flatMap(([code, find]) => find(counted).map((found) => toFactor(code, { ...found, message: withoutValues(found.message, values) })));
}

/** Credentials that only their place gave away, whole or cut where a quotation ends. */
function withoutValues(message: string, values: readonly string[]): string {
  let masked = message;
  for (const value of values) {
    const name = `[secret ${fingerprintOf(value)}]`;
    masked = masked.replaceAll(value, name);
    for (let length = value.length - 1; length >= partMin; length--) masked = masked.replaceAll(`${value.slice(0, length)}…`, `${name}…`);
  }
  return masked;
}
const partMin = 4;

function toFactor(code: FactorCode, { message, calls, cites = [] }: Found): FoundFactor {
  const all = [...calls.flatMap((call) => call.cites.slice(0, 1)), ...cites];
  const distinct = [...new Map(all.map((cite): [string, Cite] => [`${cite.exhibit} ${cite.at}`, cite])).values()];
  return { code, message, calls: [...new Set(calls.map(({ number }) => number))], cites: distinct.slice(0, citesMax) };
}
