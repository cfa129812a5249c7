import type { EffectClass, Environment, Reversibility, Sharedness } from "@/lib/effects/effect.ts";
import type { HarmStanding } from "@/lib/effects/incidentHarm.ts";
import type { RecoveryState } from "@/lib/api/impactContract.ts";
import { readList, writeList } from "@/lib/timeline/filterList.ts";
import { classOrder, environmentOrder, harmOrder, reversibleOrder, sharedOrder } from "./impact-words.ts";

/** Filters and order of the table of effects; values of one list widen, lists narrow. */
export type EffectsView = {
  readonly class: readonly EffectClass[];
  readonly reversible: readonly Reversibility[];
  readonly shared: readonly Sharedness[];
  readonly environment: readonly Environment[];
  readonly harm: readonly HarmStanding[];
  readonly destructive: "yes" | "no" | null;
  /** Name of a target, exactly. */
  readonly target: string | null;
  /** Id of the rule that found it, exactly. */
  readonly rule: string | null;
  readonly sort: "time" | "worst";
};

/** What is open on the Impact page. The address bar is its one home. */
export type ImpactAddress = EffectsView & {
  /** The effect that is laid open: `c7.1`. */
  readonly effect: string | null;
  /** States of recovery items that are listed; none: all. */
  readonly todo: readonly RecoveryState[];
  readonly todoHarm: readonly HarmStanding[];
};

export type Misread = { readonly name: string; readonly value: string };
type Source = { readonly get: (name: string) => string | null };

export const recoveryOrder = ["open", "done", "cannot"] as const satisfies readonly RecoveryState[];
const sorts = ["time", "worst"] as const;
const yesNo = ["yes", "no"] as const;
const targetMax = 2_000;
const ruleMax = 200;

export const noFilter: Omit<EffectsView, "sort"> = { class: [], reversible: [], shared: [], environment: [], harm: [], destructive: null, target: null, rule: null };

/** Reads the address; what does not parse falls back and is named. */
export function readImpactAddress(source: Source): { readonly address: ImpactAddress; readonly misread: readonly Misread[] } {
  const misread: Misread[] = [];
  const list = <T extends string>(name: string, words: readonly T[]): T[] => {
    const parts = readList(source.get(name) ?? "");
    for (const value of parts) if (!words.some((word) => word === value)) misread.push({ name, value });
    return words.filter((word) => parts.includes(word));
  };
  const matching = (name: string, fits: (text: string) => boolean): string | null => {
    const text = source.get(name);
    if (text === null || text === "") return null;
    if (fits(text)) return text;
    misread.push({ name, value: text });
    return null;
  };
  const address: ImpactAddress = {
    class: list("class", classOrder), reversible: list("reversible", reversibleOrder), shared: list("shared", sharedOrder), environment: list("environment", environmentOrder),
    harm: list("harm", harmOrder), destructive: list("destructive", yesNo)[0] ?? null, target: matching("target", (text) => text.length <= targetMax), rule: matching("rule", (text) => text.length <= ruleMax),
    sort: list("sort", sorts)[0] ?? "time", effect: matching("effect", (text) => /^c[1-9]\d{0,14}\.[1-9]\d{0,5}$/.test(text)),
    todo: list("todo", recoveryOrder), todoHarm: list("todoHarm", harmOrder),
  };
  return { address, misread };
}

/** Writes the address; what is as usual is left out. */
export function writeImpactAddress(address: ImpactAddress): string {
  const query = effectsParams(address);
  put(query, "effect", address.effect ?? "");
  put(query, "todo", writeList(address.todo));
  put(query, "todoHarm", writeList(address.todoHarm));
  return query.size === 0 ? "" : `?${query.toString().replaceAll("%2C", ",")}`;
}

/** The part of the address that decides which effects are listed, in the words of the API. */
export const effectsQuery = (view: EffectsView): string => effectsParams(view).toString();

function effectsParams(view: EffectsView): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ["class", "reversible", "shared", "environment", "harm"] as const) put(query, name, writeList(view[name]));
  put(query, "destructive", view.destructive ?? "");
  put(query, "target", view.target ?? "");
  put(query, "rule", view.rule ?? "");
  put(query, "sort", view.sort === "time" ? "" : view.sort);
  return query;
}

function put(query: URLSearchParams, name: string, value: string): void {
  if (value !== "") query.set(name, value);
}

/** The part of the address that decides which recovery items are listed, in the words of the API. */
export function recoveryQuery({ todo, todoHarm }: Pick<ImpactAddress, "todo" | "todoHarm">): string {
  const query = new URLSearchParams();
  put(query, "state", writeList(todo));
  put(query, "harm", writeList(todoHarm));
  return query.toString();
}

/** How many filters of the table are in force. */
export function filterCount(view: EffectsView): number {
  const lists = [view.class, view.reversible, view.shared, view.environment, view.harm].reduce((sum, values) => sum + values.length, 0);
  return lists + (view.destructive === null ? 0 : 1) + (view.target === null ? 0 : 1) + (view.rule === null ? 0 : 1);
}

/** Are exactly these filters in force, and no other? */
export function showsExactly(view: EffectsView, filters: Partial<EffectsView>): boolean {
  return effectsQuery({ ...view, sort: "time" }) === effectsQuery({ ...noFilter, ...filters, sort: "time" });
}

/** The address of the table under these filters alone, for links on this page and from others. */
export function effectsHref(incident: string, filters: Partial<EffectsView>): string {
  return `/incidents/${incident}/impact${writeImpactAddress({ ...noFilter, sort: "time", effect: null, todo: [], todoHarm: [], ...filters })}#effects`;
}

/** The address of one effect, laid open. */
export function effectHref(incident: string, effect: string): string {
  return `/incidents/${incident}/impact${writeImpactAddress({ ...noFilter, sort: "time", effect, todo: [], todoHarm: [] })}#effects`;
}
