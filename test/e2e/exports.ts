import { closeSync, openSync, writeSync } from "node:fs";

/** One LangSmith run as its API writes it, made by us. `number` also orders it in time. */
export function run(number: number, parent: number | null, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const second = (offset: number) => new Date(Date.UTC(2026, 2, 4, 14, 2, 10) + (number + offset) * 1000).toISOString().slice(0, 19);
  return {
    id: runId(number), trace_id: runId(1), parent_run_id: parent === null ? null : runId(parent), dotted_order: null,
    name: "run_sql", run_type: "tool", start_time: second(0), end_time: second(1), status: "success", error: null,
    inputs: { query: `select * from orders where id = ${number}` }, outputs: { output: `${number} rows` }, extra: {}, tags: [], ...more,
  };
}

export function runId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** A small export: an agent that asked a model and ran two statements. */
export function smallExport(): string {
  const runs = [
    run(1, null, { name: "orders agent", run_type: "chain", inputs: { input: "Clean up the staging orders." } }),
    run(2, 1, { inputs: { query: "select count(*) from orders" }, outputs: { output: "11200 rows" } }),
    run(3, 1, { inputs: { query: "delete from orders -- größer als gedacht" }, outputs: { output: "11200 rows deleted" } }),
  ];
  return jsonLines(runs);
}

/** Names, inputs and outputs that would act if anything here were taken for a page, a link or a text direction. */
export function hostileExport(): string {
  const script = `<script>document.title = "taken over"</script><img src=x onerror="document.title='taken over'">`;
  return jsonLines([
    run(1, null, { name: `<b>agent</b> ${script}`, run_type: "chain", inputs: { input: `</pre></main>${script}` } }),
    run(2, 1, { name: "javascript:alert(1)", inputs: { query: `" onmouseover="document.title='taken over'" x="` }, outputs: { output: "[click](javascript:alert(1)) ![](https://evil.example/pixel.png)" } }),
    run(3, 1, { name: "invoice\u202efdp.exe", inputs: { query: "a\u200bb\u{e0041}\u0007" }, outputs: { output: "=HYPERLINK(\"https://evil.example\")" }, error: `<svg onload="document.title='taken over'">`, status: "error" }),
  ]);
}

function jsonLines(runs: readonly Record<string, unknown>[]): string {
  return `${runs.map((one) => JSON.stringify(one)).join("\n")}\n`;
}

/** Writes an export of about this size, one run per line. */
export function writeLargeExport(path: string, bytes: number): void {
  const file = openSync(path, "w");
  const padding = "the quick brown fox jumps over the lazy dog ".repeat(60);
  for (let written = 0, number = 1; written < bytes; ) {
    const lines: string[] = [];
    for (let line = 0; line < 500; line++, number++) lines.push(JSON.stringify(run(number, number === 1 ? null : 1, { outputs: { output: `${number} ${padding}` } })));
    written += writeSync(file, `${lines.join("\n")}\n`);
  }
  closeSync(file);
}
