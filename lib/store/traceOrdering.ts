import { agentsAtWork, lastPlaces, treeShape } from "../timeline/structure.ts";
import type { TraceIndexWriter } from "../trace/traceIndex.ts";
import type { Tree } from "../trace/tree.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Ordering = Pick<TraceIndexWriter, "addHeadings" | "treeColumns" | "writeTree">;

/** The part of the writer that puts rows in order. */
export function traceOrdering(db: TraceIndexDatabase): Ordering {
  return {
    addHeadings: () => addHeadings(db),
    treeColumns: () => treeColumns(db),
    writeTree: (ids, tree) => writeTree(db, ids, tree),
  };
}

const headingColumns = `insert into steps (type, trace, span_id, parent_id, parent_known, parent, name, kind, status, start_us, end_us, clockless, order_key,
  exhibit, input_state, output_state, preview)`;

function addHeadings(db: TraceIndexDatabase): void {
  // A trace that nobody named goes by its first root.
  db.exec(`update traces set name = (select nullif(s.name, '') from steps s where s.trace = traces.id and s.type = 'span' and s.parent is null and s.parent_id is null
    order by s.start_us is null, s.start_us, s.id limit 1) where name is null`);
  db.exec(`create temp table missing as select trace, parent_id, min(exhibit) as exhibit, min(start_us) as start_us, count(*) as children
    from steps where type = 'span' and parent_id is not null and parent is null group by trace, parent_id`);
  db.exec(`${headingColumns} select 'missing_parent', trace, null, parent_id, 0, null, parent_id, 'UNKNOWN', 'unset', start_us, null, start_us is null, '',
    exhibit, 'not_captured', 'not_captured', 'named as parent by ' || children || iif(children = 1, ' step', ' steps') from missing`);
  // A table with an index of its own: a filtered export may miss a hundred thousand parents.
  db.exec(`create temp table missed as select id, trace, parent_id from steps where type = 'missing_parent'; create unique index temp.missed_parent on missed (trace, parent_id)`);
  db.exec(`update steps set parent = m.id from missed m
    where m.trace = steps.trace and m.parent_id = steps.parent_id and steps.type = 'span' and steps.parent is null`);
  db.exec(`${headingColumns} select 'trace', t.id, null, null, 1, null, coalesce(t.name, t.trace_id), 'CHAIN', 'unset', min(s.start_us), max(coalesce(s.end_us, s.start_us)),
    min(s.start_us) is null, '',
    t.exhibit, 'empty', 'empty', '' from traces t left join steps s on s.trace = t.id group by t.id`);
  db.exec(`create temp table heading as select trace, id from steps where type = 'trace'; create unique index temp.heading_trace on heading (trace)`);
  db.exec("update steps set parent = h.id from heading h where h.trace = steps.trace and steps.parent is null and steps.type <> 'trace'");
  db.exec("drop table missing; drop table missed; drop table heading");
}

function treeColumns(db: TraceIndexDatabase): ReturnType<Ordering["treeColumns"]> {
  const count = db.prepare<[], { n: number }>("select count(*) as n from steps").get()?.n ?? 0;
  const ids = new Int32Array(count);
  const parentIds = new Float64Array(count);
  const columns = { parent: new Int32Array(count).fill(-1), startUs: new Float64Array(count), orderKey: orderKeys(db, ids), position: new Float64Array(count) };
  const rows = db.prepare<[], { id: number; parent: number | null; start: number | null; record: number | null; ordinal: number | null; heading: number }>(
    `select id, parent, start_us as start, record, ordinal, type in ('trace', 'missing_parent') as heading from steps order by id`,
  );
  let row = 0;
  let largest = 0;
  for (const step of rows.iterate()) {
    ids[row] = step.id;
    largest = Math.max(largest, step.id);
    parentIds[row] = step.parent ?? -1;
    columns.startUs[row] = step.start ?? NaN;
    // Headings of traces without a clock come in the order in which the traces were met.
    columns.position[row] = step.heading === 1 ? step.id : (step.record ?? 0) * 2 ** 20 + (step.ordinal ?? 0);
    row++;
  }
  const rowOf = new Int32Array(largest + 1).fill(-1);
  ids.forEach((id, at) => (rowOf[id] = at));
  parentIds.forEach((parent, at) => (columns.parent[at] = parent < 0 ? -1 : (rowOf[parent] ?? -1)));
  return { ids, columns };
}

function writeTree(db: TraceIndexDatabase, ids: Int32Array, { treeOrder, timeOrder, depth, subtree }: Tree): void {
  const write = db.prepare<[number, number, number, number, number, number, string | null, number]>(
    "update steps set tree_order = ?, time_order = ?, depth = ?, subtree = ?, through_order = ?, enters_agent = ?, agent = coalesce(agent, ?) where id = ?",
  );
  const [places, below, agents] = [new Uint32Array(ids.length), new Uint32Array(ids.length), new Uint32Array(ids.length)];
  const { codes, names } = agentCodes(db, ids.at(-1) ?? 0);
  for (let row = 0; row < ids.length; row++) {
    const tree = treeOrder[row] ?? 0;
    places[tree] = timeOrder[row] ?? 0;
    below[tree] = subtree[row] ?? 0;
    agents[tree] = codes[ids[row] ?? 0] ?? 0;
  }
  const { parent } = treeShape(below);
  const through = lastPlaces(places, parent);
  const { inForce, enters } = agentsAtWork(agents, parent);
  ids.forEach((id, row) => {
    const tree = treeOrder[row] ?? 0;
    write.run(tree, timeOrder[row] ?? 0, depth[row] ?? 0, subtree[row] ?? 0, through[tree] ?? 0, enters[tree] ?? 0, names[inForce[tree] ?? 0] ?? null, id);
  });
}

/** A number for each agent, by row id; 0 where a row names none. `names[0]` is none. */
function agentCodes(db: TraceIndexDatabase, largest: number): { readonly codes: Uint32Array; readonly names: readonly (string | null)[] } {
  const codes = new Uint32Array(largest + 1);
  const names: (string | null)[] = [null];
  const named = db.prepare<[], readonly [number, number, string]>("select id, dense_rank() over (order by agent), agent from steps where agent is not null").raw();
  for (const [id, code, name] of named.iterate()) {
    codes[id] = code;
    names[code] = name;
  }
  return { codes, names };
}

/** The vendor's order of a row. Few rows share their millisecond, and some vendors write hundreds of characters each. */
function orderKeys(db: TraceIndexDatabase, ids: Int32Array): (row: number) => string {
  const read = db.prepare<[number], { orderKey: string }>("select order_key as orderKey from steps where id = ?");
  const known = new Map<number, string>();
  return (row) => {
    const key = known.get(row) ?? read.get(ids[row] ?? 0)?.orderKey ?? "";
    known.set(row, key);
    return key;
  };
}
