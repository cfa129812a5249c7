import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { appendCustody, custodyLines, installation, wordsOfEvent } from "../store/custodyLog.ts";
import { exhibitRecords } from "../store/exhibits.ts";
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
    const bring = seeded.has(sample.slug) ? addFurtherFiles : seedSample;
    await bring(store, folder, sample).catch((error: unknown) => console.error(`The sample ${sample.slug} could not be brought in.`, error));
  }
  analyseSamples(store);
}

/**
 * Files that a newer version bundles with a sample that is there already. A sample in which the responder has done anything beyond looking stays
 * as it is; so does a file that is there under the same name, in whatever version.
 */
async function addFurtherFiles(store: Store, folder: string, { slug, files }: Sample): Promise<void> {
  const incident = incidentRecords(store).find((record) => record.sample === slug)?.id;
  if (incident === undefined) return;
  const names = new Set(exhibitRecords(store, incident).map(({ name }) => name));
  const missing = files.map((file) => basename(file)).filter((name) => !names.has(name));
  if (missing.length === 0 || isWorkedOn(store, incident)) return;
  for (const name of missing) await takeFile(store, folder, { incident, slug, name });
}

const linesAtOnce = 500;
const looks = new Set(["view", "verify", "export"]);

/** Has somebody added, decided, noted or renamed something here? Lines whose actor or action cannot be told count. */
function isWorkedOn({ cases }: Store, incident: string): boolean {
  for (let lines = custodyLines(cases, incident, 0, linesAtOnce); lines.length > 0; lines = custodyLines(cases, incident, lines.at(-1)?.number ?? 0, linesAtOnce))
    if (lines.some(({ actor, action, event }) => actor !== "aftertrace" && !looks.has(action ?? (/^(?:analysis|verification|export|custody)\./.test(event ?? "") ? "view" : "")))) return true;
  return false;
}

type BundledFile = { readonly incident: string; readonly slug: string; readonly name: string };

async function takeFile(store: Store, folder: string, { incident, slug, name }: BundledFile): Promise<void> {
  const path = join(folder, slug, name);
  await takeIn(store, incident, { name, stream: createReadStream(path), bytes: statSync(path).size }, "aftertrace");
}

async function seedSample(store: Store, folder: string, { slug, title, files }: Sample): Promise<void> {
  // It is there without a line in the log where the app was stopped in between; its files are then only noted again.
  const begun = incidentRecords(store).find((record) => record.sample === slug);
  const incident = begun?.id ?? createIncident(store, { title, sample: slug }, "aftertrace");
  for (const file of files) await takeFile(store, folder, { incident, slug, name: basename(file) });
  writeCases(store.cases, () => appendCustody(store.cases, installation, "aftertrace", "sample.seeded", slug));
}

/** Samples without findings, because they are new, the app was stopped, or a newer version reads them anew; and those that got a further file. */
function analyseSamples(store: Store): void {
  for (const { id, sample, state } of incidentRecords(store))
    if (sample !== null && (summaryRecord(store.dataDir, id) === null || (state === "stale" && !isWorkedOn(store, id)))) currentRunner().analyze(id, "aftertrace");
}
