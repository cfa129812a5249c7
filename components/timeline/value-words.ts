import { clockText, kindWords, statusWords } from "./row-words.ts";
import type { NamedExhibit, NamedTrace } from "./facets.ts";

/** How the values of each filter are said to the reader; the address keeps the values themselves. */
export type ValueWords = Readonly<Record<"kind" | "tool" | "status" | "trace" | "exhibit", (value: string) => string>>;

export function valueWords(exhibits: readonly NamedExhibit[], traces: readonly NamedTrace[], zeroUs: number | null): ValueWords {
  const files = new Map(exhibits.map(({ id, name }) => [id, name]));
  const named = new Map(traces.map((trace) => [trace.id, trace]));
  const word = (words: Readonly<Record<string, string>>) => (value: string) => words[value] ?? value;
  const when = (trace: NamedTrace | undefined) => (trace === undefined || trace.startUs === null || zeroUs === null ? "" : clockText(trace.startUs, zeroUs));
  return {
    kind: word(kindWords), status: word(statusWords), tool: (value) => value,
    exhibit: (value) => `${value} ${files.get(value) ?? ""}`,
    trace: (value) => [named.get(value)?.name ?? "", when(named.get(value)), value].filter((part) => part !== "").join("  "),
  };
}
