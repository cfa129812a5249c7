import { factorsOf } from "../../lib/effects/factors/findFactors.ts";
import { carriedOf } from "../../lib/effects/classifyCalls.ts";
import { argumentText } from "../../lib/effects/factors/readStory.ts";
import type { Said, Story, StoryCall } from "../../lib/effects/factors/story.ts";
import { harmStanding, incidentHarm, type IncidentHarm } from "../../lib/effects/incidentHarm.ts";
import { TraceEffects } from "../../lib/effects/traceEffects.ts";
import type { Card, CardStep, CardTool } from "./card.ts";

export type PlayedCall = StoryCall & { readonly label: string | null };
export type Played = {
  readonly calls: readonly PlayedCall[];
  readonly harm: IncidentHarm;
  /** What contributed, of the last run. */
  readonly factors: readonly string[];
};
type Run = { readonly calls: readonly PlayedCall[]; readonly said: readonly Said[] };

/** What the engine says of each call of a card, of the whole, and of what contributed. Origins are no part of it. */
export function playCard(card: Card): Played {
  const runs: Run[] = [];
  for (const trace of new Set(card.steps.map((step) => step.trace ?? 1)))
    runs.push(playRun(card, trace, runs.reduce((sum, { calls }) => sum + calls.length, 0)));
  const last = runs.at(-1) ?? { calls: [], said: [] };
  const calls = runs.flatMap((run) => run.calls);
  const harm = incidentHarm(calls.map(({ number, state, effects }) => ({ number, state, effects, origin: null })));
  return { calls, harm, factors: [...new Set(factorsOf(storyOf(card, last, runs.slice(0, -1))).map(({ code }) => code))] };
}

function storyOf({ tools = [], steps }: Card, { calls, said }: Run, earlier: readonly Run[]): Story {
  const harmed = calls.filter(({ harm }) => harm !== "none");
  return {
    trace: earlier.length + 1, calls, said, harmed, offered: (name) => schemaOf(tools.find((tool) => tool.name === name)),
    earlierPrompts: earlier.flatMap((run) => run.said.filter(({ role }) => role === "system")),
    later: { calls: [], said: [] },
    endsWithHarm: harmed.length > 0 && harmed.at(-1)?.at === steps.length - 1,
  };
}

function schemaOf(tool: CardTool | undefined): ReturnType<Story["offered"]> {
  if (tool === undefined) return null;
  const properties = Object.fromEntries(tool.parameters.map((name) => [name, { type: "string" }]));
  return { description: tool.description, parameters: { type: "object", properties } };
}

function playRun(card: Card, trace: number, before: number): Run {
  const effects = new TraceEffects();
  const calls: PlayedCall[] = [];
  const said: Said[] = [];
  for (const [at, step] of card.steps.entries()) {
    if ((step.trace ?? 1) !== trace) continue;
    const cite = { exhibit: "x1", at: `/steps/${at}` };
    if ("say" in step) said.push({ at, role: step.say, text: step.text, cite });
    else calls.push(playCall(card, step, { number: before + calls.length + 1, at, cites: [cite] }, effects));
  }
  return { calls, said };
}

function playCall(card: Card, step: Extract<CardStep, { tool: string }>, place: Pick<StoryCall, "number" | "at" | "cites">, trace: TraceEffects): PlayedCall {
  const { tool, arguments: args, result = "", state = "executed", agent = null, label = null, at: seconds } = step;
  const description = card.tools?.find(({ name }) => name === tool)?.description ?? null;
  const { effects, uses } = trace.of(place.number, { tool, arguments: args, result, schema: { description, annotations: null }, places: card.places ?? [] }, state);
  const credentials = carriedOf(uses);
  return {
    ...place, tool, state, agent, arguments: args, text: argumentText(args), result, effects, harm: harmStanding({ state, effects, origin: null }), credentials,
    timeUs: seconds === undefined ? null : seconds * 1_000_000, context: JSON.stringify(card.context ?? {}), label,
  };
}
