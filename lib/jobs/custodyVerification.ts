import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { CustodyCheck } from "../api/contract.ts";
import type { CustodyState } from "../api/custodyContract.ts";
import { custodyProfile } from "../audit/profiles/custody.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { Breath } from "../base/breath.ts";
import { forLog } from "../base/errorText.ts";
import { checkCustody, freshCustody, keepCustody, nextRows, unjudgedLines } from "../store/custodyCheck.ts";
import { custodyLength } from "../store/custodyLog.ts";
import type { Store } from "../store/incidents.ts";
import { blockReports, type BlockReports, type EntryBlock } from "../verification/blockReports.ts";
import { VerificationCancelled } from "../verification/verifyOptions.ts";
import { VerifyPool } from "../verification/verifyPool.ts";

/** So many records are verified while a page is made; more are verified off the request thread, and the page says so. */
const inlineMax = 1_000;
/** From here on another thread pays for its start. */
const threadedMin = 4_000;

/** A verification of a whole log that is under way. `end` never rejects. */
export type CustodyRun = { done: number; total: number; readonly abort: AbortController; end: Promise<"done" | "cancelled" | "failed"> };

declare global {
  /** Each route handler is a bundle of its own; a log is verified once at a time. */
  var aftertraceCustodyRuns: Map<string, CustodyRun> | undefined;
}

const runs = (): Map<string, CustodyRun> => (globalThis.aftertraceCustodyRuns ??= new Map());
const nameOf = ({ dataDir }: Store, scope: string): string => `${dataDir}\n${scope}`;

/** The verdict on a log; where more stands unverified than a request may take, that is begun in the background. */
export function custodyState(store: Store, scope: string): CustodyState {
  const running = runs().get(nameOf(store, scope));
  if (running === undefined && unjudgedLines(store.cases, scope) <= inlineMax) return { check: checkCustody(store.cases, scope), verifying: null };
  const { done, total } = running ?? beginVerification(store, scope);
  return { check: null, verifying: { done, total } };
}

/** Verifies a whole log anew, whatever is known of it. One that is under way already is the answer. */
export function beginVerification(store: Store, scope: string): CustodyRun {
  const name = nameOf(store, scope);
  const running = runs().get(name);
  if (running !== undefined) return running;
  const run: CustodyRun = { done: 0, total: custodyLength(store.cases, scope), abort: new AbortController(), end: Promise.resolve("done") };
  runs().set(name, run);
  run.end = verifyAll(store, scope, run).then(
    () => "done" as const,
    (error: unknown) => {
      if (error instanceof VerificationCancelled) return "cancelled" as const;
      console.error(forLog(error));
      return "failed" as const;
    },
  ).finally(() => runs().delete(name));
  return run;
}

/** A pool that broke must not leave a log unverified: this thread does its work, more slowly. */
async function judgedBy(pool: VerifyPool, block: EntryBlock, keys: KeySet): Promise<BlockReports> {
  try {
    return await pool.judge(block);
  } catch (error) {
    console.error(forLog(error));
    return blockReports(block, { profile: custodyProfile, keys, withClaims: false });
  }
}

/** The verdict as it stands when a verification has ended: what came meanwhile is verified with it. */
export function verdictAfter(store: Store, scope: string): CustodyCheck {
  return checkCustody(store.cases, scope);
}

async function verifyAll({ cases }: Store, scope: string, run: CustodyRun): Promise<void> {
  // Whoever asked is answered first.
  await nextTurn();
  const custody = freshCustody(cases, scope);
  const script = join(process.cwd(), "dist", "verifyWorker.mjs");
  const pool = run.total >= threadedMin && existsSync(script) ? new VerifyPool(script, { format: custodyProfile.format, keys: custody.keys, withClaims: false }) : null;
  const breath = new Breath();
  try {
    for (let rows = nextRows(cases, scope, custody); rows.length > 0; rows = nextRows(cases, scope, custody)) {
      const block = { texts: rows.map(({ record }) => record) };
      custody.add(rows, pool === null ? blockReports(block, { profile: custodyProfile, keys: custody.keys, withClaims: false }) : await judgedBy(pool, block, custody.keys));
      run.done = custody.entries;
      await breath.take();
      if (run.abort.signal.aborted) throw new VerificationCancelled();
    }
    keepCustody(cases, scope, custody);
  } finally {
    await pool?.close();
  }
}
