import type { JsonValue } from "../base/json.ts";
import type { ActionLog } from "./actionLog.ts";
import { clockOffset, Stretch } from "./crossCheckWindow.ts";
import { LogMatching, type Difference } from "./logMatching.ts";
import type { AuditCrypto } from "./profile.ts";
import type { CallBook, TracedCall } from "./tracedCalls.ts";

export const pairedBy = ["id", "arguments", "order"] as const;
export type PairedBy = (typeof pairedBy)[number];
export type EntryPlace = { readonly exhibit: number; readonly entry: number };
/** `leads`: it stands for its action; further entries of the same action follow it. */
export type Pairing = EntryPlace & { readonly call: number; readonly by: PairedBy; readonly strength: "strong" | "weak"; /** Canonical form under which the traced arguments give the logged digest. */ readonly form: string | null; readonly leads: boolean };
export type { Difference } from "./logMatching.ts";

export type CrossCheck = {
  readonly calls: number;
  /** Entries that speak of a call. */
  readonly entries: number;
  /** Calls that a log speaks of. */
  readonly matched: number;
  readonly by: Readonly<Record<PairedBy, number>>;
  /** Numbers of calls, in order. */
  readonly inTraceNotInLog: readonly number[];
  /** Calls of a time that no log speaks of. */
  readonly outsideWindow: readonly number[];
  /** The gravest first, then by call. */
  readonly differs: readonly Difference[];
  /** How far the logs' clocks run ahead of the trace's, in microseconds; null where nothing tells. */
  readonly clockOffsetUs: number | null;
  readonly clocks: readonly { readonly exhibit: number; readonly offsetUs: number; readonly pairs: number }[];
  pairs(): Iterable<Pairing>;
  inLogNotInTrace(): Iterable<EntryPlace>;
};

/** Reads the arguments of a call; undefined where they can no longer be read. */
export type ReadArguments = (call: TracedCall) => Promise<JsonValue | undefined>;

/**
 * Lines up a trace with signed logs in both directions. First by call id, then by tool and digest of the arguments, then by
 * tool and order inside a window of time; never by time alone. One call has one action of each log; logs of one format count as one log.
 */
export async function crossCheck(book: CallBook, logs: readonly ActionLog[], readArguments: ReadArguments, crypto: AuditCrypto): Promise<CrossCheck> {
  const matchings = logs.filter((log) => log.length > 0).map((log) => new LogMatching(book, log));
  for (const matching of matchings) matching.byId();
  await byArguments(book, matchings, readArguments, crypto);
  for (const matching of matchings) matching.byOrder();
  for (const matching of matchings) matching.joinRepeats();
  const stretches = matchings.map(({ log, clocks }) => new Stretch(log, clocks));
  const left = book.calls.filter((_, at) => !matchings.some((matching) => matching.isTaken(at)));
  const isCovered = ({ timeUs }: TracedCall): boolean => stretches.some((stretch) => stretch.covers(timeUs));
  return {
    calls: book.calls.length, entries: matchings.reduce((sum, { log }) => sum + log.length, 0), matched: book.calls.length - left.length, by: countsOf(matchings),
    inTraceNotInLog: left.filter(isCovered).map(({ number }) => number), outsideWindow: left.filter((call) => !isCovered(call)).map(({ number }) => number),
    differs: matchings.flatMap((matching) => [...matching.differences()]).sort(byGravity),
    clockOffsetUs: clockOffset(matchings.flatMap(({ clocks }) => clocks.all())), clocks: matchings.flatMap(({ clocks }) => clocks.list()).sort((a, b) => a.exhibit - b.exhibit),
    *pairs() {
      for (const matching of matchings) yield* matching.pairs();
    },
    *inLogNotInTrace() {
      for (const matching of matchings) yield* matching.unpaired();
    },
  };
}

/** One pass over the calls: each is read once, whatever the number of logs. */
async function byArguments(book: CallBook, matchings: readonly LogMatching[], readArguments: ReadArguments, crypto: AuditCrypto): Promise<void> {
  for (const [at, call] of book.calls.entries()) {
    const asking = call.hasArguments ? matchings.filter((matching) => matching.asksFor(at)) : [];
    if (asking.length === 0) continue;
    const value = await readArguments(call);
    for (const matching of asking) matching.takeArguments(at, value, crypto);
  }
  for (const matching of matchings) matching.byDigest();
}

function countsOf(matchings: readonly LogMatching[]): Record<PairedBy, number> {
  const counts = { id: 0, arguments: 0, order: 0 };
  for (const matching of matchings) for (const { by, leads } of matching.pairs()) if (leads) counts[by]++;
  return counts;
}

const gravity: readonly Difference["what"][] = ["decision", "tool", "arguments"];
/** A refusal that was carried out all the same is the gravest of all. */
function byGravity(a: Difference, b: Difference): number {
  const worst = (one: Difference): number => (one.what === "decision" && one.inLog === "denied" ? -1 : gravity.indexOf(one.what));
  return worst(a) - worst(b) || a.call - b.call || a.exhibit - b.exhibit || a.entry - b.entry;
}
