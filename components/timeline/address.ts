import type { SpanKind, SpanStatus } from "@/lib/trace/model.ts";
import { readList, writeList } from "@/lib/timeline/filterList.ts";
import { spanKinds } from "@/lib/timeline/row.ts";

/** Everything that makes a view of the timeline. The address bar is its one home. */
export type TimelineAddress = {
  readonly view: "tree" | "flat";
  readonly q: string;
  readonly kinds: readonly SpanKind[];
  readonly tools: readonly string[];
  readonly statuses: readonly SpanStatus[];
  readonly traces: readonly string[];
  readonly exhibits: readonly string[];
  readonly fold: readonly number[];
  /** The row that is open in the side panel. */
  readonly sel: number | null;
  readonly tab: PanelTab;
};

export const panelTabs = ["what", "input", "output", "conversation", "raw"] as const;
export type PanelTab = (typeof panelTabs)[number];

export const spanStatuses = ["ok", "error", "pending", "unset"] as const satisfies readonly SpanStatus[];

/** A value of the address that means nothing here; it is named to the reader. */
export type Misread = { readonly name: string; readonly value: string };

type Source = { readonly get: (name: string) => string | null };

const has = <T extends string>(words: readonly T[], text: string): text is T => words.some((word) => word === text);

/** Reads the address. What does not parse falls back and is reported. */
export function readAddress(source: Source): { readonly address: TimelineAddress; readonly misread: readonly Misread[] } {
  const misread: Misread[] = [];
  const list = (name: string) => readList(source.get(name) ?? "");
  const known = <T extends string>(name: string, words: readonly T[]): T[] =>
    list(name).flatMap((part) => (has(words, part) ? [part] : (misread.push({ name, value: part }), [])));
  const word = <T extends string>(name: string, words: readonly T[], usual: T): T => known(name, words)[0] ?? usual;
  const rows = (name: string) =>
    list(name).flatMap((part) => (/^\d{1,15}$/.test(part) ? [Number(part)] : (misread.push({ name, value: part }), [])));
  const address: TimelineAddress = {
    view: word("view", ["tree", "flat"], "tree"),
    q: (source.get("q") ?? "").slice(0, 1000),
    kinds: known("kind", spanKinds),
    tools: list("tool"),
    statuses: known("status", spanStatuses),
    traces: list("trace"),
    exhibits: known("x", list("x").filter((part) => /^x\d+$/.test(part))),
    fold: rows("fold"),
    sel: rows("sel")[0] ?? null,
    tab: word("tab", panelTabs, "what"),
  };
  return { address, misread };
}

/** Writes the address; what is as usual is left out. */
export function writeAddress(address: TimelineAddress): string {
  const query = filterQuery(address);
  if (address.sel !== null) query.set("sel", String(address.sel));
  if (address.sel !== null && address.tab !== "what") query.set("tab", address.tab);
  return query.size === 0 ? "" : `?${plain(query)}`;
}

/** The part of the address that decides which rows there are: the same words in the API. */
export function rowsQuery(address: TimelineAddress): string {
  return plain(filterQuery(address));
}

function filterQuery(address: TimelineAddress): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, parts: readonly (string | number)[]) => {
    if (parts.length > 0) query.set(name, writeList(parts));
  };
  if (address.view !== "tree") query.set("view", address.view);
  if (address.q !== "") query.set("q", address.q);
  put("kind", address.kinds);
  put("tool", address.tools);
  put("status", address.statuses);
  put("trace", address.traces);
  put("x", address.exhibits);
  put("fold", address.fold);
  return query;
}

/** Commas stay commas: the address is meant to be read. */
function plain(query: URLSearchParams): string {
  return query.toString().replaceAll("%2C", ",");
}

/** Filters in force, as the status line counts them. */
export function filterCount(address: TimelineAddress): number {
  const lists = [address.kinds, address.tools, address.statuses, address.traces, address.exhibits];
  return lists.filter((list) => list.length > 0).length + (address.q === "" ? 0 : 1);
}

export function withoutFilters(address: TimelineAddress): TimelineAddress {
  return { ...address, q: "", kinds: [], tools: [], statuses: [], traces: [], exhibits: [] };
}

/** Rows are a tree only while nothing filters them: then levels and folding mean something. */
export function isTree(address: TimelineAddress): boolean {
  return address.view === "tree" && filterCount(address) === 0;
}
