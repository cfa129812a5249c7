import type { SharedCall } from "./traceIndex.ts";

/**
 * Traces that show the same run although they have other ids: the next turn of a conversation whose prompt repeats the
 * calls of the one before, and one run exported by two products.
 * A shared call id alone proves nothing: replays and evaluations draw the same ids again and again. A prompt that repeats
 * an unmistakable id does; and so do two exhibits in which every call of the shorter trace is a call of the longer one.
 * `calls` holds the ids that more than one trace has; `sizes` counts all ids of each trace.
 */
export function sameRuns(calls: readonly SharedCall[], sizes: ReadonlyMap<number, number>): (readonly [number, number])[] {
  const byId = new Map<string, SharedCall[]>();
  for (const call of calls) {
    if (!isUnmistakable(call.callId)) continue;
    byId.set(call.callId, [...(byId.get(call.callId) ?? []), call]);
  }
  const pairs: (readonly [number, number])[] = [];
  const shared = new Map<string, { pair: readonly [number, number]; count: number }>();
  for (const same of byId.values()) {
    const maker = same.find((call) => call.made);
    for (const call of same) {
      if (!maker || call.trace === maker.trace) continue;
      if (!call.made) pairs.push([maker.trace, call.trace]);
      else if (call.exhibit !== maker.exhibit && sameCall(call, maker)) countPair(shared, maker.trace, call.trace);
    }
  }
  for (const { pair, count } of shared.values()) {
    if (count >= Math.min(sizes.get(pair[0]) ?? 0, sizes.get(pair[1]) ?? 0)) pairs.push(pair);
  }
  return pairs;
}

function countPair(shared: Map<string, { pair: readonly [number, number]; count: number }>, a: number, b: number): void {
  const key = `${a} ${b}`;
  const known = shared.get(key) ?? { pair: [a, b] as const, count: 0 };
  known.count++;
  shared.set(key, known);
}

const sameCall = (a: SharedCall, b: SharedCall): boolean =>
  a.tool === b.tool && (a.argumentsDigest === null || b.argumentsDigest === null || a.argumentsDigest === b.argumentsDigest);

/** Ids that a random generator made: a stretch of at least 12 characters that mixes letters and digits or cases. */
export function isUnmistakable(callId: string): boolean {
  return callId.split(/[_\-:.]/).some((part) => {
    if (part.length < 12) return false;
    return [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(part)).length >= 2;
  });
}
