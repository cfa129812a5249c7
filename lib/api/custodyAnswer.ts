import { checkCustody, custodyLines } from "../store/custodyLog.ts";
import type { Store } from "../store/incidents.ts";
import { readQuery } from "./handler.ts";
import { pageQuerySchema } from "./queries.ts";

/** A page of a custody log with what its check says of the whole. */
export function custodyAnswer({ cases }: Store, scope: string, query: URLSearchParams) {
  const { after, count } = readQuery(pageQuerySchema, query);
  const entries = custodyLines(cases, scope, after, count);
  return { check: checkCustody(cases, scope), entries, next: entries.length === count ? (entries.at(-1)?.number ?? null) : null };
}
