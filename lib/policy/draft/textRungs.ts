import { getDomain } from "tldts";
import { fullPath, isWholeTree } from "../../effects/shell/paths.ts";
import { hasFormat } from "../valueFormats.ts";
import { identifierKinds, type ConditionForm } from "../policyDocument.ts";
import { greatest, hasProvenance, isKnownElsewhere, listCondition, tasksByValue, type Rung, type Trusted } from "./candidate.ts";
import type { SeenValue } from "./evidence.ts";
import { roundBounds } from "./numberRungs.ts";

/** Named values are few, or a list of them is no rule. */
const namedMax = 20;
/** Longer texts are no names. */
export const namedLengthMax = 500;

/** Values that no provenance explains and that two runs or more had, or a value of trusted origin. */
export function namedOrProvenance(values: readonly SeenValue[], trusted: Trusted): Rung[] {
  const bare = values.filter((value) => !hasProvenance(value, trusted) && value.text.length <= namedLengthMax);
  const known = tasksByValue(bare);
  const named = [...known.values()].filter(({ runs }) => runs.size >= 2).map(({ value }) => value);
  if (named.length === 0 || named.length > namedMax) return [];
  return [{
    kind: "named_or_provenance", condition: { any_of: [{ one_of: listOf(named) }, { from: [...trusted.sources] }] }, opens: `${named.length} ${named.length === 1 ? "value" : "values"}, and those that somebody trusted names`,
    fits: (value) => hasProvenance(value, trusted) || isKnownElsewhere(value, known), lets: (value) => hasProvenance(value, trusted) || known.has(JSON.stringify(value.value)),
  }];
}

const listOf = (values: Parameters<typeof listCondition>[0]): NonNullable<ConditionForm["one_of"]> => {
  const list = listCondition(values);
  return Array.isArray(list) ? list : [];
};

/** A day, where all values are one: it names nobody and nothing. */
export function dateRung(values: readonly SeenValue[]): Rung[] {
  const format = (["date", "datetime"] as const).find((one) => values.every(({ value }) => typeof value === "string" && hasFormat(value, one)));
  if (format === undefined) return [];
  return [{ kind: "date", condition: { format }, opens: format === "date" ? "any day" : "any time", fits: () => true, lets: ({ value }) => typeof value === "string" && hasFormat(value, format) }];
}

/** Addresses and pages of one registrable domain. */
export function domainRung(values: readonly SeenValue[]): Rung[] {
  const domainOf = (value: SeenValue): string | null => (/@|:\/\//.test(value.text) ? getDomain(value.text.slice(value.text.lastIndexOf("@") + 1)) : null);
  const domains = new Map<string, Set<number>>();
  for (const value of values) {
    const domain = domainOf(value);
    if (domain === null) return [];
    domains.set(domain, new Set([...(domains.get(domain) ?? []), value.call.task]));
  }
  if (domains.size === 0 || domains.size > 5) return [];
  const list = [...domains.keys()].sort();
  return [{ kind: "domain", condition: { domain: list }, opens: `any address at ${list.join(", ")}`, fits: (value) => (domains.get(domainOf(value) ?? "")?.size ?? 0) >= 2, lets: (value) => domains.has(domainOf(value) ?? "") }];
}

/** Three files or more of two tasks below one folder that is not a whole tree. */
export function prefixRung(values: readonly SeenValue[]): Rung[] {
  const paths = values.flatMap(({ value, text, call }) => (typeof value === "string" && /^(?:\/|~\/|\.{0,2}\/|[\w.@-]+\/)[^\n\0\\]*$/.test(text) && !text.includes("://") ? [{ path: fullPath(text, null), call }] : []));
  const distinct = new Set(paths.map(({ path }) => path));
  if (paths.length < values.length || distinct.size < 3 || new Set(paths.map(({ call }) => call.task)).size < 2) return [];
  const folder = commonFolder([...distinct]);
  if (folder === null) return [];
  return [{ kind: "prefix", condition: { prefix: `${folder}/` }, opens: `any file below ${folder}`, fits: () => true, lets: ({ text }) => fullPath(text, null).startsWith(`${folder}/`) }];
}

/** The deepest folder that holds all; null where it is a whole tree, a home, or nothing at all. */
export function commonFolder(paths: readonly string[]): string | null {
  const [first = "", ...others] = paths;
  let parts = first.split("/").slice(0, -1);
  for (const path of others) {
    const own = path.split("/").slice(0, -1);
    const length = parts.findIndex((part, at) => own[at] !== part);
    if (length >= 0) parts = parts.slice(0, length);
  }
  const folder = parts.join("/");
  const depth = parts.filter((part) => part !== "" && part !== "." && part !== "~").length;
  const isHome = /^(?:\/home|\/Users)\/[^/]+$|^~/.test(folder) && depth <= 2;
  return depth < (folder.startsWith("/") ? 2 : 1) || isHome || parts.includes("..") || isWholeTree(folder) ? null : folder;
}

/** Text that somebody wrote for this call: as long as twice the longest seen, and the identifiers in it are trusted ones. */
export function textRung(values: readonly SeenValue[], trusted: Trusted): Rung[] {
  if (values.some(({ value }) => typeof value !== "string")) return [];
  const longest = greatest(values.map(({ text }) => text.length));
  const lengthMax = Math.max(100, roundBounds(0, longest * 2).max);
  const condition: ConditionForm = { type: "string", max_length: lengthMax, contains: { from: [...trusted.sources], kinds: [...identifierKinds] } };
  const fits = ({ text, inside }: SeenValue): boolean => text.length <= lengthMax && inside.every((one) => hasProvenance(one, trusted));
  return [{ kind: "text", condition, opens: `any text up to ${lengthMax} characters whose addresses somebody trusted names`, fits, lets: fits }];
}
