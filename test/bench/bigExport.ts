import { createWriteStream } from "node:fs";
import { once } from "node:events";

export type BigExport = { readonly path: string; readonly bytes: number; readonly records: number };

const system = "You are the operations assistant of Example Bakery. Use the tools. Never delete data without approval.";

/** One run of an agent: turn `n` of its trace; every 25 runs share a trace. The texts differ from run to run. */
export function runRecord(n: number): string {
  const trace = Math.floor(n / 25);
  const id = uuid(n);
  const start = new Date(Date.UTC(2026, 2, 7, 9) + n * 40).toISOString().replace("Z", `${String(n % 1000).padStart(3, "0")}Z`);
  const end = new Date(Date.UTC(2026, 2, 7, 9) + n * 40 + 30).toISOString();
  const base = {
    id, trace_id: uuid(trace * 25), parent_run_id: n % 25 === 0 ? null : uuid(trace * 25), session_id: uuid(7), start_time: start, end_time: end,
    status: "success", error: null, tags: ["bench"], extra: { metadata: { thread_id: `thread-${trace % 997}`, step: n % 25 } },
    dotted_order: "",
  };
  const rows = Array.from({ length: 24 }, (_, row) => ({ order_id: n * 100 + row, total: ((n * 7919 + row * 104729) % 100000) / 100, note: `parcel ${n}-${row} left depot ${(n + row) % 89}` }));
  if (n % 25 === 0) return JSON.stringify({ ...base, name: "agent", run_type: "chain", inputs: { messages: [{ type: "human", content: `Order ${n}: where is it?` }] }, outputs: { output: "done" } });
  if (n % 2 === 0) return JSON.stringify({ ...base, name: "run_sql", run_type: "tool", inputs: { query: queryOf(n) }, outputs: { output: JSON.stringify(rows) } });
  const messages = [
    { type: "system", content: system }, { type: "human", content: `Order ${n}: where is it? ${"Please look at the parcel and the invoice. ".repeat(30)}` },
  ];
  const reply = { type: "ai", content: "", tool_calls: [{ name: "run_sql", args: { query: queryOf(n + 1) }, id: `call_${n}`, type: "tool_call" }] };
  return JSON.stringify({ ...base, name: "ChatOpenAI", run_type: "llm", inputs: { messages: [messages] }, outputs: { generations: [[{ text: "", message: reply }]] } });
}

const queryOf = (n: number): string =>
  `SELECT order_id, total FROM orders WHERE customer_id = ${n} AND region = 'r${n % 31}' ORDER BY created_at DESC LIMIT 50`;

const uuid = (n: number): string => `019d4000-${String(n % 10_000).padStart(4, "0")}-7777-8777-${n.toString(16).padStart(12, "0")}`;

/** Writes an export of about `bytes` bytes, as one JSON array or as JSON Lines; the same bytes each time. */
export async function writeBigExport(path: string, bytes: number, shape: "array" | "lines"): Promise<BigExport> {
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  let [written, records] = [0, 0];
  let pending: string[] = [];
  let pendingLength = 0;
  const flush = async () => {
    const text = pending.join("");
    written += Buffer.byteLength(text);
    [pending, pendingLength] = [[], 0];
    if (!out.write(text)) await once(out, "drain");
  };
  while (written + pendingLength < bytes) {
    const before = shape === "lines" ? "" : records === 0 ? "[" : ",\n";
    const text = `${before}${runRecord(records++)}${shape === "lines" ? "\n" : ""}`;
    pending.push(text);
    pendingLength += text.length;
    if (pendingLength > 1 << 22) await flush();
  }
  if (shape === "array") pending.push("]\n");
  await flush();
  out.end();
  await once(out, "close");
  return { path, bytes: written, records };
}
