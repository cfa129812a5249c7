import type { ReplayList } from "@/lib/api/policyContract.ts";
import { listOrder } from "./policy-words.ts";

export const policyViews = ["draft", "edit", "changes"] as const;
export type PolicyView = (typeof policyViews)[number];

/** What is open on the allow-list. The address bar is its one home. `against`: what the lists compare with; null: what happened. */
export type PolicyAddress = { readonly view: PolicyView | null; readonly list: ReplayList | null; readonly rule: string | null; readonly against: number | null };
type Source = { readonly get: (name: string) => string | null };

/** Reads the address; what does not parse falls back and is named. */
export function readPolicyAddress(source: Source): { readonly address: PolicyAddress; readonly misread: readonly string[] } {
  const misread: string[] = [];
  const one = <T extends string>(name: string, words: readonly T[]): T | null => {
    const text = source.get(name);
    const known = words.find((word) => word === text) ?? null;
    if (text !== null && text !== "" && known === null) misread.push(`${name}=${text}`);
    return known;
  };
  const against = source.get("against");
  if (against !== null && !/^[1-9]\d{0,8}$/.test(against)) misread.push(`against=${against}`);
  const rule = source.get("rule");
  return { address: { view: one("view", policyViews), list: one("list", listOrder), rule: rule === "" ? null : rule, against: against !== null && /^[1-9]\d{0,8}$/.test(against) ? Number(against) : null }, misread };
}

/** Writes the address; what is as usual is left out. */
export function writePolicyAddress({ view, list, rule, against }: Partial<PolicyAddress>): string {
  const query = new URLSearchParams();
  if (view !== null && view !== undefined) query.set("view", view);
  if (list !== null && list !== undefined) query.set("list", list);
  if (rule !== null && rule !== undefined) query.set("rule", rule);
  if (against !== null && against !== undefined) query.set("against", String(against));
  return query.size === 0 ? "" : `?${query.toString()}`;
}

/** The address of the allow-list with this open, for links from other pages. */
export const policyHref = (incident: string, open: Partial<PolicyAddress> = {}): string => `/incidents/${incident}/policy${writePolicyAddress(open)}`;
