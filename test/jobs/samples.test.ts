import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { samplesIn } from "../../lib/jobs/samples.ts";

test("the samples are those folders that describe one, in the order of their names", () => {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const slug of ["b", "a", "not-one"]) mkdirSync(join(folder, slug));
  for (const slug of ["b", "a"]) writeFileSync(join(folder, slug, "sample.json"), JSON.stringify({ slug, title: slug, summary: "s", files: ["f.json"] }));
  expect(samplesIn(folder).map(({ slug }) => slug)).toEqual(["a", "b"]);
  expect(samplesIn(join(folder, "nowhere"))).toEqual([]);
});

test("the bundled samples can be read", () => {
  for (const { files, title } of samplesIn(join(process.cwd(), "public", "samples"))) expect([files.length > 0, title !== ""]).toEqual([true, true]);
});
