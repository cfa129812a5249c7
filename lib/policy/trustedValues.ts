import { isObject } from "../base/json.ts";
import type { PolicyCall, Provenance } from "./decision.ts";
import { identifiersIn } from "./identifiers.ts";
import { identifierKinds, valueSources, type ValueSource } from "./policyDocument.ts";
import { leavesOf } from "./valuePath.ts";
import { valueText } from "./valueText.ts";

/** The values of one call that each source vouches for, as they stand in the call. */
export type TrustedValues = { readonly [source in ValueSource]: readonly string[] };

/** What an engine is told that cannot ask for itself: which of the call's scalars, and of the identifiers inside its texts, are trusted. */
export function trustedValuesOf({ arguments: args }: PolicyCall, provenance: Provenance): TrustedValues {
  const texts = isObject(args) ? (leavesOf(args) ?? []).flatMap(({ value }) => valueText(value) ?? []) : [];
  const asked = [...new Set([...texts, ...texts.flatMap((text) => identifiersIn(text, identifierKinds))])].sort();
  const of = (source: ValueSource): string[] => asked.filter((text) => provenance.has(source, text));
  return { user: of("user"), system: of("system"), results: of("results") };
}

/** The same values as a provenance again: for the values of that call the kernel decides alike. */
export function provenanceOf(values: TrustedValues): Provenance {
  const sets = new Map(valueSources.map((source) => [source, new Set(values[source])]));
  return { has: (source, value) => sets.get(source)?.has(value) === true };
}
