import { expect, expectTypeOf, it } from "vitest";
import type { EffectClass, Reversibility, Sharedness } from "@/lib/effects/effect";
import { magnitudeUnits, targetKinds } from "@/lib/effects/effect";
import type { EffectWords } from "@/lib/rules/effects/commandTable";
import { allCommandTables } from "@/lib/rules/effects/tables";

it("rules and effects speak the same words", () => {
  expectTypeOf<EffectWords["class"]>().toEqualTypeOf<EffectClass>();
  expectTypeOf<EffectWords["reversible"]>().toEqualTypeOf<Reversibility>();
  expectTypeOf<EffectWords["shared"]>().toEqualTypeOf<Sharedness>();
});

it("rows of tables name kinds of targets and units that effects have", () => {
  const effects = allCommandTables.flatMap((table) => table.rules.map(({ effect }) => effect));
  expect(effects.flatMap(({ targets = [] }) => targets.map(({ kind }) => kind)).filter((kind) => !targetKinds.some((one) => one === kind))).toEqual([]);
  expect(effects.flatMap(({ counts }) => counts ?? []).filter((unit) => !magnitudeUnits.some((one) => one === unit))).toEqual([]);
});
