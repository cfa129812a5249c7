import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sha256Hex } from "../../lib/base/hash.ts";
import { JobRunner } from "../../lib/jobs/runner.ts";
import { samplesIn, seedSamples } from "../../lib/jobs/samples.ts";
import { exhibitRecords } from "../../lib/store/exhibits.ts";
import { incidentRecords } from "../../lib/store/incidents.ts";
import { tempStore } from "../store/tempStore.ts";

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

test("every file of a bundled sample becomes an exhibit of it, byte for byte, in the order that it states", async () => {
  const folder = join(process.cwd(), "public", "samples");
  const store = tempStore();
  const { aftertraceRunner } = globalThis;
  onTestFinished(() => void (globalThis.aftertraceRunner = aftertraceRunner));
  globalThis.aftertraceRunner = new JobRunner(store, process.cwd(), () => ({ cancel: () => undefined }));
  await seedSamples(store, folder);
  await seedSamples(store, folder);
  const seeded = incidentRecords(store).map(({ id, sample }) => ({ sample, exhibits: exhibitRecords(store, id).map(({ name, sha256 }) => `${name} ${sha256}`) }));
  const bundled = samplesIn(folder).map(({ slug, files }) => ({ sample: slug, exhibits: files.map((name) => `${name} ${sha256Hex(readFileSync(join(folder, slug, name)))}`) }));
  expect(seeded.toSorted((a, b) => ((a.sample ?? "") < (b.sample ?? "") ? -1 : 1))).toEqual(bundled);
  expect(bundled.flatMap(({ exhibits }) => exhibits).length).toBeGreaterThan(bundled.length);
});
