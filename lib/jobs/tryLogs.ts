import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { auditExhibits } from "../auditExhibits.ts";
import { Cancelled } from "../cancelled.ts";
import type { ScopedKeySet } from "../audit/trustedKeys.ts";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { readAuditedAgain } from "../readAudited.ts";
import { auditedLogs } from "../store/auditedLogs.ts";
import { unpackedFolder } from "../store/dataFolder.ts";
import { evidenceOf } from "../store/evidenceReading.ts";
import type { Store } from "../store/incidents.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { summaryRecord, type SummaryRecord } from "../store/summaryRecord.ts";
import type { TryLogs } from "./keyTrial.ts";

/** Entries of all logs that one trial verifies: a few seconds on other threads. Longer logs wait for the change itself. */
const entriesMax = 20_000;

/** Tries keys on the logs of incidents, as a verification would come out, until it has used up its entries. `signal`: nobody waits for the answer any more. */
export function tryLogsOf(store: Store, root: string, signal: { readonly aborted: boolean }): TryLogs {
  const { logs } = auditedLogs(store);
  let left = entriesMax;
  return async (incident, keys) => {
    const entries = logs.filter((log) => log.incident === incident).reduce((sum, log) => sum + log.entries, 0);
    const summary = entries > left ? null : summaryRecord(store.dataDir, incident, root);
    if (summary === null) return null;
    left -= entries;
    return verdictsUnder(store, incident, summary, { root, keys, signal });
  };
}

type Trying = { readonly root: string; readonly keys: ScopedKeySet; readonly signal: { readonly aborted: boolean } };
type Verdicts = NonNullable<Awaited<ReturnType<TryLogs>>>;

async function verdictsUnder(store: Store, incident: string, summary: SummaryRecord, { root, keys, signal }: Trying): Promise<Verdicts | null> {
  const verdicts = new Map<string, { status: (typeof summary.audit.logs)[number]["status"]; verified: number }>();
  const evidence = evidenceOf(store, incident);
  const script = join(root, "dist", "verifyWorker.mjs");
  const scratch = unpackedFolder(store.dataDir);
  mkdirSync(scratch, { recursive: true });
  const shelf = new ExhibitShelf(evidence, { kind: "folder", path: scratch });
  try {
    const reads = await readAuditedAgain(evidence, summary.exhibits, shelf, { signal, readTable: receiptTexts });
    await auditExhibits(evidence, reads, shelf, null, { index: null, onLog: ({ exhibit, status, verified }) => void verdicts.set(exhibit, { status, verified }) }, {
      keys, workerScript: existsSync(script) ? script : null, answersOthers: true, readTable: receiptTexts, signal, onProgress: () => undefined,
    });
    return verdicts;
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  } finally {
    shelf.close();
  }
}
