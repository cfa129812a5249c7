import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replayQuerySchema } from "../../lib/api/replayContract.ts";
import { effectId } from "../../lib/effects/effectIndex.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import type { ImpactStanding } from "../../lib/store/impactStanding.ts";
import { closeIndex, incidentIndex } from "../../lib/store/incidentIndex.ts";
import { noOverrides } from "../../lib/store/judgedEffects.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { bareReplay, replayStop } from "../../lib/store/replayWindow.ts";
import { createReadIndexes } from "../../lib/store/traceIndexReadIndexes.ts";
import { fillSyntheticIndex } from "./syntheticIndex.ts";

/** Every row that runs a tool becomes a call with an effect and a target, every thousandth of them harm; every row of a model says something and is told something. */
function addCallsAndWords(db: TraceIndexDatabase): void {
  db.exec(`insert into calls (number, trace, step, row, tool, state, result, time_us, arguments_from, cites, class, gravity, harm)
    select row_number() over (order by time_order), trace, id, id, 'run_sql', 'executed', 'present', start_us, 'execution', '[]', 'data_mutation', 5, iif(time_order % 1000 = 0, 'harmful', 'none') from steps where kind = 'TOOL'`);
  db.exec("update steps set call = (select number from calls where row = steps.id) where kind = 'TOOL'");
  db.exec(`insert into effects (id, call, class, destructive, reversible, shared, environment, unit, value, currency, targets, rule, why)
    select number * ${effectId(1, 0)}, number, 'data_mutation', harm = 'harmful', 'no', 'yes', 'production', iif(harm = 'harmful', 'rows', null), iif(harm = 'harmful', 7, null), null, 1, 'sql.delete', 'w' from calls`);
  db.exec("insert into effect_targets (effect, kind, name) select id, 'table', 'table_' || (call % 5000) from effects");
  db.exec(`insert into sightings (kind, trace, exhibit, step, identity, record, draft, ordinal, is_output, position)
    select 'message', trace, 1, id, 'in' || id, 1, 0, 0, 0, id from steps where kind = 'LLM' union all select 'message', trace, 1, id, 'out' || id, 1, 0, 1, 1, id from steps where kind = 'LLM'`);
  db.exec("create index if not exists calls_row on calls (row); create index if not exists effect_targets_effect on effect_targets (effect)");
}

export type StepTime = { readonly name: string; readonly firstMs: number; readonly againMs: number };

/** Times of what the page asks for, first with nothing kept from before. Texts are not in it: they take as long as the records of a window. */
export function measureReplay(rows: number, root: string): { readonly steps: number; readonly times: readonly StepTime[] } {
  const dataDir = mkdtempSync(join(tmpdir(), "aftertrace-steps-"));
  try {
    const db = openTraceIndex(indexPath(dataDir, "i"), "create", root);
    fillSyntheticIndex(db, rows);
    addCallsAndWords(db);
    createReadIndexes(db);
    db.close();
    return measured(dataDir, root);
  } finally {
    closeIndex(indexPath(dataDir, "i"));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const standing: ImpactStanding = { version: 0, overrides: noOverrides, corrections: new Map(), decided: new Map(), verdicts: { calls: new Map(), incident: null }, recovery: new Map() };

function measured(dataDir: string, root: string): { readonly steps: number; readonly times: readonly StepTime[] } {
  const index = incidentIndex(dataDir, "i", root);
  if (index === null) throw new Error("the index did not open");
  const window = (query: object) => bareReplay(index, new Map(), standing, replayQuerySchema.parse(query));
  const time = (name: string, ask: () => unknown): StepTime => {
    const took = [0, 1].map(() => {
      const began = performance.now();
      JSON.stringify(ask());
      return performance.now() - began;
    });
    return { name, firstMs: took[0] ?? 0, againMs: took[1] ?? 0 };
  };
  const first = time("the first window: order of all steps", () => window({}));
  const steps = window({ count: 1 }).total;
  const times = [
    first, time("a window in the middle", () => window({ from: Math.floor(steps / 2) })), time("the last window", () => window({ from: steps - 40 })), time("a step by its name", () => window({ at: "c777" })),
    time("next harm", () => replayStop(index, standing, { trace: [], from: Math.floor(steps / 3), direction: "next" })), time("one run of many", () => window({ trace: "trace-777" })),
  ];
  return { steps, times };
}
