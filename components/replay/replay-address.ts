import { readList, writeList } from "@/lib/timeline/filterList.ts";

/** Where the replay stands. The address bar is its one home. */
export type ReplayAddress = {
  /** The step: `c7` a call's begin, `c7.end` its result, `310` and `310.end` begin and end of another row. Null: the start. */
  readonly at: string | null;
  /** Ids of the traces that are replayed; none: all. */
  readonly trace: readonly string[];
};
type Source = { readonly get: (name: string) => string | null };

/** Reads the address; what does not parse falls back and is named. */
export function readReplayAddress(source: Source): { readonly address: ReplayAddress; readonly misread: readonly string[] } {
  const at = source.get("at");
  const isStep = at !== null && /^c?[1-9]\d{0,14}(\.end)?$/.test(at);
  return { address: { at: isStep ? at : null, trace: readList(source.get("trace") ?? "") }, misread: at === null || at === "" || isStep ? [] : [`at=${at}`] };
}

/** Writes the address; what is as usual is left out. */
export function writeReplayAddress({ at, trace }: ReplayAddress): string {
  const query = new URLSearchParams();
  if (trace.length > 0) query.set("trace", writeList(trace));
  if (at !== null) query.set("at", at);
  return query.size === 0 ? "" : `?${query.toString().replaceAll("%2C", ",")}`;
}

/** The address of a moment, for links from other pages. */
export const replayHref = (incident: string, at: string | null, trace: readonly string[] = []): string => `/incidents/${incident}/replay${writeReplayAddress({ at, trace })}`;
