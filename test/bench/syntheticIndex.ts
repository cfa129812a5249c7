import type { TraceIndexDatabase } from "../../lib/store/openDatabase.ts";
import { createReadIndexes } from "../../lib/store/traceIndexReadIndexes.ts";
import { lastPlaces, treeShape } from "../../lib/timeline/structure.ts";

const kinds = ["CHAIN", "LLM", "TOOL", "TOOL", "RETRIEVER", "AGENT"] as const;
const words = ["select", "orders", "where", "customer", "delete", "invoice", "from", "weather", "branch", "deploy", "träge", "snake_case"] as const;

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

type Row = {
  readonly order: number; readonly place: number; readonly trace: number; readonly depth: number; readonly subtree: number;
  readonly start: number; readonly end: number | null;
};

const beganUs = 1_760_000_000_000_000;
const tracesPerNight = 2_000;

/** Traces overlap, so that order of time differs from tree order; after every 2,000 of them nothing happens for an hour. */
function rowAt(order: number, rows: number): Row {
  const place = order % (spansPerTrace + 1);
  const trace = Math.floor(order / (spansPerTrace + 1)) + 1;
  const rest = Math.min(spansPerTrace, rows - order - 1 + place);
  const began = beganUs + trace * 30_000 + Math.floor(trace / tracesPerNight) * 3_600_000_000;
  const { depth, subtree } = shapeOf(place, rest);
  const start = place === 0 ? began + Math.min(1, rest) * 1_000 : began + place * 1_000;
  const hasNoEnd = subtree === 0 && order % 97 === 5;
  return { order, place, trace, depth, subtree, start, end: hasNoEnd ? null : start + Math.max(0, place === 0 ? subtree - 1 : subtree) * 1_000 + 900 };
}

/** Fills an index with `rows` rows in the shape the pipeline writes: one tree per trace, two exhibits, full-text hits. */
export function fillSyntheticIndex(db: TraceIndexDatabase, rows: number): void {
  const random = lcg(42);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  const addStep = db.prepare(`insert into steps (id, type, trace, span_id, parent_id, parent_known, parent, name, kind, tool, status, start_us,
    end_us, clockless, order_key, exhibit, record, draft, ordinal, input_state, output_state, preview, model, agent, tokens_in, tokens_out, cost,
    call, call_state, tree_order, time_order, depth, subtree, through_order)
    values (?, ?, ?, ?, null, 1, null, ?, ?, ?, ?, ?, ?, 0, '', ?, ?, 0, null, 'present', 'present', ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, ?)`);
  const addHit = db.prepare("insert into hits (rowid, input, output) values (?, ?, ?)");
  const addTrace = db.prepare("insert into traces (id, trace_id, exhibit, name, thread, conversation, start_us, end_us, spans) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const shape = Array.from({ length: rows }, (_, order) => rowAt(order, rows));
  const { places, through } = timeOrders(shape);
  db.exec("begin");
  for (const { order, place, trace, depth, subtree, start, end } of shape) {
    const exhibit = trace % 2 === 0 ? 2 : 1;
    const thread = trace % 4 === 0 ? null : `thread-${Math.floor(trace / 10)}`;
    if (place === 0) addTrace.run(trace, `trace-${trace}`, exhibit, `run ${trace}`, thread, trace, start, end, subtree);
    const kind = place === 0 ? "CHAIN" : pick(kinds);
    const tool = kind === "TOOL" ? pick(["run_sql", "read_email", "bash", "http_get"]) : null;
    const state = tool === null ? null : pick(["executed", "executed", "executed", "executed", "failed", "refused", "requested", "unknown"]);
    const asks = kind === "LLM";
    const tokens = asks ? Math.floor(random() * 8_000) : null;
    const status = place === 0 ? "unset" : random() < 0.02 ? "error" : end === null ? "pending" : "ok";
    // Reading order differs from tree order, as it does where spans arrive as they end.
    const id = order % 2 === 0 && order + 1 < rows ? order + 2 : order % 2 === 1 ? order : order + 1;
    addStep.run(id, place === 0 ? "trace" : "span", trace, `s${id}`, tool ?? `${kind.toLowerCase()} ${order % 300}`, kind, tool, status, start, end, exhibit, id,
      `${pick(words)} ${pick(words)}`, asks ? pick(["small", "large", "reasoning"]) : null, depth === 1 ? pick(["planner", "researcher", "writer"]) : null,
      tokens, tokens === null ? null : tokens % 700, tokens === null ? null : tokens / 300_000, state, order, places[order] ?? 0, depth, subtree, through[order] ?? 0);
    const input = `${pick(words)} ${pick(words)} ${pick(words)} every n${order}`;
    addHit.run(id, input, order % 1_000 === 7 ? "needle" : pick(words));
  }
  db.exec("commit");
  createReadIndexes(db);
}

function timeOrders(shape: readonly Row[]): { readonly places: Uint32Array; readonly through: Uint32Array } {
  const places = new Uint32Array(shape.length);
  shape.toSorted((a, b) => a.start - b.start || a.order - b.order).forEach(({ order }, place) => (places[order] = place));
  const subtree = Uint32Array.from(shape, (row) => row.subtree);
  return { places, through: lastPlaces(places, treeShape(subtree).parent) };
}

/** Heading, then groups of seven: one row at depth 1 with six rows at depth 2 below it. */
function shapeOf(place: number, rest: number): { depth: number; subtree: number } {
  if (place === 0) return { depth: 0, subtree: rest };
  const inGroup = (place - 1) % 7;
  if (inGroup > 0) return { depth: 2, subtree: 0 };
  return { depth: 1, subtree: Math.min(6, rest - place) };
}
