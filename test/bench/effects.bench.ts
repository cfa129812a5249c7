import { classifyCall } from "../../lib/effects/classifyCall.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import type { ToolCall } from "../../lib/effects/toolCall.ts";
import { isObject, type JsonValue } from "../../lib/base/json.ts";
import { corpusLines } from "../base/corpora.ts";
import { hostileCalls } from "../effects/hostileCalls.ts";
import { mutant, seeded, shellCalls, statementCalls, toolCalls } from "../effects/mutants.ts";

/**
 * Classifications a second on one core, statements a second, and the longest call of a megabyte. Times are those of the
 * processor, so that a busy machine does not look like a slow rule. The floor is what nobody can do without: the calls
 * as JSON, once written and once read.
 */
const callsBar = 5_000;
const statementsBar = 400;
const longestBarMs = 100;
const mutants = Number(process.env["AFTERTRACE_FUZZ"] ?? 0);

await loadParsers();
let over = 0;
rate("calls of our own", [...shellCalls, ...toolCalls, ...statementCalls], callsBar);
rate("statements of our own", statementCalls, statementsBar);
for (const [name, bar] of [["effects-dev", callsBar], ["ops-dev", callsBar], ["wild-dev", callsBar], ["sql-dev", statementsBar]] as const) {
  const calls = corpusLines(`corpora/effects/${name}.jsonl`).map(callOf);
  if (calls.length > 0) rate(name, calls, bar);
}
longest();
if (mutants > 0) fuzz(mutants);
process.exitCode = over === 0 ? 0 : 1;

function callOf(line: Record<string, unknown>): ToolCall {
  const { tool, arguments: args, result } = line;
  return { tool: String(tool), arguments: JSON.parse(JSON.stringify(args ?? null)) as JsonValue, ...(result === undefined ? {} : { result: JSON.parse(JSON.stringify(result)) as JsonValue }) };
}

/** Milliseconds of this processor that the work takes. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function rate(name: string, calls: readonly ToolCall[], bar: number): void {
  const turns = Math.max(1, Math.ceil(6_000 / calls.length));
  let round = 0;
  // Statements that came before are remembered: a rate of them says nothing about reading one.
  const all = (): void => {
    round++;
    calls.forEach((call) => void classifyCall(withNewStatement(call, round)));
  };
  all();
  const best = Math.min(...[0, 1, 2].map(() => cpuMs(() => Array.from({ length: turns }, all)))) / turns;
  const floor = Math.min(...[0, 1, 2].map(() => cpuMs(() => Array.from({ length: turns }, () => calls.forEach((call) => void JSON.parse(JSON.stringify(call))))))) / turns;
  const perSecond = calls.length / (best / 1_000);
  if (perSecond < bar) over++;
  console.log(`  ${name.padEnd(24)} ${String(calls.length).padStart(5)} calls  ${perSecond.toFixed(0).padStart(7)} a second (bar ${bar})  ${(best / floor).toFixed(1)} x floor${perSecond < bar ? "  OVER" : ""}`);
}

function withNewStatement(call: ToolCall, round: number): ToolCall {
  if (!isObject(call.arguments ?? null) || !isObject(call.arguments)) return call;
  const { query, sql } = call.arguments;
  const tail = `\n-- ${round}`;
  if (typeof query === "string") return { ...call, arguments: { ...call.arguments, query: query + tail } };
  return typeof sql === "string" ? { ...call, arguments: { ...call.arguments, sql: sql + tail } } : call;
}

function longest(): void {
  const times = Object.entries(hostileCalls(1_000_000)).map(([name, call]) => [Math.min(...[0, 1, 2].map(() => cpuMs(() => void classifyCall(call)))), name] as const).sort(([a], [b]) => b - a);
  const [worst] = times;
  const floor = Math.min(...[0, 1, 2].map(() => cpuMs(() => void JSON.parse(JSON.stringify("a".repeat(1_000_000))))));
  if ((worst?.[0] ?? 0) > longestBarMs) over++;
  console.log(`  ${times.length} calls of a megabyte, the longest ${(worst?.[0] ?? 0).toFixed(0)} ms: ${worst?.[1] ?? ""} (bar ${longestBarMs} ms; a megabyte as JSON ${floor.toFixed(1)} ms)`);
  for (const [ms, name] of times.slice(1, 5)) console.log(`    ${ms.toFixed(0).padStart(4)} ms  ${name}`);
}

/** AFTERTRACE_FUZZ=100000: as many mutated calls; it ends where one throws. */
function fuzz(count: number): void {
  const random = seeded(7);
  let [slowest, slowCall] = [0, ""];
  const pools = [shellCalls, shellCalls, shellCalls, statementCalls, toolCalls];
  for (let at = 0; at < count; at++) {
    const call = mutant(pools[at % pools.length] ?? shellCalls, random);
    const effects = { found: 0 };
    let ms = cpuMs(() => void (effects.found = classifyCall(call).length));
    if (ms > 50) ms = Math.min(ms, cpuMs(() => void classifyCall(call)), cpuMs(() => void classifyCall(call)));
    if (effects.found === 0) throw new Error(`no effect: ${JSON.stringify(call).slice(0, 400)}`);
    if (ms > slowest) [slowest, slowCall] = [ms, isObject(call.arguments) ? JSON.stringify(call.arguments).slice(0, 160) : call.tool];
  }
  if (slowest > longestBarMs) over++;
  console.log(`  ${count} mutated calls: none throws, the longest ${slowest.toFixed(1)} ms: ${slowCall}`);
}
