import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { sha256Hex } from "../../lib/base/hash.ts";
import { ExhibitShelf } from "../../lib/formats/exhibitShelf.ts";
import { buildRun, textLimits, type BuiltRun, type TextLimits } from "../../lib/injection/buildRuns.ts";
import { planRuns, type RunPlan } from "../../lib/injection/planRuns.ts";
import { analyze } from "../../lib/pipeline.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { recordAt, traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { draftSource } from "../../lib/trace/draftSource.ts";
import type { DraftSource } from "../../lib/trace/loadSighting.ts";

type Opened = { readonly db: TraceIndexDatabase; readonly index: ReturnType<typeof traceIndexWriter>; readonly source: DraftSource };

/** Works with the finished index of some files as one incident, and with the way back to their contents. */
export async function withIndexOf<T>(paths: readonly string[], work: (opened: Opened) => Promise<T>): Promise<T> {
  const evidence = paths.map((path, at) => ({ number: at + 1, name: basename(path), path, sha256: sha256Hex(readFileSync(path)), container: null }));
  const db = openTraceIndex(":memory:", "create");
  const scratch = { kind: "memory" } as const;
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    const index = traceIndexWriter(db);
    await analyze(evidence, index, { scratch });
    return await work({ db, index, source: draftSource(shelf, (record) => recordAt(db, record)) });
  } finally {
    db.close();
    shelf.close();
  }
}

type Shown = BuiltRun & { readonly plan: RunPlan };

/** The runs that some files hold as one incident, conversation by conversation. */
export const runsOf = (paths: readonly string[], limits: TextLimits = textLimits): Promise<Shown[]> => withIndexOf(paths, async ({ index, source }) => {
  const built: Shown[] = [];
  for (const traces of index.conversations()) for (const plan of planRuns(index, traces)) built.push({ ...(await buildRun(plan, source, index.offeredNames(), limits)), plan });
  return built;
});
