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
  for (const [at, step] of steps.entries()) {
    const cite = { exhibit: "x1", at: `/messages/${at}` };
    if ("say" in step) {
      said.push({ at, role: step.say, text: step.text, cite });
      continue;
    }
    const { tool, arguments: args, result = "", state = "executed", agent = null } = step;
    const number = calls.length + 1;
    const { effects, uses } = trace.of(number, { tool, arguments: args, result });
    const credentials = uses.flatMap(({ value, found, sent }) => (found === null || sent ? [] : [{ by: found.by, value }]));
    calls.push({ number, at, tool, state, agent, arguments: args, text: argumentText(args), result, effects, harm: harmStanding({ state, effects, origin: null }), credentials, timeUs: null, context: "{}", cites: [cite] });
  }
  const harmed = calls.filter(({ harm }) => harm !== "none");
  return { trace: 1, calls, said, harmed, offered: () => null, earlierPrompts: [], endsWithHarm: harmed.length > 0 && harmed.at(-1)?.at === steps.length - 1 };
}
