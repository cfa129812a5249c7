import type { Environment } from "../effect.ts";

const tokens: ReadonlyMap<string, Exclude<Environment, "unknown">> = new Map([
  ...["production", "prod", "prd", "live"].map((token) => [token, "production"] as const),
  ...["staging", "stage", "stg", "preprod", "uat", "qa"].map((token) => [token, "staging"] as const),
  ...["development", "dev", "develop", "local", "localhost", "test", "tests", "testing", "sandbox", "preview", "ci"].map((token) => [token, "development"] as const),
]);

const textMax = 2_000;

/** The environment that one text names: whole words only, after splitting at everything that is no letter or digit, and at capitals. */
export function environmentIn(text: string): ReadonlySet<Exclude<Environment, "unknown">> {
  const found = new Set<Exclude<Environment, "unknown">>();
  const cut = text.slice(0, textMax);
  if (/(?:^|[^\d.])127\.0\.0\.1(?:[^\d]|$)|\[?::1\]?(?:[:/]|$)|(?:^|[^\d])0\.0\.0\.0/.test(cut)) found.add("development");
  for (const word of cut.replace(/([a-z])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/)) {
    const environment = tokens.get(word.toLowerCase()) ?? tokens.get(word.toLowerCase().replace(/\d+$/, ""));
    if (environment !== undefined) found.add(environment);
  }
  return found;
}

/**
 * The environment of an effect: the first group of places that names one decides (the call's own words, then what earlier
 * calls set, then the trace). Two different ones in a group are not decided: `both` names them.
 */
export function environmentOf(groups: readonly (readonly string[])[]): { readonly environment: Environment; readonly both: readonly Environment[] } {
  for (const places of groups) {
    const found = new Set(places.flatMap((place) => [...environmentIn(place)]));
    const [first, second] = found;
    if (first === undefined) continue;
    return second === undefined ? { environment: first, both: [] } : { environment: "unknown", both: [...found] };
  }
  return { environment: "unknown", both: [] };
}
