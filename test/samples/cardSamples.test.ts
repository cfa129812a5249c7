import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cardSamples } from "../../bin/samples/cards/index.mjs";
import { callsOf, record } from "../../bin/samples/record.mjs";
import { only, revealedFindingsOf } from "../pipeline/run.ts";
import { forbidden, hostsIn, isReserved } from "./cleanText.ts";
import { textOf } from "./read.ts";
import type { RecordedCall, RecordedTurn } from "./storyCard.ts";

const truthSchema = z.object({
  format: z.string(), harmful: z.array(z.string()).min(1), firstHarm: z.string(), attempts: z.array(z.string()), harmfulTrace: z.string().nullable(),
  counts: z.object({ traces: z.number(), spans: z.number(), calls: z.number(), failedCalls: z.number(), toolsOffered: z.array(z.string()), toolsUsed: z.array(z.string()) }),
  capture: z.record(z.string(), z.string()),
  times: z.record(z.string(), z.number()).optional(), events: z.array(z.object({ t: z.string(), seconds: z.number(), kind: z.string(), source: z.string() })).optional(),
  passage: z.object({ text: z.string(), retrievedBy: z.string() }).optional(),
});
const aboutSchema = z.object({ files: z.array(z.string()), card: z.string(), summary: z.string(), reconstructed: z.literal(true) });

describe.each(cardSamples.map((one) => ({ ...one, slug: one.story.slug })))("$slug", ({ slug, story, exportName, format }) => {
  const folder = join(process.cwd(), "public", "samples", slug);
  const names = readdirSync(folder);
  const truth = truthSchema.parse(JSON.parse(textOf(slug, "expected.json")));
  const about = aboutSchema.parse(JSON.parse(textOf(slug, "sample.json")));
  const turns: RecordedTurn[] = record(story);
  const recorded: RecordedCall[] = callsOf(turns);
  const findings = revealedFindingsOf(join(folder, exportName));

  test("comes out of the pipeline with the counts, the capture and the calls that expected.json and its story state", async () => {
    const { counts, capture, calls, exhibits } = await findings;
    expect(only(exhibits)).toMatchObject({ format, records: { skipped: 0 } });
    expect({
      traces: counts.traces, spans: counts.spans, orphans: counts.orphans, withoutEnd: counts.withoutEnd, calls: calls.length, failedCalls: calls.filter(({ state }) => state === "failed").length,
      toolsOffered: [...counts.toolSchemas].sort(), toolsUsed: [...new Set(calls.map(({ tool }) => tool))].sort(),
    }).toEqual({ ...pick(truth.counts), orphans: 0, withoutEnd: 0 });
    expect(capture).toEqual(truth.capture);
    const told = new Map(calls.map(({ callId, tool, arguments: args, state, result }) => [callId, { tool, args, failed: state === "failed", result }]));
    expect(told).toEqual(new Map(recorded.map(({ id, tool, args, status }) => [id, { tool, args, failed: status === "error", result: "present" }])));
    const harmful = calls.filter(({ callId }) => truth.harmful.includes(callId ?? ""));
    expect(harmful.map(({ callId, state }) => [callId, state])).toEqual(truth.harmful.map((id) => [id, "executed"]));
    if (truth.harmfulTrace !== null) expect(new Set(harmful.map(({ trace }) => trace))).toEqual(new Set([truth.harmfulTrace]));
    expect(truth.firstHarm).toBe(truth.harmful[0]);
  });

  test("what is timed stands where the card has it, to the second, and the events beside it too", async () => {
    const { calls } = await findings;
    const zero = Date.parse(story.events?.zero ?? "");
    for (const [id, seconds] of Object.entries(truth.times ?? {})) expect((Date.parse(calls.find(({ callId }) => callId === id)?.time ?? "") - zero) / 1_000, id).toBe(seconds);
    const rows = eventsIn(about.files.filter((name) => name.startsWith("events.")).map((name) => textOf(slug, name)));
    expect(rows.map(({ time, kind, source }) => ({ seconds: (Date.parse(time) - zero) / 1_000, kind, source }))).toEqual((truth.events ?? []).map(({ seconds, kind, source }) => ({ seconds, kind, source })));
    if (slug === "brackwell-force-push") expect(Date.parse(calls.find(({ callId }) => callId === truth.firstHarm)?.time ?? "")).toBe(zero);
  });

  test("its list of events is read as one event per row, adds nothing to the counts of the trace, and tells when people noticed and restored", async () => {
    const lists = about.files.filter((name) => name.startsWith("events."));
    if (lists.length === 0) return expect(truth.events ?? []).toEqual([]);
    const both = await revealedFindingsOf(...about.files.map((name) => join(folder, name)));
    const alone = await findings;
    expect(both.exhibits.slice(1)).toMatchObject([{ format: lists[0], records: { read: truth.events?.length, skipped: 0 }, events: { count: truth.events?.length }, problems: [] }]);
    const withoutResponse = ({ incident }: typeof both) => ({ ...incident, blastRadius: { ...incident?.blastRadius, noticed: null, contained: null, recovered: null } });
    expect({ counts: both.counts, calls: both.calls, incident: withoutResponse(both), capture: both.capture }).toEqual({ counts: alone.counts, calls: alone.calls, incident: withoutResponse(alone), capture: alone.capture });
    const after = (kind: string) => truth.events?.filter((event) => event.kind === kind && event.seconds >= 0).map(({ seconds }) => seconds * 1_000_000) ?? [];
    const { noticed, recovered } = both.incident?.blastRadius ?? {};
    // The events count seconds from the first step of the card, and so does T+0 of its incident.
    expect([noticed?.afterUs, recovered?.afterUs ?? null]).toEqual([after("noticed")[0], after("restore").at(-1) ?? null]);
  });

  test("its files are small, of line feeds only, of reserved hosts, and hold no credential that could be one", () => {
    for (const name of names) {
      const text = textOf(slug, name);
      expect(Buffer.byteLength(text), name).toBeLessThan(400_000);
      expect(text, name).not.toContain("\r");
      expect(hostsIn(text).filter((host) => !isReserved(host)), name).toEqual([]);
      expect(forbidden.exec(text)?.[0], name).toBeUndefined();
    }
  });

  test("says what it is: a reconstruction, of which card, with which files", () => {
    expect([...about.files, "README.md", "expected.json", "sample.json"].sort()).toEqual([...names].sort());
    expect(about.files[0]).toBe(exportName);
    expect(about).toMatchObject({ card: story.card, summary: story.summary });
    expect(textOf(slug, "README.md")).toContain("**reconstruction**");
    expect(textOf(slug, "README.md")).toContain("no public trace of the case exists");
    for (const id of truth.harmful) expect(textOf(slug, "README.md")).toContain(id);
  });
});

const eventSchema = z.strictObject({ time: z.string(), kind: z.enum(["deploy", "alert", "page", "restore", "noticed"]), source: z.string(), text: z.string().min(10) });

/** The rows of events files: JSON Lines, or CSV of four columns whose first three hold no comma. */
function eventsIn(files: readonly string[]): z.infer<typeof eventSchema>[] {
  const lines = files.flatMap((text) => text.trimEnd().split("\n"));
  return lines.filter((line) => line !== "time,kind,source,text").map((line) => {
    const [time, kind, source, ...text] = line.split(",");
    return eventSchema.parse(line.startsWith("{") ? JSON.parse(line) : { time, kind, source, text: text.join(",") });
  });
}

const pick = ({ traces, spans, calls, failedCalls, toolsOffered, toolsUsed }: z.infer<typeof truthSchema>["counts"]) => ({ traces, spans, calls, failedCalls, toolsOffered, toolsUsed });
