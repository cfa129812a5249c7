import { effectClasses, statuses } from "../../ui/vocabulary.ts";
import { clockText, kindWords, statusWords } from "../rows/row-words.ts";
import type { FacetName } from "@/lib/timeline/row.ts";
import type { NamedExhibit, NamedTrace } from "./facets.ts";

/** How the values of each filter are said to the reader; the address keeps the values themselves. */
export type ValueWords = Readonly<Record<FacetName, (value: string) => string>>;

const stateWords: Readonly<Record<string, string>> = Object.fromEntries(
  (["requested", "executed", "failed", "refused", "unknown"] as const).map((state) => [state, statuses[state].word]),
);
const classWords: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(effectClasses).map(([name, { word: said }]) => [name, said]));
const harmWords: Readonly<Record<string, string>> = { harmful: "Harmful", attempt: "Attempted harm" };
const originWords: Readonly<Record<string, string>> = Object.fromEntries((["injection", "agent", "undetermined", "delegated", "user"] as const).map((origin) => [origin, statuses[origin].word]));
const readWords: Readonly<Record<string, string>> = { injected: "Injected", suspicious: "Suspicious" };
const markWords: Readonly<Record<string, string>> = { star: "Starred", note: "With a note", harmful: "Called harmful", harmless: "Called harmless" };

export function valueWords(exhibits: readonly NamedExhibit[], traces: readonly NamedTrace[], zeroUs: number | null): ValueWords {
  const files = new Map(exhibits.map(({ id, name }) => [id, name]));
  const named = new Map(traces.map((trace) => [trace.id, trace]));
  const when = (trace: NamedTrace | undefined) => (trace === undefined || trace.startUs === null || zeroUs === null ? "" : clockText(trace.startUs, zeroUs));
  const itself = (value: string) => (value === "" ? "(no name)" : value);
  return {
    kind: word(kindWords), status: word(statusWords), state: word(stateWords),
    tool: itself, model: itself, agent: itself, thread: itself,
    x: (value) => `${value} ${files.get(value) ?? ""}`.trim(),
    trace: (value) => [named.get(value)?.name ?? "", when(named.get(value)), value].filter((part) => part !== "").join("  "),
    class: word(classWords), harm: word(harmWords), origin: word(originWords), read: word(readWords),
    mark: (value) => (value.startsWith("tag:") ? `Tag ${value.slice(4)}` : word(markWords)(value)),
  };
}

function word(words: Readonly<Record<string, string>>): (value: string) => string {
  const known = new Map(Object.entries(words));
  return (value) => known.get(value) ?? value;
}
