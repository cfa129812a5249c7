import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { appendCustody, installation, wordsOfEvent } from "../store/custodyLog.ts";
import { createIncident, incidentRecords, type Store } from "../store/incidents.ts";
import { takeIn } from "../store/intake.ts";
import { writeCases } from "../store/openDatabase.ts";
import { summaryRecord } from "../store/summaryRecord.ts";
import { currentRunner } from "./current.ts";

const sampleSchema = z.object({
  slug: z.string(), title: z.string(), summary: z.string(), files: z.array(z.string()).min(1),
  reconstructed: z.boolean().default(false).describe("made after a published report; no public trace exists"),
});
export type Sample = z.infer<typeof sampleSchema>;

/** The samples in a folder, by name of their own folder. */
export function samplesIn(folder: string): Sample[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.toSorted().flatMap((name) => {
    const path = join(folder, name, "sample.json");
    return existsSync(path) ? [sampleSchema.parse(JSON.parse(readFileSync(path, "utf8")))] : [];
  });
}

/** What each incident that was brought in as a sample is about, by the incident's id. One that is bundled no longer has no words. */
export function sampleWords(store: Store, folder: string): Map<string, Sample> {
  const bundled = new Map(samplesIn(folder).map((sample) => [sample.slug, sample]));
  return new Map(incidentRecords(store).flatMap(({ id, sample }) => {
    const about = sample === null ? undefined : bundled.get(sample);
    return about === undefined ? [] : [[id, about]];
  }));
}

/**
 * Brings each bundled sample in once, through the same door as the responder's own files: a newer version's further ones too. One that was
 * deleted stays deleted: the installation's custody log remembers that it was there. A sample that fails never keeps the app from starting.
 */
export async function seedSamples(store: Store, folder: string): Promise<void> {
  const seeded = new Set(wordsOfEvent(store.cases, installation, "sample.seeded"));
  for (const sample of samplesIn(folder)) {
    if (seeded.has(sample.slug)) continue;
    await seedSample(store, folder, sample).catch((error: unknown) => console.error(`The sample ${sample.slug} could not be brought in.`, error));
  }
  analyseSamples(store);
}

async function seedSample(store: Store, folder: string, { slug, title, files }: Sample): Promise<void> {
  // It is there without a line in the log where the app was stopped in between; its files are then only noted again.
  const begun = incidentRecords(store).find((record) => record.sample === slug);
  const incident = begun?.id ?? createIncident(store, { title, sample: slug }, "aftertrace");
  for (const file of files) {
    const path = join(folder, slug, basename(file));
    await takeIn(store, incident, { name: basename(file), stream: createReadStream(path), bytes: statSync(path).size }, "aftertrace");
  }
  writeCases(store.cases, () => appendCustody(store.cases, installation, "aftertrace", "sample.seeded", slug));
}

/** Samples without findings, because they are new, the app was stopped, or a newer version reads them anew. */
function analyseSamples(store: Store): void {
  for (const { id, sample } of incidentRecords(store))
    if (sample !== null && summaryRecord(store.dataDir, id) === null) currentRunner().analyze(id, "aftertrace");
}
