import { carriedOf } from "../../lib/effects/classifyCalls.ts";
import { argumentText } from "../../lib/effects/factors/readStory.ts";
import type { Story, StoryCall } from "../../lib/effects/factors/story.ts";
import { harmStanding } from "../../lib/effects/incidentHarm.ts";
import { TraceEffects } from "../../lib/effects/traceEffects.ts";
import type { FactorExample } from "../../lib/rules/factors/factorRule.ts";

/** The small trace of an example as the finders see a trace. */
export function exampleStory({ steps }: FactorExample): Story {
  const trace = new TraceEffects();
  const calls: StoryCall[] = [];
  const said: Story["said"][number][] = [];
  const after: { readonly calls: StoryCall[]; readonly said: Story["said"][number][] } = { calls: [], said: [] };
  for (const [at, step] of steps.entries()) {
    const later = step.trace === 2;
    const cite = { exhibit: "x1", at: `/messages/${at}` };
    if ("say" in step) {
      (later ? after : { said }).said.push({ at, role: step.say, text: step.text, cite });
      continue;
    }
    const { tool, arguments: args, result = "", state = "executed", agent = null } = step;
    const number = calls.length + after.calls.length + 1;
    const { effects, uses } = trace.of(number, { tool, arguments: args, result }, state);
    const credentials = carriedOf(uses);
    (later ? after : { calls }).calls.push({ number, at, tool, state, agent, arguments: args, text: argumentText(args), result, effects, harm: harmStanding({ state, effects, origin: null }), credentials, timeUs: null, context: "{}", cites: [cite] });
  }
  const harmed = calls.filter(({ harm }) => harm !== "none");
  return { trace: 1, calls, said, harmed, offered: () => null, earlierPrompts: [], later: after, endsWithHarm: harmed.length > 0 && harmed.at(-1)?.at === steps.length - 1 && after.calls.length === 0 };
}
