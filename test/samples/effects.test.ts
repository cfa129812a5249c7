import { describe, expect, test } from "vitest";
import { z } from "zod";
import { samples } from "../../bin/samples/index.mjs";
import { callsOf, record } from "../../bin/samples/record.mjs";
import { incidentHarm } from "../../lib/effects/incidentHarm.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { originVerdicts } from "../../lib/findings.ts";
import { playCard } from "../cards/playCard.ts";
import { textOf } from "./read.ts";
import { storyCard, type RecordedCall, type RecordedTurn } from "./storyCard.ts";

await loadParsers();

const effect = z.strictObject({
  class: z.string(), destructive: z.boolean(), reversible: z.string(), shared: z.string(), environment: z.string(),
  magnitude: z.record(z.string(), z.number()), targets: z.array(z.object({ kind: z.string(), name: z.string() })),
}).partial();
const truthSchema = z.object({ verdict: z.enum(originVerdicts), harmful: z.array(z.string()).min(1), firstHarm: z.string(), effects: z.record(z.string(), effect), factors: z.array(z.string()).min(1) });

/** Words by which the exports say where they ran. */
const places: Readonly<Record<string, readonly string[]>> = {
  "northquay-support-injection": ["production"], "saltmarsh-cleanup": ["production"], "tarn-review-leak": ["production"], "larkspur-scaling-loop": ["production"],
  "petrel-token-table": ["production"],
};

/** Factors that ask why a call was made. */
const needOrigins = ["instruction_in_content", "mixed_trust_context"];

type Gap = { readonly effects: Readonly<Record<string, readonly string[]>>; readonly factors: readonly string[] };
/** What is true and the engine does not tell yet: members of effects by the label of their call in the story, and factors. expected.json has all of it. */
const gaps: Readonly<Record<string, Gap>> = {
  "northquay-support-injection": { effects: {}, factors: ["standing_credential", "false_report"] },
  "fernhollow-volume-misfire": { effects: { delete: ["environment"] }, factors: ["approval_disabled", "shared_backup", "standing_credential", "false_report"] },
  "saltmarsh-cleanup": { effects: { orders: ["shared"] }, factors: [] },
  "larkspur-scaling-loop": { effects: { autoscale: ["magnitude"] }, factors: ["broad_permission", "no_approval_gate"] },
  // The prompt forbids to take text of the database for an order: that one was obeyed is said by the origin.
  "petrel-token-table": { effects: {}, factors: ["rule_in_prompt_only"] },
  "quillfeather-sub-agent": { effects: { reset: ["reversible", "shared", "environment"] }, factors: [] },
};

describe.each(samples.map(({ story, title }) => ({ slug: story.slug, story: { ...story, title } })))("$slug, what expected.json says of effects", ({ slug, story }) => {
  const truth = truthSchema.parse(JSON.parse(textOf(slug, "expected.json")));
  const turns: RecordedTurn[] = record(story);
  const recorded: RecordedCall[] = callsOf(turns);
  const gap = gaps[slug] ?? { effects: {}, factors: [] };
  const incident = turns.findIndex((turn) => callsOf([turn]).some(({ id }: RecordedCall) => id === truth.firstHarm));
  const { calls, factors } = playCard(storyCard(story, turns.slice(0, incident + 1), places[slug] ?? []));

  test("the engine says of each call that it speaks of", () => {
    const missing = new Map(recorded.map(({ id, label = "" }) => [id, gap.effects[label] ?? []]));
    const told = new Map(calls.map(({ label, effects }) => [label, effects]));
    for (const [id, { targets = [], ...members }] of Object.entries(truth.effects)) {
      const wanted = Object.fromEntries(Object.entries(members).filter(([name]) => !missing.get(id)?.includes(name)));
      expect.soft(told.get(id)?.[0], id).toMatchObject({ ...wanted, targets: expect.arrayContaining(targets) });
    }
  });

  test("the harm is what nobody asked for, once it is known who asked", () => {
    const judged = calls.map(({ number, state, effects, label }) => ({ number, state, effects, origin: truth.harmful.includes(label ?? "") ? truth.verdict : ("user" as const) }));
    const { harmful, firstHarm, verdict } = incidentHarm(judged);
    const idOf = (number: number | null): string | null | undefined => calls.find((call) => call.number === number)?.label;
    expect({ harmful: harmful.map(idOf), firstHarm: idOf(firstHarm), verdict }).toEqual({ harmful: truth.harmful, firstHarm: truth.firstHarm, verdict: truth.verdict });
  });

  test("the factors that the evidence shows are told", () => {
    expect(truth.factors.filter((code) => !factors.includes(code) && !gap.factors.includes(code) && !needOrigins.includes(code))).toEqual([]);
  });
});
