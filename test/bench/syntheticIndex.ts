import type { TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { createReadIndexes } from "../../lib/store/traceIndexReadIndexes.ts";

const kinds = ["CHAIN", "LLM", "TOOL", "TOOL", "RETRIEVER", "AGENT"] as const;
const words = ["select", "orders", "where", "customer", "delete", "invoice", "from", "weather", "branch", "deploy", "träge", "snake_case"];

/** Rows of one trace: a heading and `spansPerTrace` spans in a tree four levels deep. */
const spansPerTrace = 49;

/** A small fixed-seed generator, so that two runs measure the same data. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fills an index with `rows` rows in the shape the pipeline writes: one tree per trace, two exhibits, full-text hits. */
export function fillSyntheticIndex(db: TraceIndexDatabase, rows: number): void {
  const random = lcg(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? list[0] as T;
  const addStep = db.prepare(`insert into steps (id, type, trace, span_id, parent_id, parent_known, parent, name, kind, tool, status, start_us,
    end_us, clockless, order_key, exhibit, record, draft, ordinal, input_state, output_state, preview, call, call_state, tree_order, time_order, depth, subtree)
    values (?, ?, ?, ?, null, 1, null, ?, ?, ?, ?, ?, ?, 0, '', ?, ?, 0, null, 'present', 'present', ?, null, null, ?, ?, ?, ?)`);
  const addHit = db.prepare("insert into hits (rowid, input, output) values (?, ?, ?)");
  const addTrace = db.prepare("insert into traces (id, trace_id, exhibit, name, conversation, start_us, end_us, spans) values (?, ?, ?, ?, ?, ?, ?, ?)");
  db.exec("begin");
  for (let order = 0; order < rows; order++) {
    const place = order % (spansPerTrace + 1);
    const trace = Math.floor(order / (spansPerTrace + 1)) + 1;
    const rest = Math.min(spansPerTrace, rows - order - 1 + place);
    const exhibit = trace % 2 === 0 ? 2 : 1;
    const start = 1_760_000_000_000_000 + order * 1_000;
    if (place === 0) addTrace.run(trace, `trace-${trace}`, exhibit, `run ${trace}`, trace, start, start + 50_000, rest);
    const { depth, subtree } = shapeOf(place, rest);
    const kind = place === 0 ? "CHAIN" : pick(kinds);
    const tool = kind === "TOOL" ? pick(["run_sql", "read_email", "bash", "http_get"]) : null;
    const status = random() < 0.02 ? "error" : "ok";
    // Reading order differs from tree order, as it does where spans arrive as they end.
    const id = order % 2 === 0 && order + 1 < rows ? order + 2 : order % 2 === 1 ? order : order + 1;
    addStep.run(id, place === 0 ? "trace" : "span", trace, `s${id}`, tool ?? kind.toLowerCase(), kind, tool, status, start, start + 900, exhibit, id,
      `${pick(words)} ${pick(words)}`, order, rows - 1 - order, depth, subtree);
    const input = `${pick(words)} ${pick(words)} ${pick(words)} every n${order}`;
    addHit.run(id, input, order % 1_000 === 7 ? "needle" : pick(words));
  }
  db.exec(`insert into facets select 'kinds', kind, count(*) from steps group by 2`);
  db.exec(`insert into facets select 'statuses', status, count(*) from steps group by 2`);
  db.exec(`insert into facets select 'tools', tool, count(*) from steps where tool is not null group by 2`);
  db.exec(`insert into facets select 'traces', t.trace_id, t.spans from traces t`);
  db.exec(`insert into facets select 'exhibits', 'x' || exhibit, count(*) from steps group by 2`);
  db.exec("commit");
  createReadIndexes(db);
}

/** Heading, then groups of seven: one row at depth 1 with six rows at depth 2 below it. */
function shapeOf(place: number, rest: number): { depth: number; subtree: number } {
  if (place === 0) return { depth: 0, subtree: rest };
  const inGroup = (place - 1) % 7;
  if (inGroup > 0) return { depth: 2, subtree: 0 };
  return { depth: 1, subtree: Math.min(6, rest - place) };
}
