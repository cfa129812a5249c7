import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { incidentOf, reanalyzed, type TestFile } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

const listSchema = z.looseObject({ files: z.array(z.string()) });

export type SampleIncident = { readonly store: Store; readonly id: string; readonly index: IncidentIndex };

/** A bundled sample in a data folder of its own, analysed; gone after the test. */
export async function sampleIncident(slug: string): Promise<SampleIncident> {
  const folder = join("public", "samples", slug);
  const { files } = listSchema.parse(JSON.parse(readFileSync(join(folder, "sample.json"), "utf8")));
  const store = tempStore();
  const id = await incidentOf(store, ...files.map((name): TestFile => [name, readFileSync(join(folder, name))]));
  return { store, id, index: await reanalyzed(store, id) };
}
