import type { SpanKind, SpanStatus } from "@/lib/trace/model.ts";
import { readAxisRange, writeAxisRange, type AxisWindow } from "@/lib/timeline/axisRange.ts";
import { readList, writeList } from "@/lib/timeline/filterList.ts";
import {
  axisKinds, effectClasses, rowCallStates, rowHarms, rowOrigins, rowReads, sortKeys, spanKinds, timelineViews,
  type AxisKind, type EffectClass, type FacetName, type RowCallState, type RowHarm, type RowOrigin, type RowRead, type Sort, type TimelineView,
} from "@/lib/timeline/row.ts";

/** Everything that makes a view of the timeline. The address bar is its one home. */
export type TimelineAddress = {
  readonly view: TimelineView;
  readonly q: string;
  readonly kind: readonly SpanKind[];
  readonly tool: readonly string[];
  readonly state: readonly RowCallState[];
  readonly status: readonly SpanStatus[];
  readonly model: readonly string[];
  readonly agent: readonly string[];
  readonly x: readonly string[];
  readonly trace: readonly string[];
  readonly thread: readonly string[];
  readonly class: readonly EffectClass[];
  readonly harm: readonly RowHarm[];
  readonly origin: readonly RowOrigin[];
  readonly read: readonly RowRead[];
  readonly mark: readonly string[];
  /** The window: only rows that run in it, and lanes drawn over it. Null: everything. */
  readonly t: AxisWindow | null;
  /** Null: by the clock where the evidence has one. */
  readonly axis: AxisKind | null;
  /** Idle stretches are folded on the axis. */
  readonly gaps: boolean;
  readonly sort: Sort;
  /** Columns of the table that are put away. */
  readonly without: readonly string[];
  /** Rows this deep are collapsed, unless `fold` names them; null: none is. */
  readonly level: number | null;
  readonly fold: readonly number[];
  /** The row that is open in the side panel. */
  readonly sel: number | null;
  /** A call (`c7`) or a document (`d3`) that is to be opened: becomes `sel` as soon as its row is known. */
  readonly named: string | null;
  readonly tab: PanelTab;
  /** The model call that the open one is compared with; null: the one before it. */
  readonly vs: number | null;
  /** The event that is open: `x2-5` out of a file, or the id of one written by hand. */
  readonly event: string | null;
};

export const panelTabs = ["what", "input", "output", "conversation", "changes", "why", "raw"] as const;
export type PanelTab = (typeof panelTabs)[number];

export const spanStatuses = ["ok", "error", "pending", "unset"] as const satisfies readonly SpanStatus[];

/** A value of the address that means nothing here; it is named to the reader. */
export type Misread = { readonly name: string; readonly value: string };

type Source = { readonly get: (name: string) => string | null };

const has = <T extends string>(words: readonly T[], text: string): text is T => words.some((word) => word === text);
const usualSort: Sort = { key: "time", descending: false };

/** Reads the address. What does not parse falls back and is reported. */
export function readAddress(source: Source): { readonly address: TimelineAddress; readonly misread: readonly Misread[] } {
  const misread: Misread[] = [];
  const wrong = (name: string, value: string): null => (misread.push({ name, value }), null);
  const text = (name: string) => source.get(name) ?? "";
  const list = (name: string) => readList(text(name));
  const known = <T extends string>(name: string, words: readonly T[]): T[] => list(name).flatMap((part) => (has(words, part) ? [part] : (wrong(name, part) ?? [])));
  const word = <T extends string>(name: string, words: readonly T[]): T | null => known(name, words)[0] ?? null;
  const numbers = (name: string) => list(name).flatMap((part) => (/^\d{1,15}$/.test(part) ? [Number(part)] : (wrong(name, part) ?? [])));
  const matching = (name: string, pattern: RegExp) => list(name).flatMap((part) => (pattern.test(part) ? [part] : (wrong(name, part) ?? [])));
  const isNamed = /^[cd][1-9]\d{0,8}$/.test(text("sel"));
  const range = text("t") === "" ? null : readAxisRange(text("t"));
  const address: TimelineAddress = {
    view: word("view", timelineViews) ?? "tree",
    q: text("q").slice(0, 1000),
    kind: known("kind", spanKinds), tool: list("tool"), state: known("state", rowCallStates), status: known("status", spanStatuses),
    model: list("model"), agent: list("agent"), x: matching("x", /^x\d+$/), trace: list("trace"), thread: list("thread"),
    class: known("class", effectClasses), harm: known("harm", rowHarms), origin: known("origin", rowOrigins), read: known("read", rowReads),
    mark: matching("mark", /^(star|note|harmful|harmless|tag:.+)$/),
    t: text("t") === "" ? null : (range ?? wrong("t", text("t"))),
    axis: word("axis", axisKinds),
    gaps: word("gaps", ["fold"]) !== null,
    sort: readSort(text("sort"), wrong),
    without: list("without"),
    level: numbers("level")[0] ?? null,
    fold: numbers("fold"),
    sel: isNamed ? null : (numbers("sel")[0] ?? null),
    named: isNamed ? text("sel") : null,
    tab: word("tab", panelTabs) ?? "what",
    vs: numbers("vs")[0] ?? null,
    event: matching("event", /^(x[1-9]\d{0,8}-[1-9]\d{0,11}|[a-z0-9]{12})$/)[0] ?? null,
  };
  return { address, misread };
}

function readSort(text: string, wrong: (name: string, value: string) => null): Sort {
  const key = text.replace(/^-/, "");
  if (text === "" || has(sortKeys, key)) return has(sortKeys, key) ? { key, descending: text.startsWith("-") } : usualSort;
  wrong("sort", text);
  return usualSort;
}

/** Writes the address; what is as usual is left out. */
export function writeAddress(address: TimelineAddress): string {
  const query = rowsParams(address);
  const { sel, named } = address;
  put(query, "axis", address.axis);
  put(query, "gaps", address.gaps ? "fold" : null);
  put(query, "without", writeList(address.without));
  put(query, "sel", sel === null ? named : String(sel));
  if (sel !== null && address.tab !== "what") query.set("tab", address.tab);
  if (sel !== null) put(query, "vs", address.vs === null ? null : String(address.vs));
  put(query, "event", address.event);
  return query.size === 0 ? "" : `?${plain(query)}`;
}

/** The part of the address that decides which rows there are and in which order: the same words in the API. */
export function rowsQuery(address: TimelineAddress): string {
  return plain(rowsParams(address));
}

function rowsParams(address: TimelineAddress): URLSearchParams {
  const query = new URLSearchParams();
  put(query, "view", address.view === "tree" ? null : address.view);
  put(query, "q", address.q);
  for (const name of facetLists) put(query, name, writeList(address[name]));
  put(query, "t", address.t === null ? null : writeAxisRange(address.t));
  const { sort, level } = address;
  if (address.view === "table" && (sort.key !== "time" || sort.descending)) query.set("sort", `${sort.descending ? "-" : ""}${sort.key}`);
  if (address.view === "tree") put(query, "level", level === null ? null : String(level));
  if (address.view === "tree") put(query, "fold", writeList(address.fold));
  return query;
}

function put(query: URLSearchParams, name: string, value: string | null): void {
  if (value !== null && value !== "") query.set(name, value);
}

/** Commas and colons stay as they are: the address is meant to be read. */
function plain(query: URLSearchParams): string {
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

const facetLists = ["kind", "tool", "state", "status", "model", "agent", "x", "trace", "thread", "class", "harm", "origin", "read", "mark"] as const satisfies readonly FacetName[];

/** Filters in force, as the status line counts them; the window counts as one. */
export function filterCount(address: TimelineAddress): number {
  return facetLists.filter((name) => address[name].length > 0).length + (address.q === "" ? 0 : 1) + (address.t === null ? 0 : 1);
}

export function withoutFilters(address: TimelineAddress): TimelineAddress {
  return { ...address, q: "", kind: [], tool: [], state: [], status: [], model: [], agent: [], x: [], trace: [], thread: [], class: [], harm: [], origin: [], read: [], mark: [], t: null };
}

/** Levels and folding are drawn: the tree view keeps them while it is filtered too, with the parents of what passes. */
export function isTree(address: TimelineAddress): boolean {
  return address.view === "tree";
}
