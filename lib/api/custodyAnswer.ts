import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { beginVerification, custodyState, verdictAfter } from "../jobs/custodyVerification.ts";
import { custodyLength, custodyLines } from "../store/custodyLog.ts";
import type { Store } from "../store/incidents.ts";
import { linesAnswer } from "./answers.ts";
import type { custodySchema } from "./custodyContract.ts";
import { readQuery } from "./handler.ts";
import { pageQuerySchema } from "./queries.ts";

/** A page of a custody log with what the verification says of the whole. */
export function custodyAnswer(store: Store, scope: string, query: URLSearchParams): z.input<typeof custodySchema> {
  const { after, count } = readQuery(pageQuerySchema, query);
  const entries = custodyLines(store.cases, scope, after, count);
  const total = custodyLength(store.cases, scope);
  const last = entries.at(-1)?.number ?? total;
  return { ...custodyState(store, scope), total, entries, next: last < total ? last : null };
}

const tellEveryMs = 200;

/** Verifies a log anew and tells how far it is, one line at a time. */
export function verifyAnswer(store: Store, scope: string): Response {
  return linesAnswer(verifySteps(store, scope));
}

async function* verifySteps(store: Store, scope: string): AsyncGenerator<unknown> {
  const run = beginVerification(store, scope);
  let ended: Awaited<typeof run.end> | null = null;
  try {
    while (ended === null) {
      yield { done: run.done, total: run.total };
      ended = await Promise.race([run.end, delay(tellEveryMs, null)]);
    }
    yield ended === "done" ? { check: verdictAfter(store, scope) } : { stopped: ended };
  } finally {
    // Whoever asked went away: nobody waits for it.
    if (ended === null) run.abort.abort();
  }
}
