import { describe, expect, test } from "vitest";
import { analyzeRun } from "@/lib/injection/analyzeRun.ts";
import { techniques } from "@/lib/rules/injection/technique.ts";
import { seeded } from "../effects/mutants.ts";
import { growsWithLength, threadMs } from "../threadTime.ts";
import { everydayDocuments, hostileDocuments } from "./hostileDocuments.ts";
import { mutatedRun, runWith } from "./mutatedRuns.ts";

/** All of them: AFTERTRACE_FUZZ=100000. */
const total = Number(process.env["AFTERTRACE_FUZZ"] ?? 800);
const seed = Number(process.env["AFTERTRACE_FUZZ_SEED"] ?? 20_260_307);
/** A run of a few thousand letters. What is slow three times over is slow. */
const slowMs = 500;

test(`no mutated run throws or takes long, and every finding lies inside its document`, () => {
  const random = seeded(seed);
  for (let count = 0; count < total; count++) {
    const run = mutatedRun(random);
    const found: { now: ReturnType<typeof analyzeRun> } = { now: { documents: [], origins: [] } };
    const ms = threadMs(() => void (found.now = analyzeRun(run)));
    if (ms > slowMs) expect(Math.min(threadMs(() => void analyzeRun(run)), threadMs(() => void analyzeRun(run))), JSON.stringify(run).slice(0, 2_000)).toBeLessThan(slowMs);
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
  const documents = (letters: number): Readonly<Record<string, string>> => ({ ...everydayDocuments(letters), ...hostileDocuments(letters) });
  test.each(Object.keys(documents(8)))("%s", (name) => {
    expect(growsWithLength(150_000, (letters) => {
      const run = runWith(documents(letters)[name] ?? "");
      return () => void analyzeRun(run);
    })).toBe(true);
  });
});
