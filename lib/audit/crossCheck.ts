import { ArgumentDigests } from "./argumentDigests.ts";
import { clockOffset, Window } from "./crossCheckWindow.ts";
import type { AuditCrypto, RecordClaims } from "./profile.ts";
import type { JsonValue } from "../base/json.ts";

/** A call as the trace has it. */
export type TracedCall = {
  readonly id: string;
  readonly callId: string | null;
  readonly tool: string;
  /** Undefined where the export did not capture them. */
  readonly arguments: JsonValue | undefined;
  readonly executed: boolean;
  readonly timeUs: number | null;
  readonly session: string | null;
};

/** An entry of a signed log, with what it claims. */
export type LoggedAction = { readonly exhibit: string; readonly entry: number; readonly claims: RecordClaims; readonly timeUs: number | null; readonly sound: boolean };

export type EntryPlace = { readonly exhibit: string; readonly entry: number };
export type Difference = EntryPlace & { readonly call: string; readonly what: "decision" | "tool" | "arguments"; readonly inTrace: string; readonly inLog: string };
export type Pairing = EntryPlace & { readonly call: string; readonly by: "id" | "arguments" | "order"; readonly strength: "strong" | "weak" };
export type CrossCheck = {
  readonly matched: number;
  readonly pairs: readonly Pairing[];
  readonly inTraceNotInLog: readonly string[];
  readonly inLogNotInTrace: readonly EntryPlace[];
  readonly differs: readonly Difference[];
  /** Calls before the first or after the last entry of every log: the logs say nothing of that time. */
  readonly outsideWindow: readonly string[];
  /** How far the log's clock runs ahead of the trace's, in microseconds; null where nothing tells. */
  readonly clockOffsetUs: number | null;
};

/**
 * Lines up a trace with signed logs in both directions. First by call id, then by tool and digest of the arguments, then by
 * tool and order inside a window of time; never by time alone. One call has one action; entries that speak of the same
 * action (what was asked, what came of it) count as one.
 */
export function crossCheck(calls: readonly TracedCall[], entries: readonly LoggedAction[], crypto: AuditCrypto): CrossCheck {
  const digests = new ArgumentDigests(crypto);
  const open = { calls: new Set(calls), actions: new Set(actionsOf(entries)) };
  const pairs: Paired[] = [];
  const take = (call: TracedCall, action: Action, by: Pairing["by"]): void => {
    open.calls.delete(call);
    open.actions.delete(action);
    pairs.push({ call, action, by });
  };
  pairById(open, take);
  pairByArguments(open, digests, take);
  const offset = clockOffset(pairs.map(({ call, action }) => [call.timeUs, action.timeUs] as const));
  pairByOrder(open, offset, take);
  const windows = new Window(entries, offset);
  const left = [...open.calls];
  return {
    matched: pairs.length, clockOffsetUs: offset,
    pairs: pairs.map(({ call, action, by }) => ({ call: call.id, ...placeOf(action), by, strength: by === "order" && offset === null ? "weak" : "strong" })),
    differs: pairs.flatMap((pair) => differencesOf(pair, digests)),
    inTraceNotInLog: left.filter((call) => windows.covers(call.timeUs)).map(({ id }) => id),
    outsideWindow: left.filter((call) => !windows.covers(call.timeUs)).map(({ id }) => id),
    inLogNotInTrace: [...open.actions].filter(({ claims }) => claims.tool !== null).map(placeOf),
  };
}

/** Entries of one action: the first stands for it, a later one may add what it decided. */
export type Action = LoggedAction & { readonly decisions: readonly NonNullable<RecordClaims["decision"]>[] };
type Paired = { readonly call: TracedCall; readonly action: Action; readonly by: Pairing["by"] };
type Open = { readonly calls: Set<TracedCall>; readonly actions: Set<Action> };
type Take = (call: TracedCall, action: Action, by: Pairing["by"]) => void;

function actionsOf(entries: readonly LoggedAction[]): Action[] {
  const actions = new Map<string, Action & { decisions: NonNullable<RecordClaims["decision"]>[] }>();
  entries.forEach((entry, place) => {
    const own = entry.claims.callIds.at(-1);
    const key = own === undefined ? `${entry.exhibit} ${place}` : `${entry.exhibit} id ${own}`;
    const known = actions.get(key);
    const decision = entry.claims.decision === null ? [] : [entry.claims.decision];
    if (known) known.decisions.push(...decision);
    else actions.set(key, { ...entry, decisions: decision });
  });
  return [...actions.values()];
}

const placeOf = ({ exhibit, entry }: EntryPlace): EntryPlace => ({ exhibit, entry });

function pairById({ calls, actions }: Open, take: Take): void {
  const byId = new Map<string, TracedCall[]>();
  for (const call of calls) for (const id of new Set([call.callId, call.id])) if (id !== null) byId.set(id, [...(byId.get(id) ?? []), call]);
  for (const action of actions) {
    const named = action.claims.callIds.flatMap((id) => byId.get(id) ?? []).filter((call) => calls.has(call));
    // Frameworks reuse ids: of several the one with the same tool, then the nearest in time.
    const best = nearest(named.filter((call) => sameTool(call.tool, action.claims.tool)), action.timeUs) ?? nearest(named, action.timeUs);
    if (best) take(best, action, "id");
  }
}

function pairByArguments({ calls, actions }: Open, digests: ArgumentDigests, take: Take): void {
  const byTool = groupByTool(calls);
  for (const action of actions) {
    const { tool, argumentsDigest } = action.claims;
    if (tool === null || argumentsDigest === null) continue;
    const fitting = (byTool.get(shortTool(tool)) ?? []).filter((call) => calls.has(call) && digests.fits(call, argumentsDigest));
    const best = nearest(fitting, action.timeUs);
    if (best) take(best, action, "arguments");
  }
}

const closeUs = 5_000_000;
const farUs = 120_000_000;

function pairByOrder({ calls, actions }: Open, offset: number | null, take: Take): void {
  const reach = offset === null ? farUs : closeUs;
  const byTool = groupByTool(calls);
  for (const action of actions) {
    const { tool, argumentsDigest } = action.claims;
    // A digest that fits no call speaks against every call that it could be compared with.
    if (tool === null || action.timeUs === null) continue;
    const expected = action.timeUs - (offset ?? 0);
    const near = (byTool.get(shortTool(tool)) ?? []).filter((call) => calls.has(call) && call.timeUs !== null && Math.abs(call.timeUs - expected) <= reach && (argumentsDigest === null || call.arguments === undefined));
    const [first] = near;
    if (first) take(first, action, "order");
  }
}

function groupByTool(calls: Iterable<TracedCall>): Map<string, TracedCall[]> {
  const groups = new Map<string, TracedCall[]>();
  for (const call of calls) {
    const tool = shortTool(call.tool);
    const known = groups.get(tool);
    if (known) known.push(call);
    else groups.set(tool, [call]);
  }
  return groups;
}

/** Names differ by the server's prefix: `mcp__db__run_sql`, `db.run_sql`, `tool.run_sql` are `run_sql`. */
export function shortTool(tool: string): string {
  return (tool.split(/__|[./:]/).at(-1) ?? tool).toLowerCase();
}

const sameTool = (a: string, b: string | null): boolean => b !== null && shortTool(a) === shortTool(b);

function nearest(calls: readonly TracedCall[], timeUs: number | null): TracedCall | null {
  const [first = null] = calls;
  if (timeUs === null) return first;
  const away = (call: TracedCall): number => (call.timeUs === null ? Infinity : Math.abs(call.timeUs - timeUs));
  return calls.reduce<TracedCall | null>((best, call) => (best === null || away(call) < away(best) ? call : best), null);
}

/** What the two say differently, the gravest first: a refusal that was carried out all the same. */
function differencesOf({ call, action }: Paired, digests: ArgumentDigests): Difference[] {
  const at = { call: call.id, ...placeOf(action) };
  const found: Difference[] = [];
  const { tool, argumentsDigest } = action.claims;
  if (action.decisions.at(-1) === "deny" && call.executed) found.push({ ...at, what: "decision", inTrace: "executed", inLog: "denied" });
  if (tool !== null && !sameTool(call.tool, tool) && action.claims.callIds.length > 0) found.push({ ...at, what: "tool", inTrace: call.tool, inLog: tool });
  if (argumentsDigest !== null && call.arguments !== undefined && !digests.fits(call, argumentsDigest))
    found.push({ ...at, what: "arguments", inTrace: digests.digest(call, argumentsDigest), inLog: argumentsDigest.hex });
  return found;
}
