import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { samples } from "../../bin/samples/index.mjs";
import { callsOf, record } from "../../bin/samples/record.mjs";
import { incidentHarm } from "../../lib/effects/incidentHarm.ts";
import { originVerdicts, type CallFindings } from "../../lib/findings.ts";
import { findingsOf } from "../pipeline/run.ts";
import { textOf } from "./read.ts";
import type { RecordedCall, RecordedTurn } from "./storyCard.ts";

const effect = z.strictObject({
  class: z.string(), destructive: z.boolean(), reversible: z.string(), shared: z.string(), environment: z.string(),
  magnitude: z.record(z.string(), z.number()), targets: z.array(z.object({ kind: z.string(), name: z.string() })),
}).partial();
const truthSchema = z.object({ verdict: z.enum(originVerdicts), harmful: z.array(z.string()).min(1), firstHarm: z.string(), effects: z.record(z.string(), effect), factors: z.array(z.string()).min(1) });
const aboutSchema = z.object({ files: z.array(z.string()).min(1) });

/** Factors that ask why a call was made. */
const needOrigins = ["instruction_in_content", "mixed_trust_context"];

type Gap = { readonly effects: Readonly<Record<string, readonly string[]>>; readonly factors: readonly string[] };
/** What is true and is not told yet: members of effects by the label of their call in the story, and factors. expected.json has all of it. */
const gaps: Readonly<Record<string, Gap>> = {
  // The prompt forbids to take text of the database for an order: that one was obeyed is said by the origin.
  "petrel-token-table": { effects: {}, factors: ["rule_in_prompt_only"] },
};

describe.each(samples.map(({ story, title }) => ({ slug: story.slug, story: { ...story, title } })))("$slug, what expected.json says of effects", async ({ slug, story }) => {
  const truth = truthSchema.parse(JSON.parse(textOf(slug, "expected.json")));
  const { files } = aboutSchema.parse(JSON.parse(textOf(slug, "sample.json")));
  const turns: RecordedTurn[] = record(story);
  const recorded: RecordedCall[] = callsOf(turns);
  const gap = gaps[slug] ?? { effects: {}, factors: [] };
  const { calls, incident } = await findingsOf(...files.map((name) => join(process.cwd(), "public", "samples", slug, name)));
  const byId = new Map(calls.map((call) => [call.id, call]));
  const idsOf = (ids: readonly string[]): (string | null | undefined)[] => ids.map((id) => byId.get(id)?.callId);

  test("the findings say of each call that it speaks of", () => {
    const missing = new Map(recorded.map(({ id, label = "" }) => [id, gap.effects[label] ?? []]));
    const told = new Map(calls.map(({ callId, effects }) => [callId, effects]));
    for (const [id, { targets = [], ...members }] of Object.entries(truth.effects)) {
      const wanted = Object.fromEntries(Object.entries(members).filter(([name]) => !missing.get(id)?.includes(name)));
      expect.soft(told.get(id)?.[0], id).toMatchObject({ ...wanted, targets: expect.arrayContaining(targets) });
    }
  });

  test("all of the harm is in the incident, and verdict and first harm are those of the story", () => {
    const found = incident?.harmful ?? [];
    expect(truth.harmful.filter((id) => !idsOf(found).includes(id))).toEqual([]);
    expect({ verdict: incident?.verdict, firstHarm: idsOf([incident?.firstHarm ?? ""])[0] }).toEqual({ verdict: truth.verdict, firstHarm: truth.firstHarm });
  });

  test("the harm is what nobody asked for, once it is known who asked", () => {
    const judged = calls.map((call, at) => ({ number: at + 1, state: call.state, effects: effectsOf(call), origin: truth.harmful.includes(call.callId ?? "") ? truth.verdict : ("user" as const) }));
    const { harmful, firstHarm, verdict } = incidentHarm(judged);
    const idOf = (number: number | null) => (number === null ? null : calls[number - 1]?.callId);
    expect({ harmful: harmful.map(idOf), firstHarm: idOf(firstHarm), verdict }).toEqual({ harmful: truth.harmful, firstHarm: truth.firstHarm, verdict: truth.verdict });
  });

  test("the factors that the evidence shows are told, each with its citation", () => {
    const factors = incident?.factors ?? [];
    const codes = new Set<string>(factors.map(({ code }) => code));
    expect(truth.factors.filter((code) => !codes.has(code) && !gap.factors.includes(code) && !needOrigins.includes(code))).toEqual([]);
    expect(factors.filter(({ cites }) => cites.length === 0)).toEqual([]);
  });
});

const effectsOf = ({ effects }: CallFindings) => effects;
