import { beforeAll, describe, expect, it } from "vitest";
import { classifyCall } from "@/lib/effects/classifyCall";
import { TraceEffects } from "@/lib/effects/traceEffects";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { effectRules } from "@/lib/rules/effects/index";
import { allCommandTables, commandTables } from "@/lib/rules/effects/tables";
import type { RuleExample } from "@/lib/rules/rule";

beforeAll(loadParsers);

function rulesOf({ earlier = [], ...example }: RuleExample): string[] {
  if (earlier.length === 0) return rulesOfOne(example);
  const trace = new TraceEffects();
  [...earlier, example].slice(0, -1).forEach(({ tool, arguments: given, result }, at) => trace.of(at + 1, { tool, arguments: given, result }));
  return trace.of(earlier.length + 1, { tool: example.tool, arguments: example.arguments, result: example.result }).effects.map(({ rule }) => rule);
}

const rulesOfOne = ({ tool, arguments: given, schema, result, captured = true }: RuleExample): string[] => classifyCall({ tool, arguments: captured ? given : undefined, ...(result === undefined ? {} : { result }), ...(schema === undefined ? {} : { schema: { description: null, annotations: schema } }) }).map(({ rule }) => rule);

describe("rules of effects", () => {
  it("have ids of their own", () => {
    const ids = effectRules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("say in words what they find and why", () => {
    for (const { id, title, why, since } of effectRules) expect([id, /^[a-z0-9.-]+$/.test(id), title.length > 3, why.endsWith("."), since]).toEqual([id, true, true, true, "0.2.0"]);
  });

  it.each(effectRules.map((rule) => [rule.id, rule] as const))("%s finds its own examples and no near miss", (id, { matches, not }) => {
    expect([matches.length > 0, not.length > 0]).toEqual([true, true]);
    for (const example of matches) expect(rulesOf(example), JSON.stringify(example.arguments)).toContain(id);
    for (const example of not) expect(rulesOf(example), JSON.stringify(example.arguments)).not.toContain(id);
  });

  it("name each tool in one table only", () => {
    const names = allCommandTables.flatMap((table) => table.names);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(commandTables.size).toBe(names.length);
  });
});
