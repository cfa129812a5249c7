import { expect, it } from "vitest";
import { classifyCall } from "@/lib/effects/classifyCall";
import type { Effect, EffectClass } from "@/lib/effects/effect";
import { Session } from "@/lib/effects/session";

const classes: Readonly<Record<string, EffectClass>> = {
  read: "read_only", config: "config_change", data: "data_mutation", infra: "infrastructure", history: "history_rewrite", message: "external_communication", secret: "credential_access", unknown: "unknown",
};

export type Case = { readonly command: string; readonly destructive: boolean; readonly classes: readonly EffectClass[]; readonly reversible: string | null; readonly shared: string | null; readonly line: string };

/**
 * Reads a table of cases, one a line: `D data rev=no shared=yes :: command`. `D` asks for a destructive effect, `-` for
 * none; the classes (`data/infra`: either) are those that the gravest effect may have.
 */
export function casesIn(table: string): Case[] {
  return table.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")).map((line) => {
    const at = line.indexOf(" :: ");
    const [flag = "", names = "", ...asked] = line.slice(0, at).split(/\s+/);
    const wanted = names.split("/").map((name) => classes[name]).filter((one) => one !== undefined);
    if (at < 0 || !/^[D-]$/.test(flag) || wanted.length === 0) throw new Error(`not a case: ${line}`);
    const value = (key: string): string | null => asked.find((one) => one.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
    return { command: line.slice(at + 4).replaceAll("⏎", "\n"), destructive: flag === "D", classes: wanted, reversible: value("rev"), shared: value("shared"), line };
  });
}

export const effectsOfCommand = (command: string): Effect[] => classifyCall({ tool: "bash", arguments: { command } }, new Session());

/** What a case gets wrong, in words; empty where all is as asked. */
export function misses({ command, destructive, classes: wanted, reversible, shared }: Case): string[] {
  const effects = effectsOfCommand(command);
  const [worst] = effects;
  const told = effects.map((one) => `${one.class}${one.destructive ? "!" : ""}[${one.rule}]`).join(" ");
  const wrong = [
    effects.some((one) => one.destructive) === destructive ? "" : destructive ? "not destructive" : "destructive",
    worst !== undefined && wanted.includes(worst.class) ? "" : "class",
    reversible === null || worst?.reversible === reversible ? "" : `reversible ${worst?.reversible ?? ""}`,
    shared === null || worst?.shared === shared ? "" : `shared ${worst?.shared ?? ""}`,
  ].filter((one) => one !== "");
  return wrong.length === 0 ? [] : [`${wrong.join(", ")}: ${told}`];
}

/** One test for each line. */
export function testCases(table: string): void {
  it.each(casesIn(table).map((one) => [one.line, one] as const))("%s", (_line, one) => {
    expect(misses(one)).toEqual([]);
  });
}
