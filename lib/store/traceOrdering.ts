import type { TraceIndexWriter } from "../trace/traceIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Ordering = Pick<TraceIndexWriter, "addHeadings" | "treeColumns" | "writeTree">;

/** The part of the writer that puts rows in order. */
export function traceOrdering(db: TraceIndexDatabase): Ordering {
  return {
    addHeadings: () => addHeadings(db),
    treeColumns: () => treeColumns(db),
    writeTree: (ids, { treeOrder, timeOrder, depth, subtree }) => {
      const write = db.prepare<[number, number, number, number, number]>(
        "update steps set tree_order = ?, time_order = ?, depth = ?, subtree = ? where id = ?",
      );
      ids.forEach((id, row) => write.run(treeOrder[row] ?? 0, timeOrder[row] ?? 0, depth[row] ?? 0, subtree[row] ?? 0, id));
    },
  };
}

const headingColumns = `insert into steps (type, trace, span_id, parent_id, parent_known, parent, name, kind, status, start_us, clockless, order_key,
  exhibit, input_state, output_state, preview)`;

function addHeadings(db: TraceIndexDatabase): void {
  // A trace that nobody named goes by its first root.
  db.exec(`update traces set name = (select nullif(s.name, '') from steps s where s.trace = traces.id and s.type = 'span' and s.parent is null and s.parent_id is null
    order by s.start_us is null, s.start_us, s.id limit 1) where name is null`);
  db.exec(`create temp table missing as select trace, parent_id, min(exhibit) as exhibit, min(start_us) as start_us, count(*) as children
    from steps where type = 'span' and parent_id is not null and parent is null group by trace, parent_id`);
  db.exec(`${headingColumns} select 'missing_parent', trace, null, parent_id, 0, null, parent_id, 'UNKNOWN', 'unset', start_us, start_us is null, '',
    exhibit, 'not_captured', 'not_captured', 'named as parent by ' || children || iif(children = 1, ' step', ' steps') from missing`);
  db.exec(`update steps set parent = h.id from (select id, trace, parent_id from steps where type = 'missing_parent') h
    where h.trace = steps.trace and h.parent_id = steps.parent_id and steps.type = 'span' and steps.parent is null`);
  db.exec(`${headingColumns} select 'trace', t.id, null, null, 1, null, coalesce(t.name, t.trace_id), 'CHAIN', 'unset', min(s.start_us), min(s.start_us) is null, '',
    t.exhibit, 'empty', 'empty', '' from traces t left join steps s on s.trace = t.id group by t.id`);
  db.exec(`create temp table heading as select trace, id from steps where type = 'trace'; create unique index temp.heading_trace on heading (trace)`);
  db.exec("update steps set parent = h.id from heading h where h.trace = steps.trace and steps.parent is null and steps.type <> 'trace'");
  db.exec("drop table missing; drop table heading");
}

function treeColumns(db: TraceIndexDatabase): ReturnType<Ordering["treeColumns"]> {
  const count = db.prepare<[], { n: number }>("select count(*) as n from steps").get()?.n ?? 0;
  const ids = new Int32Array(count);
  const parentIds = new Float64Array(count);
  const columns = { parent: new Int32Array(count).fill(-1), startUs: new Float64Array(count), orderKey: new Array<string>(count), position: new Float64Array(count) };
  const rows = db.prepare<[], { id: number; parent: number | null; start: number | null; orderKey: string; record: number | null; ordinal: number | null; heading: number }>(
    `select id, parent, start_us as start, order_key as orderKey, record, ordinal, type in ('trace', 'missing_parent') as heading from steps order by id`,
  );
  let row = 0;
  let largest = 0;
  for (const step of rows.iterate()) {
    ids[row] = step.id;
    largest = Math.max(largest, step.id);
    parentIds[row] = step.parent ?? -1;
    columns.startUs[row] = step.start ?? NaN;
    columns.orderKey[row] = step.orderKey;
    // Headings of traces without a clock come in the order in which the traces were met.
    columns.position[row] = step.heading === 1 ? step.id : (step.record ?? 0) * 2 ** 20 + (step.ordinal ?? 0);
    row++;
  }
  const rowOf = new Int32Array(largest + 1).fill(-1);
  ids.forEach((id, at) => (rowOf[id] = at));
  parentIds.forEach((parent, at) => (columns.parent[at] = parent < 0 ? -1 : (rowOf[parent] ?? -1)));
  return { ids, columns };
}
