import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { effectsQuerySchema, recoveryQuerySchema } from "../../lib/api/impactContract.ts";
import { effectClasses, environments } from "../../lib/effects/effect.ts";
import { effectId } from "../../lib/effects/effectIndex.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { effectsPage } from "../../lib/store/effectsPage.ts";
import { impactOverview } from "../../lib/store/impactOverview.ts";
import type { ImpactStanding } from "../../lib/store/impactStanding.ts";
import { closeIndex, incidentIndex } from "../../lib/store/incidentIndex.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { recoveryPage } from "../../lib/store/recoveryPage.ts";
import { createReadIndexes } from "../../lib/store/traceIndexReadIndexes.ts";
import { lcg } from "./syntheticIndex.ts";

const rules = ["sql.select", "sql.delete", "sql.update", "shell.rm.recursive", "http.post", "git.push.force", "kubectl.scale", "tool.verb.read"] as const;
const tools = ["run_sql", "bash", "http_get", "scale"] as const;
const weekUs = 604_800_000_000;
const beganUs = 1_760_000_000_000_000;

/** Calls of half a year with one effect each: every hundredth did harm, every fourth names a table of its own, the others one of a thousand. */
function fillEffects(db: TraceIndexDatabase, effects: number): void {
  const random = lcg(7);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  const addCall = db.prepare("insert into calls (number, trace, tool, state, result, time_us, arguments_from, cites, class, gravity, harm) values (?, 1, ?, 'executed', 'present', ?, 'request', '[]', ?, ?, ?)");
  const addEffect = db.prepare("insert into effects (id, call, class, destructive, reversible, shared, environment, unit, value, currency, targets, rule, why) values (?, ?, ?, ?, ?, 'yes', ?, ?, ?, null, 1, ?, 'deletes the rows that its condition names')");
  const addTarget = db.prepare("insert into effect_targets (effect, kind, name) values (?, 'table', ?)");
  const addRecovery = db.prepare("insert into recovery_items (id, call, kind, title, action, proof, alternatives, warning, reversible) values (?, ?, 'rows', 'Restore the rows', 'Restore to just before the call.', 'counts agree', '[]', null, 'no')");
  db.exec("begin");
  db.exec("insert into traces (id, trace_id, exhibit, conversation) values (1, 'trace-1', 1, 1)");
  for (let call = 1; call <= effects; call++) {
    const name = pick(effectClasses);
    const harm = call % 100 === 0 ? "harmful" : "none";
    const id = effectId(call, 0);
    addCall.run(call, pick(tools), beganUs + Math.floor((call / effects) * 26 * weekUs), name, harm === "harmful" ? 7 : 1, harm);
    const hasNumber = harm === "harmful" && call % 200 === 0;
    addEffect.run(id, call, name, Number(harm === "harmful"), harm === "harmful" ? "no" : "yes", pick(environments), hasNumber ? "rows" : null, hasNumber ? call % 977 : null, pick(rules));
    addTarget.run(id, call % 4 === 0 ? `table_${call}` : `table_${Math.floor(random() * 1_000)}`);
    if (name !== "read_only") addRecovery.run(id, call);
  }
  const put = db.prepare("insert or replace into summary (key, json) values (?, ?)");
  put.run("harm", JSON.stringify({ verdict: "undetermined", harmful: Math.floor(effects / 100), firstHarm: 100, response: { mention: null, stop: null } }));
  db.exec("commit; create index effect_targets_effect on effect_targets (effect)");
}

/** `again`: with the index's columns in memory, and everything that corrections change counted anew. */
export type ImpactTime = { readonly name: string; readonly firstMs: number; readonly againMs: number };

/** Times of what the page of the blast radius asks for, before and after corrections, each with nothing kept from before. */
export function measureImpact(effects: number, root: string): { readonly buildMs: number; readonly bytes: number; readonly times: readonly ImpactTime[] } {
  const dataDir = mkdtempSync(join(tmpdir(), "aftertrace-effects-"));
  try {
    const db = openTraceIndex(indexPath(dataDir, "i"), "create", root);
    fillEffects(db, effects);
    const built = performance.now();
    createReadIndexes(db);
    const buildMs = performance.now() - built;
    const bytes = Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true }));
    db.close();
    return { buildMs, bytes, times: timesOf(dataDir, effects, root) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function timesOf(dataDir: string, effects: number, root: string): ImpactTime[] {
  const standings = [0, 1, 1_000].map((corrections): readonly [string, ImpactStanding] => [corrections === 0 ? "as it is" : `${corrections} corrected`, standingOf(corrections, effects)]);
  return standings.flatMap(([when, standing]) => Object.entries(asked).map(([name, ask]): ImpactTime => {
    const index = incidentIndex(dataDir, "i", root);
    if (index === null) throw new Error("the index did not open");
    const timed = (): number => {
      const began = performance.now();
      ask(index, standing);
      return performance.now() - began;
    };
    const [firstMs, againMs] = [timed(), timed()];
    globalThis.aftertraceImpacts = undefined;
    const anewMs = timed();
    closeIndex(indexPath(dataDir, "i"));
    return { name: `${name}, ${when}`, firstMs, againMs: Math.max(againMs, anewMs) };
  }));
}

type Ask = (index: NonNullable<ReturnType<typeof incidentIndex>>, standing: ImpactStanding) => unknown;
const asked: Readonly<Record<string, Ask>> = {
  "head": (index, standing) => impactOverview(index, standing, []),
  "effects by time": (index, standing) => effectsPage(index, standing, effectsQuerySchema.parse({}), null),
  "effects, worst first": (index, standing) => effectsPage(index, standing, effectsQuerySchema.parse({ sort: "worst" }), null),
  "harmful effects": (index, standing) => effectsPage(index, standing, effectsQuerySchema.parse({ harm: "harmful" }), null),
  "effects of a class": (index, standing) => effectsPage(index, standing, effectsQuerySchema.parse({ class: "infrastructure" }), null),
  "effects by a rule": (index, standing) => effectsPage(index, standing, effectsQuerySchema.parse({ rule: "sql.delete" }), null),
  "recovery": (index, standing) => recoveryPage(index, standing, recoveryQuerySchema.parse({}), null),
};

function standingOf(corrections: number, effects: number): ImpactStanding {
  const calls = Array.from({ length: corrections }, (_, at) => 100 * (1 + Math.floor((at * effects) / (corrections * 100))));
  return {
    version: 1 + corrections, corrections: new Map(), decided: new Map(), recovery: new Map(), verdicts: { calls: new Map(), incident: null },
    overrides: { effects: new Map(calls.map((call) => [effectId(call, 0), { class: "config_change" as const, destructive: false }])), harm: new Map(calls.map((call) => [call, "none" as const])) },
  };
}
