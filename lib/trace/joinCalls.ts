import type { CallState, Cite } from "../findings.ts";
import { isUnmistakable } from "./sameRuns.ts";
import type { JoinedCall, JoinStep, SightingRow } from "./traceIndex.ts";

/** One call while it is put together. */
type OpenCall = {
  readonly link: string | null;
  readonly trace: number;
  readonly callId: string | null;
  readonly tool: string;
  readonly requests: SightingRow[];
  readonly executions: SightingRow[];
  readonly results: SightingRow[];
};

/** Finds the steps of a conversation by id. */
export type StepLookup = (id: number) => JoinStep | undefined;

/**
 * Joins what one conversation shows of its tool calls: the model's request, the tool's span, the message with the result.
 * `sightings` come in order of time, then of reading. Rules, first that fits: the call id (or the position in the
 * history where there is none); else the same tool in the same trace, requested before it ran, not yet taken, and no
 * argument that both have differs; else two calls.
 */
export function joinCalls(sightings: readonly SightingRow[], stepOf: StepLookup): { calls: JoinedCall[]; callOfSighting: Map<number, number> } {
  const open: OpenCall[] = [];
  const byLink = new Map<string, OpenCall[]>();
  for (const own of groups(sightings).values()) {
    for (const call of new TraceJoin(stepOf).join(own)) {
      if (mergeIntoEarlier(call, byLink.get(call.link ?? "") ?? [], stepOf)) continue;
      open.push(call);
      if (call.link !== null) append(byLink, call.link, call);
    }
  }
  const callOfSighting = new Map<number, number>();
  open.forEach((call, index) => {
    for (const one of [...call.requests, ...call.executions, ...call.results]) callOfSighting.set(one.id, index);
  });
  return { calls: open.map((call) => finish(call, stepOf)), callOfSighting };
}

function groups(sightings: readonly SightingRow[]): Map<number, SightingRow[]> {
  const byTrace = new Map<number, SightingRow[]>();
  for (const one of sightings) append(byTrace, one.trace, one);
  return byTrace;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The calls of one trace. Every look-up goes by link, tool or span, so that traces of any length take linear time. */
class TraceJoin {
  readonly #calls: OpenCall[] = [];
  readonly #byLink = new Map<string, OpenCall[]>();
  /** Calls that no span ran yet, by tool; and calls that nothing answered yet. */
  readonly #waiting = new Map<string, OpenCall[]>();
  readonly #unanswered = new Map<string, OpenCall[]>();
  readonly #runBy = new Map<number, OpenCall>();
  readonly #stepOf: StepLookup;

  constructor(stepOf: StepLookup) {
    this.#stepOf = stepOf;
  }

  join(sightings: readonly SightingRow[]): OpenCall[] {
    for (const one of sightings) if (one.kind === "request") this.#request(one);
    for (const one of sightings) if (one.kind === "execution") this.#execution(one);
    for (const one of sightings) if (one.kind === "result") this.#result(one);
    return this.#calls;
  }

  #open(one: SightingRow): OpenCall {
    const call: OpenCall = {
      link: one.link, trace: one.trace, callId: one.callId, tool: one.tool ?? "unknown", requests: [], executions: [], results: [],
    };
    this.#calls.push(call);
    if (one.link !== null) append(this.#byLink, one.link, call);
    if (one.kind === "request") append(this.#waiting, shortName(call.tool), call);
    append(this.#unanswered, shortName(call.tool), call);
    return call;
  }

  #request(one: SightingRow): void {
    const known = this.#byLink.get(one.link ?? "")?.find((call) => sameTool(call.tool, one.tool) && call.requests.every((other) => compatible(other, one)));
    (known ?? this.#open(one)).requests.push(one);
  }

  #execution(one: SightingRow): void {
    const call = this.#runBy.get(one.step) ?? this.#enclosing(one) ?? this.#byCallId(one) ?? this.#byArguments(one) ?? this.#open(one);
    call.executions.push(one);
    this.#runBy.set(one.step, call);
  }

  /** A tool's span inside a span that already runs this call: one run, recorded by two instrumentations. */
  #enclosing(one: SightingRow): OpenCall | null {
    let at = this.#stepOf(one.step)?.parent ?? null;
    for (let hops = 0; at !== null && hops < 4; hops++) {
      const call = this.#runBy.get(at);
      if (call && sameTool(call.tool, one.tool) && call.executions.every((other) => compatible(other, one))) return call;
      at = this.#stepOf(at)?.parent ?? null;
    }
    return null;
  }

  /** Calls share an id where a framework uses the tool's name as one: then the arguments tell them apart. */
  #byCallId(one: SightingRow): OpenCall | null {
    if (one.callId === null) return null;
    const free: OpenCall[] = [];
    for (let rank = 1; ; rank++) {
      const linked = this.#byLink.get(rank === 1 ? `id:${one.callId}` : `id:${one.callId}~${rank}`);
      if (!linked) break;
      free.push(...linked.filter((call) => call.executions.length === 0 || call.executions.some((other) => other.step === one.step)));
    }
    return free.find((call) => call.requests.some((request) => compatible(request, one))) ?? free[0] ?? null;
  }

  #byArguments(one: SightingRow): OpenCall | null {
    const startUs = this.#stepOf(one.step)?.startUs ?? null;
    const waiting = (this.#waiting.get(shortName(one.tool ?? "")) ?? []).filter((call) => call.executions.length === 0);
    this.#waiting.set(shortName(one.tool ?? ""), waiting);
    const fits = waiting.filter((call) =>
      sameTool(call.tool, one.tool) && (one.callId === null || call.callId === null) &&
      call.requests.some((request) => this.#askedBefore(request, startUs) && compatible(request, one)),
    );
    return fits.find((call) => call.requests.some((request) => request.argumentsDigest !== null && request.argumentsDigest === one.argumentsDigest)) ?? fits[0] ?? null;
  }

  #askedBefore(request: SightingRow, startedUs: number | null): boolean {
    const asked = this.#stepOf(request.step)?.startUs ?? null;
    return asked === null || startedUs === null || asked <= startedUs;
  }

  /** A response whose tool nobody names is evidence of what was read, not of a call that could be named. */
  #result(one: SightingRow): void {
    const call = this.#byLink.get(one.link ?? "")?.[0] ?? this.#unansweredCall(one) ?? (one.tool === null ? null : this.#open(one));
    call?.results.push(one);
  }

  #unansweredCall(one: SightingRow): OpenCall | null {
    if (one.callId !== null || one.tool === null) return null;
    const waiting = (this.#unanswered.get(shortName(one.tool)) ?? []).filter((call) => call.results.length === 0);
    this.#unanswered.set(shortName(one.tool), waiting);
    return waiting.find((call) => sameTool(call.tool, one.tool)) ?? null;
  }
}

const shortName = (tool: string): string => (tool.startsWith("mcp__") ? tool.slice(tool.lastIndexOf("__") + 2) : tool);

/** An MCP tool is called by its full name in one place and by its own in another. */
export function sameTool(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return long.startsWith("mcp__") && long.endsWith(`__${short}`);
}

/** No argument that both have differs. Arguments that cannot be compared do not hinder. */
export function compatible(a: SightingRow, b: SightingRow): boolean {
  if (a.argumentsDigest === null || b.argumentsDigest === null || a.argumentsDigest === b.argumentsDigest) return true;
  const other = new Map(parseDigest(b.argumentsDigest));
  return parseDigest(a.argumentsDigest).every(([name, hash]) => (other.get(name) ?? hash) === hash);
}

function parseDigest(text: string): [string, string][] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) =>
    Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "string" ? [[entry[0], entry[1]] satisfies [string, string]] : [],
  );
}

/**
 * A later trace whose prompt repeats a call has not made it again. A call made anew there (a model asked for it, a tool
 * ran) is another call, unless its id is so long and mixed that nobody gives it twice.
 */
function mergeIntoEarlier(call: OpenCall, earlier: readonly OpenCall[], stepOf: StepLookup): boolean {
  if (call.link === null) return false;
  const repeated = call.executions.length === 0 && !call.requests.some((one) => isMadeHere(one, stepOf(one.step)));
  const unmistakable = call.callId !== null && isUnmistakable(call.callId);
  if (!repeated && !unmistakable) return false;
  const known = earlier.find((other) =>
    (repeated || !shareExhibit(other, call)) &&
    sameTool(other.tool, call.tool) &&
    other.requests.every((a) => call.requests.every((b) => compatible(a, b))),
  );
  if (!known) return false;
  known.requests.push(...call.requests);
  known.executions.push(...call.executions);
  known.results.push(...call.results);
  return true;
}

/** A model said it in this trace, or it stands in a transcript of its own. */
const isMadeHere = (one: SightingRow, step: JoinStep | undefined): boolean =>
  step?.type === "message" || (one.isOutput && step?.kind === "LLM");

/** Two traces of one export that make the same call made it twice; two exports may show the same run. */
function shareExhibit(a: OpenCall, b: OpenCall): boolean {
  const exhibits = new Set([...a.requests, ...a.executions, ...a.results].map((one) => one.exhibit));
  return [...b.requests, ...b.executions, ...b.results].some((one) => exhibits.has(one.exhibit));
}

function finish(draft: OpenCall, stepOf: StepLookup): JoinedCall {
  const execution = draft.executions[0];
  const request = draft.requests[0];
  const first = execution ?? request ?? draft.results[0];
  const args = argumentsOf(draft);
  const result = resultOf(draft);
  return {
    callId: draft.callId ?? execution?.callId ?? null,
    trace: draft.trace,
    step: first?.step ?? null,
    executionStep: execution?.step ?? null,
    tool: request?.tool ?? draft.tool,
    state: stateOf(draft, stepOf),
    result: result === null ? "absent" : "present",
    timeUs: execution?.timeUs ?? request?.timeUs ?? draft.results[0]?.timeUs ?? null,
    position: first?.position ?? 0,
    argumentsSighting: args?.id ?? null,
    argumentsFrom: args === null ? "none" : args.kind === "execution" ? "execution" : "request",
    resultSighting: result?.id ?? null,
    cites: citesOf([...draft.requests, ...draft.executions, ...draft.results]),
  };
}

/** The model's own words where they are; the executor's where the request has none, or where they differ: that is what ran. */
function argumentsOf(draft: OpenCall): SightingRow | null {
  const captured = (one: SightingRow) => one.state !== null && (one.kind === "request" ? one.state : one.argumentsDigest) !== "not_captured";
  const request = draft.requests.find((one) => one.argumentsDigest !== null) ?? draft.requests.find(captured);
  const execution = draft.executions.find((one) => one.argumentsDigest !== null) ?? draft.executions[0];
  if (!request) return execution ?? null;
  if (!execution || execution.argumentsDigest === null) return request.argumentsDigest === null && request.state === "not_captured" ? (execution ?? request) : request;
  return request.argumentsDigest === null || !compatible(request, execution) ? execution : request;
}

/** The text as the model saw it, else as the tool's span has it. */
function resultOf(draft: OpenCall): SightingRow | null {
  const seen = draft.results.find((one) => one.state === "present") ?? draft.results.find((one) => one.state === "empty");
  return seen ?? draft.executions.find((one) => one.state === "present") ?? null;
}

function stateOf(draft: OpenCall, stepOf: StepLookup): CallState {
  const all = [...draft.results, ...draft.executions];
  if (all.some((one) => one.isError === true)) return "failed";
  if (all.length === 0) return "requested";
  if (draft.results.length > 0 || draft.executions.some((one) => one.state === "present")) return "executed";
  const ended = draft.executions.some((one) => {
    const step = stepOf(one.step);
    return step !== undefined && (step.endUs !== null || step.clockless || step.status === "ok");
  });
  return ended ? "executed" : "unknown";
}

/** The first place of each kind in each exhibit. */
export function citesOf(sightings: readonly SightingRow[]): Cite[] {
  const seen = new Set<string>();
  const cites: Cite[] = [];
  for (const one of sightings) {
    const key = `${one.exhibit} ${one.kind}`;
    const cite = { exhibit: `x${one.exhibit}`, at: one.at };
    if (seen.has(key) || cites.some((other) => other.exhibit === cite.exhibit && other.at === cite.at)) continue;
    seen.add(key);
    cites.push(cite);
  }
  return cites;
}
