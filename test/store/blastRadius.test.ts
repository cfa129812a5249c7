import fc from "fast-check";
import { expect, test } from "vitest";
import { effectId } from "../../lib/effects/effectIndex.ts";
import { effectClasses, environments, magnitudeUnits, reversibilities, sharednesses } from "../../lib/effects/effect.ts";
import { harmStandings } from "../../lib/effects/incidentHarm.ts";
import { blastRadiusOf, keepBlastRadius } from "../../lib/store/keptBlastRadius.ts";
import { noOverrides, type Overrides } from "../../lib/store/judgedEffects.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../../lib/store/openDatabase.ts";

const judgement = fc.record({ class: fc.constantFrom(...effectClasses), destructive: fc.boolean(), reversible: fc.constantFrom(...reversibilities), shared: fc.constantFrom(...sharednesses) });
const target = fc.record({ kind: fc.constantFrom("table", "file"), name: fc.constantFrom("orders", "users", "über", "😀", "￿") });
const effect = fc.record({
  judged: judgement, environment: fc.constantFrom(...environments), targets: fc.uniqueArray(target, { maxLength: 3, selector: ({ kind, name }) => `${kind} ${name}` }),
  number: fc.option(fc.record({ unit: fc.constantFrom(...magnitudeUnits), value: fc.integer({ min: 0, max: 9_999 }), currency: fc.option(fc.constantFrom("EUR", "USD")) })),
});
const calls = fc.array(fc.record({ state: fc.constantFrom("requested", "executed", "failed", "refused", "unknown"), harm: fc.constantFrom(...harmStandings), effects: fc.array(effect, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 12 });
type Drawn = (typeof calls extends fc.Arbitrary<infer T> ? T : never)[number];
type Effect = Omit<Drawn["effects"][number], "targets"> & { readonly targets: readonly { readonly kind: string; readonly name: string }[] };
/** `worst`: the class that the machine gave the call, where its effects say another one. */
type Call = Omit<Drawn, "effects"> & { readonly effects: readonly Effect[]; readonly worst?: string | undefined };

/** An index of these calls, one a second, with everything counted. */
function indexOf(list: readonly Call[]): TraceIndexDatabase {
  const db = openTraceIndex(":memory:", "create");
  const addCall = db.prepare("insert into calls (number, trace, tool, state, result, time_us, arguments_from, cites, class, gravity, harm) values (?, 1, 'run_sql', ?, 'absent', ?, 'none', '[]', ?, 1, ?)");
  const addEffect = db.prepare("insert into effects (id, call, class, destructive, reversible, shared, environment, unit, value, currency, targets, rule, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'r', 'w')");
  const addTarget = db.prepare("insert into effect_targets (effect, kind, name) values (?, ?, ?)");
  for (const [at, { state, harm, effects, worst }] of list.entries()) {
    addCall.run(at + 1, state, 1_000_000 * at, worst ?? effects[0]?.judged.class ?? "unknown", harm);
    for (const [place, { judged, environment, targets, number }] of effects.entries()) {
      const id = effectId(at + 1, place);
      addEffect.run(id, at + 1, judged.class, Number(judged.destructive), judged.reversible, judged.shared, environment, number?.unit ?? null, number?.value ?? null, number?.currency ?? null, targets.length);
      for (const { kind, name } of targets) addTarget.run(id, kind, name);
    }
  }
  db.exec("create index effect_targets_effect on effect_targets (effect); create index effect_targets_name on effect_targets (name, kind, effect); create index calls_harmful on calls (number) where harm = 'harmful'");
  keepBlastRadius(db);
  return db;
}

/** What people say of some calls and effects, and the same calls as the machine would have them if it said so too. */
const said = calls.chain((list) => fc.record({
  list: fc.constant(list),
  harm: fc.array(fc.record({ call: fc.integer({ min: 0, max: list.length - 1 }), standing: fc.constantFrom(...harmStandings) }), { maxLength: 4 }),
  effects: fc.array(fc.record({ call: fc.integer({ min: 0, max: list.length - 1 }), change: fc.record({ class: fc.constantFrom(...effectClasses), destructive: fc.boolean(), reversible: fc.constantFrom(...reversibilities) }, { requiredKeys: [] }) }), { maxLength: 4 }),
}));

test("what a correction or a decision changes is what counting everything anew would give", () => {
  fc.assert(fc.property(said, ({ list, harm, effects }) => {
    const overrides: Overrides = {
      harm: new Map(harm.map(({ call, standing }) => [call + 1, standing])),
      effects: new Map(effects.map(({ call, change }) => [effectId(call + 1, 0), change])),
    };
    const asIfSaid = list.map((one, at) => ({
      ...one, worst: one.effects[0]?.judged.class, harm: overrides.harm.get(at + 1) ?? one.harm,
      effects: one.effects.map((own, place) => ({ ...own, judged: { ...own.judged, ...overrides.effects.get(effectId(at + 1, place)) } })),
    }));
    const [db, other] = [indexOf(list), indexOf(asIfSaid)];
    expect(blastRadiusOf(db, overrides)).toEqual(blastRadiusOf(other, noOverrides));
    db.close();
    other.close();
  }), { numRuns: 150 });
});

test("a hundred targets are told, the most concerned first; one that a correction takes out makes room for the next", () => {
  const one = (name: string, harm: (typeof harmStandings)[number]): Call => ({
    state: "executed", harm, effects: [{ judged: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes" }, environment: "production", targets: [{ kind: "table", name }], number: null }],
  });
  const db = indexOf([one("first", "harmful"), ...Array.from({ length: 150 }, (_, at) => one(`t${String(at).padStart(3, "0")}`, "none"))]);
  const names = (overrides: Overrides) => blastRadiusOf(db, overrides).targets.map(({ name }) => name);
  expect([names(noOverrides).length, names(noOverrides)[0], names(noOverrides).at(-1)]).toEqual([100, "first", "t098"]);
  const taken = { harm: new Map(), effects: new Map([[effectId(1, 0), { class: "read_only" as const }]]) };
  expect([names(taken).length, names(taken)[0], names(taken).at(-1), blastRadiusOf(db, taken).targetsOf]).toEqual([100, "t000", "t099", 150]);
  db.close();
});

test("sums of money keep the digits that are there when one of them is taken out", () => {
  const paid = (value: number): Call => ({
    state: "executed", harm: "harmful", effects: [{ judged: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes" }, environment: "production", targets: [], number: { unit: "amount", value, currency: "EUR" } }],
  });
  const db = indexOf([paid(0.1), paid(0.2), paid(54.9)]);
  expect(blastRadiusOf(db, { harm: new Map([[3, "none"]]), effects: new Map() }).totals).toMatchObject([{ total: 0.3, effects: 2 }]);
  db.close();
});
