import { statSync } from "node:fs";
import type { Fired, FiredRule } from "../api/methodContract.ts";
import { entryOfId } from "../verification/auditIndex.ts";
import { indexPath } from "./dataFolder.ts";
import { incidentRecords, type Store } from "./incidents.ts";
import { openTraceIndex, traceIndexVersion } from "./openDatabase.ts";

const incidentsMax = 5;

/** What rules found in one index: a line for each. */
type Found = Pick<FiredRule, "kind" | "name" | "count"> & { readonly exhibit: string | null };

declare global {
  /** An index never changes once it is in place: what was read of it once is kept. */
  var aftertraceFired: Map<string, { readonly identity: string; readonly found: readonly Found[] | null }> | undefined;
}

/** How often each rule found something in the incidents of this installation, by the machine's verdicts alone. */
export function firedHere(store: Store, root = process.cwd()): Fired {
  const records = incidentRecords(store);
  const read = records.flatMap(({ id, title }) => {
    const found = foundIn(indexPath(store.dataDir, id), root);
    return found === null ? [] : [{ id, title, found }];
  });
  const rules = new Map<string, FiredRule[]>();
  for (const { id, title, found } of read) {
    for (const { kind, name, count, exhibit } of found) rules.set(`${kind} ${name}`, [...(rules.get(`${kind} ${name}`) ?? []), { kind, name, count, incidents: [{ id, title, count, exhibit }], incidentsOf: 1 }]);
  }
  keepOnly(records.map(({ id }) => indexPath(store.dataDir, id)));
  return { incidents: records.length, read: read.length, rules: [...rules.values()].flatMap(joined).toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1)) };
}

function joined(lines: readonly FiredRule[]): FiredRule[] {
  const [first] = lines;
  if (first === undefined) return [];
  const incidents = lines.flatMap((line) => line.incidents).toSorted((a, b) => b.count - a.count);
  return [{ kind: first.kind, name: first.name, count: lines.reduce((sum, { count }) => sum + count, 0), incidents: incidents.slice(0, incidentsMax), incidentsOf: lines.length }];
}

/** Null where there is no index, or one of another version. */
function foundIn(path: string, root: string): readonly Found[] | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  const kept = (globalThis.aftertraceFired ??= new Map());
  const identity = `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
  const known = kept.get(path);
  if (known?.identity === identity) return known.found;
  const found = readFound(path, root);
  kept.set(path, { identity, found });
  return found;
}

function readFound(path: string, root: string): readonly Found[] | null {
  const db = openTraceIndex(path, "readonly");
  try {
    if (db.pragma("user_version", { simple: true }) !== traceIndexVersion(root)) return null;
    const counts = (sql: string) => db.prepare<[], { readonly name: string; readonly count: number; readonly first: number }>(sql).all();
    return [
      ...counts("select rule as name, count(*) as count, 0 as first from effects group by rule").map(({ name, count }): Found => ({ kind: "effect", name, count, exhibit: null })),
      ...counts("select code as name, count(*) as count, 0 as first from factors group by code").map(({ name, count }): Found => ({ kind: "factor", name, count, exhibit: null })),
      ...counts("select class as name, count(*) as count, min(entry) as first from audit_findings group by class").map(({ name, count, first }): Found => ({ kind: "finding", name, count, exhibit: `x${entryOfId(first).exhibit}` })),
    ];
  } finally {
    db.close();
  }
}

function keepOnly(paths: readonly string[]): void {
  const present = new Set(paths);
  for (const path of globalThis.aftertraceFired?.keys() ?? []) if (!present.has(path)) globalThis.aftertraceFired?.delete(path);
}
