import { bindings, type Binding, type Command, type Scope } from "./bindings.ts";

/** One line of the list of commands. */
export type PaletteEntry =
  | { readonly kind: "command"; readonly binding: Binding; readonly group: PaletteGroup }
  | { readonly kind: "step"; readonly id: string; readonly does: string; readonly group: PaletteGroup };

export type PaletteGroup = "open" | "recent" | "found" | Scope;

/** Most recent first, so many are kept. */
export const recentMax = 5;

type Options = { readonly query: string; readonly taken: ReadonlySet<Command>; readonly recent: readonly Command[] };

/**
 * What the list offers: only what somebody on the page takes. Without a query the recent ones come first; with one, those
 * whose words begin with it, recent ones before others. The id of a call, a document or a row offers to open it.
 */
export function findCommands({ query, taken, recent }: Options): readonly PaletteEntry[] {
  const offered = bindings.filter(({ command }) => command !== "palette" && taken.has(command));
  const words = query.trim().toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return untyped(offered, recent);
  const newest = (binding: Binding) => (recent.includes(binding.command) ? recent.indexOf(binding.command) : recent.length);
  const hits = offered
    .map((binding) => ({ binding, rank: rankOf(binding, query.trim(), words) }))
    .filter((hit): hit is { binding: Binding; rank: number } => hit.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || newest(a.binding) - newest(b.binding));
  return [...stepOf(query.trim()), ...hits.map(({ binding }): PaletteEntry => ({ kind: "command", binding, group: "found" }))];
}

function untyped(offered: readonly Binding[], recent: readonly Command[]): readonly PaletteEntry[] {
  const before = recent.flatMap((command) => offered.filter((binding) => binding.command === command));
  const others = offered.filter((binding) => !before.includes(binding));
  return [
    ...before.map((binding): PaletteEntry => ({ kind: "command", binding, group: "recent" })),
    ...others.map((binding): PaletteEntry => ({ kind: "command", binding, group: binding.scope })),
  ];
}

/** 0: the key itself; 1: the words as they are written; 2: beginnings of words; 3: anywhere. Null: not this one. */
function rankOf({ keys, does }: Binding, query: string, words: readonly string[]): number | null {
  if (keys.includes(query)) return 0;
  const text = does.toLowerCase();
  if (text.startsWith(words.join(" "))) return 1;
  const starts = text.split(/[^a-z0-9]+/);
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 2;
  return words.every((word) => text.includes(word)) ? 3 : null;
}

function stepOf(query: string): readonly PaletteEntry[] {
  const found = /^(?:([cd])([1-9]\d{0,8})|#?(\d{1,9}))$/i.exec(query);
  if (found === null) return [];
  const [, letter, number, row] = found;
  if (letter === undefined || number === undefined) return [{ kind: "step", id: String(Number(row)), does: `open step ${Number(row)}`, group: "open" }];
  const id = `${letter.toLowerCase()}${number}`;
  return [{ kind: "step", id, does: `open ${id.startsWith("c") ? "call" : "document"} ${id}`, group: "open" }];
}

/** The list of recent ones after another was run. */
export function withRecent(recent: readonly Command[], command: Command): readonly Command[] {
  return [command, ...recent.filter((other) => other !== command)].slice(0, recentMax);
}

/** Reads the list as it was kept; names that mean nothing any more are left out. */
export function readRecent(kept: string): readonly Command[] {
  return kept.split(" ").flatMap((name) => bindings.find(({ command }) => command === name)?.command ?? []);
}
