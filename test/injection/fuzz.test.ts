import { describe, expect, test } from "vitest";
import { analyzeRun } from "@/lib/injection/analyzeRun.ts";
import { techniques } from "@/lib/rules/injection/technique.ts";
import { seeded } from "../effects/mutants.ts";
import { everydayDocuments, hostileDocuments } from "./hostileDocuments.ts";
import { mutatedRun, runWith } from "./mutatedRuns.ts";

/** All of them: AFTERTRACE_FUZZ=100000. */
const total = Number(process.env["AFTERTRACE_FUZZ"] ?? 800);
const seed = Number(process.env["AFTERTRACE_FUZZ_SEED"] ?? 20_260_307);
/** A run of a few thousand letters. What is slow three times over is slow. */
const slowMs = 500;
/** What collecting garbage may take in one of two measurements. */
const unevenMs = 150;

/** Milliseconds of the processor: what else the machine does is not counted. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test(`no mutated run throws or takes long, and every finding lies inside its document`, () => {
  const random = seeded(seed);
  for (let count = 0; count < total; count++) {
    const run = mutatedRun(random);
    const found: { now: ReturnType<typeof analyzeRun> } = { now: { documents: [], origins: [] } };
    const ms = cpuMs(() => void (found.now = analyzeRun(run)));
    if (ms > slowMs) expect(Math.min(cpuMs(() => void analyzeRun(run)), cpuMs(() => void analyzeRun(run))), JSON.stringify(run).slice(0, 2_000)).toBeLessThan(slowMs);
    const texts = run.steps.flatMap((step) => (step.kind === "document" ? [step.document.text] : []));
    const calls = run.steps.filter(({ kind }) => kind === "call").length;
    const wrong = found.now.documents.flatMap(({ document, passages }) => passages.filter(({ start, end, technique }) => !(start >= 0 && end > start && end <= (texts[document - 1]?.length ?? 0) && techniques.includes(technique))));
    if (wrong.length > 0 || found.now.origins.length !== calls || found.now.documents.length !== texts.length) expect([wrong, found.now.origins.length, found.now.documents.length], JSON.stringify(run).slice(0, 2_000)).toEqual([[], calls, texts.length]);
  }
}, 120_000 + total * 40);

test("the same run has the same findings again, whatever came between", () => {
  const random = seeded(seed + 1);
  const runs = Array.from({ length: 60 }, () => mutatedRun(random));
  const first = runs.map((run) => JSON.stringify(analyzeRun(run)));
  expect(runs.toReversed().map((run) => JSON.stringify(analyzeRun(run))).toReversed()).toEqual(first);
});

describe("the time grows with the length of a document and not with its square", () => {
  const letters = 150_000;
  const parts = 4;
  const [long, short] = [letters, letters / parts].map((length) => ({ ...everydayDocuments(length), ...hostileDocuments(length) }));
  const msOf = (text: string | undefined): number => cpuMs(() => void analyzeRun(runWith(text ?? "")));
  test.each(Object.keys(long ?? {}))("%s", (name) => {
    // The square would take sixteen times as long; what a busy machine adds, it adds to one try and not to three.
    const holds = (): boolean => msOf(long?.[name]) < 2 * parts * msOf(short?.[name]) + unevenMs;
    expect(holds() || holds() || holds()).toBe(true);
  });
});
