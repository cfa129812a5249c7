import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sha256Hex } from "../../lib/base/hash.ts";
import { JobRunner } from "../../lib/jobs/runner.ts";
import { samplesIn, sampleWords, seedSamples } from "../../lib/jobs/samples.ts";
import { appendCustody } from "../../lib/store/custodyLog.ts";
import { addEvent } from "../../lib/store/events.ts";
import { writeCases } from "../../lib/store/openDatabase.ts";
import { exhibitRecords } from "../../lib/store/exhibits.ts";
import { deleteIncident, incidentRecords, renameIncident, type Store } from "../../lib/store/incidents.ts";
import { tempStore } from "../store/tempStore.ts";

test("the samples are those folders that describe one, in the order of their names", () => {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const slug of ["b", "a", "not-one"]) mkdirSync(join(folder, slug));
  for (const slug of ["b", "a"]) writeFileSync(join(folder, slug, "sample.json"), JSON.stringify({ slug, title: slug, summary: "s", files: ["f.json"] }));
  expect(samplesIn(folder).map(({ slug }) => slug)).toEqual(["a", "b"]);
  expect(samplesIn(join(folder, "nowhere"))).toEqual([]);
});

test("each bundled sample says in one sentence what happened, and that it is a reconstruction", () => {
  const bundled = samplesIn(join(process.cwd(), "public", "samples"));
  for (const { slug, files, title, summary, reconstructed } of bundled) expect([slug, files.length > 0, title !== "", /^[A-Z][^]{30,220}\.$/.test(summary), reconstructed]).toEqual([slug, true, true, true, true]);
  expect(bundled.length).toBeGreaterThanOrEqual(8);
});

/** A folder of samples that can grow, and a store whose analyses are not run. */
function installation() {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  const store = tempStore();
  const { aftertraceRunner } = globalThis;
  onTestFinished(() => {
    globalThis.aftertraceRunner = aftertraceRunner;
    rmSync(folder, { recursive: true });
  });
  globalThis.aftertraceRunner = new JobRunner(store, process.cwd(), () => ({ cancel: () => undefined }));
  const bundle = (slug: string): void => {
    mkdirSync(join(folder, slug));
    writeFileSync(join(folder, slug, "sample.json"), JSON.stringify({ slug, title: `Title of ${slug}`, summary: `What happened in ${slug}.`, files: ["t.jsonl"], reconstructed: true }));
    writeFileSync(join(folder, slug, "t.jsonl"), `{"messages":[{"role":"user","content":"${slug}"}]}\n`);
  };
  return { folder, store, bundle };
}

const seededIn = (store: Store): (string | null)[] => incidentRecords(store).map(({ sample }) => sample).sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));

test("an installation that has its samples gets those of a newer version at the next start, and none twice", async () => {
  const { folder, store, bundle } = installation();
  bundle("first");
  await seedSamples(store, folder);
  bundle("another");
  bundle("second");
  await seedSamples(store, folder);
  await seedSamples(store, folder);
  expect(seededIn(store)).toEqual(["another", "first", "second"]);
});

test("a sample that was deleted does not come back, not even beside new ones", async () => {
  const { folder, store, bundle } = installation();
  bundle("first");
  await seedSamples(store, folder);
  const [first] = incidentRecords(store);
  expect(deleteIncident(store, first?.id ?? "", "responder")).toBe(true);
  bundle("second");
  await seedSamples(store, folder);
  await seedSamples(store, folder);
  expect(seededIn(store)).toEqual(["second"]);
});

const namesIn = (store: Store, slug: string): string[] => incidentRecords(store).filter(({ sample }) => sample === slug).flatMap(({ id }) => exhibitRecords(store, id).map(({ name }) => name));

describe("a file that a newer version bundles with a sample that is there", () => {
  const withEvents = (folder: string, slug: string): void => {
    writeFileSync(join(folder, slug, "sample.json"), JSON.stringify({ slug, title: `Title of ${slug}`, summary: `What happened in ${slug}.`, files: ["t.jsonl", "events.csv"], reconstructed: true }));
    writeFileSync(join(folder, slug, "t.jsonl"), '{"messages":[{"role":"user","content":"another version"}]}\n');
    writeFileSync(join(folder, slug, "events.csv"), "time,kind,source,text\n2026-05-12T13:52:00.000Z,noticed,chat,Who did this?\n");
  };

  test("is brought in at the next start, once, and what was there stays byte for byte", async () => {
    const { folder, store, bundle } = installation();
    bundle("first");
    await seedSamples(store, folder);
    const before = incidentRecords(store).flatMap(({ id }) => exhibitRecords(store, id).map(({ sha256 }) => sha256));
    withEvents(folder, "first");
    await seedSamples(store, folder);
    await seedSamples(store, folder);
    expect(namesIn(store, "first")).toEqual(["t.jsonl", "events.csv"]);
    expect(incidentRecords(store).flatMap(({ id }) => exhibitRecords(store, id).slice(0, 1).map(({ sha256 }) => sha256))).toEqual(before);
  });

  test("stays out where the responder has renamed, added or noted something; looking on is no change", async () => {
    const { folder, store, bundle } = installation();
    for (const slug of ["looked", "noted", "renamed"]) bundle(slug);
    await seedSamples(store, folder);
    const idOf = (slug: string): string => incidentRecords(store).find(({ sample }) => sample === slug)?.id ?? "";
    writeCases(store.cases, () => appendCustody(store.cases, idOf("looked"), "responder", "analysis.started", "again"));
    expect(addEvent(store, idOf("noted"), { atUs: 1, kind: "noticed", text: "Seen.", author: "Ada" }).ok).toBe(true);
    expect(renameIncident(store, idOf("renamed"), "Ours now", "responder")).toBeTruthy();
    for (const slug of ["looked", "noted", "renamed"]) withEvents(folder, slug);
    await seedSamples(store, folder);
    expect(["looked", "noted", "renamed"].map((slug) => namesIn(store, slug).length)).toEqual([2, 1, 1]);
  });

  test("does not bring back a sample that was deleted", async () => {
    const { folder, store, bundle } = installation();
    bundle("first");
    await seedSamples(store, folder);
    deleteIncident(store, incidentRecords(store)[0]?.id ?? "", "responder");
    withEvents(folder, "first");
    await seedSamples(store, folder);
    expect(incidentRecords(store)).toEqual([]);
  });
});

test("the words of a sample are found by its incident, and one that is bundled no longer has none", async () => {
  const { folder, store, bundle } = installation();
  bundle("first");
  bundle("gone");
  await seedSamples(store, folder);
  rmSync(join(folder, "gone"), { recursive: true });
  const words = sampleWords(store, folder);
  const said = incidentRecords(store).map(({ id, sample }) => [sample, words.get(id)?.summary, words.get(id)?.reconstructed]);
  expect(said.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([["first", "What happened in first.", true], ["gone", undefined, undefined]]);
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
