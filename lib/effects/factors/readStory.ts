import { isObject, type JsonValue } from "../../base/json.ts";
import type { DraftSource } from "../../trace/loadSighting.ts";
import type { EffectIndexWriter, IndexedCall, SpokenAt } from "../effectIndex.ts";
import type { OfferedSchemas } from "../offeredSchemas.ts";
import { readCall, sightingAt } from "../readCall.ts";
import type { HarmedCall } from "./harmedTraces.ts";
import { targetNames, type Said, type Story, type StoryCall } from "./story.ts";

/** Calls around the harm that are looked at, and characters of each text. */
const callsBefore = 200;
const callsAfter = 300;
const saidMax = 200;
const argumentsMax = 16_384;
const resultMax = 32_768;
const saidLength = 65_536;
const contextMax = 8_192;
const pageSize = 500;

type Place = { readonly timeUs: number | null; readonly position: number; readonly ordinal: number; readonly order: number };

/** One trace with what its calls were given and gave back, as far as the harm in it is near. */
export async function readStory(index: EffectIndexWriter, source: DraftSource, schemas: OfferedSchemas, trace: number, harmed: readonly HarmedCall[], prompts: readonly (Said & { readonly trace: number })[]): Promise<Story> {
  const near = callsNear(index, trace, harmed);
  const spoken = index.spokenIn(trace, saidMax);
  const ranks = ranked([
    ...spoken.map(({ timeUs, position, at: { ordinal } }, order): Place => ({ timeUs, position, ordinal, order })),
    ...near.map(({ timeUs, argumentsAt, resultAt, number }): Place => ({ timeUs, position: (argumentsAt ?? resultAt)?.place.record ?? 0, ordinal: (argumentsAt ?? resultAt)?.ordinal ?? 0, order: spoken.length + number })),
  ]);
  const said: Said[] = [];
  for (const [at, one] of spoken.entries()) said.push({ at: ranks[at] ?? 0, ...(await wordsOf(source, one)) });
  const calls: StoryCall[] = [];
  const around = await traceWords(index, source, trace);
  for (const [at, call] of near.entries()) {
    const read = await storyCall(index, source, call, ranks[spoken.length + at] ?? 0, harmed);
    calls.push({ ...read, context: `${read.context} ${around}` });
  }
  const numbers = new Set(harmed.map(({ number }) => number));
  const last = near.at(-1);
  const first = prompts.findIndex((one) => one.trace === trace);
  return {
    trace, calls: calls.sort((a, b) => a.at - b.at), said: said.sort((a, b) => a.at - b.at), harmed: calls.filter(({ number }) => numbers.has(number)), offered: (tool) => schemas.of(tool),
    earlierPrompts: first < 0 ? prompts : prompts.slice(0, first),
    later: await readLater(index, source, trace, harmed, calls),
    endsWithHarm: last !== undefined && numbers.has(last.number) && last.row !== null && index.isLastStep(trace, last.row),
  };
}

/** What the trace says of itself stands with its first span: modes and tags, without what went in and came out. */
async function traceWords(index: EffectIndexWriter, source: DraftSource, trace: number): Promise<string> {
  const root = index.rootOfTrace(trace);
  const draft = root === null ? null : await source.draft(root);
  const omitted = new Set(["input", "output", "inputs", "outputs"]);
  return draft === null ? "" : JSON.stringify(draft.metadata, (name, value: JsonValue) => (omitted.has(name) ? undefined : value)).slice(0, contextMax);
}

/** What later traces of the same thread, or about the same things, say of it: only where harm was done, and only of what is new there. */
async function readLater(index: EffectIndexWriter, source: DraftSource, trace: number, harmed: readonly HarmedCall[], calls: readonly StoryCall[]): Promise<Story["later"]> {
  const later: { readonly calls: StoryCall[]; readonly said: Said[] } = { calls: [], said: [] };
  const done = calls.filter(({ harm }) => harm === "harmful");
  if (done.length === 0) return later;
  const names = targetNames({ effects: done.flatMap(({ effects }) => effects) });
  let at = Math.max(...calls.map((call) => call.at));
  for (const { trace: one, sameThread } of index.laterTraces(trace, laterTracesMax)) {
    const said: Said[] = [];
    for (const spoken of index.spokenIn(one, laterSaidMax)) if (spoken.role === "assistant" && spoken.isOutput) said.push({ at: ++at, ...(await wordsOf(source, spoken)) });
    const found: StoryCall[] = [];
    for (const call of index.callsByTrace({ trace: one, number: 0 }, laterCallsMax)) if (call.trace === one) found.push(await storyCall(index, source, call, ++at, harmed));
    const isNamed = (text: string): boolean => names.some((name) => text.includes(name));
    if (!sameThread && !said.some(({ text }) => isNamed(text)) && !found.some((call) => isNamed(call.text) || isNamed(call.result))) continue;
    later.said.push(...said);
    later.calls.push(...found);
  }
  return later;
}
const laterTracesMax = 6;
const laterSaidMax = 20;
const laterCallsMax = 40;

function callsNear(index: EffectIndexWriter, trace: number, harmed: readonly HarmedCall[]): IndexedCall[] {
  const first = harmed[0]?.number ?? 0;
  const last = harmed.at(-1)?.number ?? first;
  const early: IndexedCall[] = [];
  const late: IndexedCall[] = [];
  let after = { trace, number: 0 };
  for (let page = index.callsByTrace(after, pageSize); page.length > 0; page = index.callsByTrace(after, pageSize)) {
    for (const call of page) {
      if (call.trace !== trace || (call.number > last && late.length >= callsAfter)) return [...early, ...late];
      if (call.number < first) {
        early.push(call);
        if (early.length > callsBefore) early.shift();
      } else if (late.length < callsAfter || harmed.some(({ number }) => number === call.number)) late.push(call);
    }
    after = page.at(-1) ?? after;
  }
  return [...early, ...late];
}

/** By the clock where both have one, else by the order of reading, which holds inside a record too. */
function ranked(places: readonly Place[]): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => {
    const [x, y] = [a.place, b.place];
    if (x.timeUs !== null && y.timeUs !== null && x.timeUs !== y.timeUs) return x.timeUs - y.timeUs;
    if ((x.timeUs === null) !== (y.timeUs === null)) return x.timeUs === null ? -1 : 1;
    return x.position - y.position || x.ordinal - y.ordinal || x.order - y.order;
  });
  const ranks: number[] = [];
  order.forEach(({ at }, rank) => (ranks[at] = rank));
  return ranks;
}

async function wordsOf(source: DraftSource, { at, role, cite }: SpokenAt): Promise<Omit<Said, "at">> {
  const read = await sightingAt(source, at);
  return { role, text: (read?.sighting?.text ?? "").slice(0, saidLength), cite };
}

async function storyCall(index: EffectIndexWriter, source: DraftSource, call: IndexedCall, at: number, harmed: readonly HarmedCall[]): Promise<StoryCall> {
  const { arguments: args, result = "", metadata } = await readCall(source, call);
  const { number, tool, state, agent, timeUs, cites } = call;
  return {
    number, at, tool, state, agent, timeUs, cites, arguments: args, text: argumentText(args).slice(0, argumentsMax), result: result.slice(0, resultMax), effects: index.effectsOf(number),
    harm: index.verdictOf(number)?.harm ?? "none", credentials: harmed.find((one) => one.number === number)?.credentials ?? [], context: JSON.stringify(metadata).slice(0, contextMax),
  };
}

/** What decides stands in one argument mostly: the command, the statement. Else all of them. */
export function argumentText(args: JsonValue | undefined): string {
  if (args === undefined || args === null) return "";
  if (typeof args === "string") return args;
  if (isObject(args)) {
    const texts = Object.entries(args).filter(([name, value]) => /^(?:command|cmd|query|sql|statement|script|code|prompt)$/i.test(name) && typeof value === "string");
    const [only] = texts;
    if (only !== undefined && texts.length === 1 && typeof only[1] === "string") return only[1];
  }
  return JSON.stringify(args);
}

/** System prompts of all traces, the distinct ones, in order of time. */
export async function readPrompts(index: EffectIndexWriter, source: DraftSource): Promise<(Said & { readonly trace: number })[]> {
  const prompts: (Said & { readonly trace: number })[] = [];
  for (const one of index.systemPrompts(promptsMax)) prompts.push({ at: 0, trace: one.trace, ...(await wordsOf(source, one)) });
  return prompts;
}
const promptsMax = 40;
