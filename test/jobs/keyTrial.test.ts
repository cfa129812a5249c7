import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { workerStarter } from "../../lib/jobs/analysisWorker.ts";
import { keyTrial } from "../../lib/jobs/keyTrial.ts";
import { isUnfinished } from "../../lib/jobs/liveJob.ts";
import { JobRunner } from "../../lib/jobs/runner.ts";
import { tryLogsOf } from "../../lib/jobs/tryLogs.ts";
import type { TrialLog } from "../../lib/api/keyContract.ts";
import { auditedLogs } from "../../lib/store/auditedLogs.ts";
import { concerns, setDifference } from "../../lib/store/concernedLogs.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { summaryRecord } from "../../lib/store/summaryRecord.ts";
import type { TrustWish } from "../../lib/store/trustChanges.ts";
import { trustedKeySet } from "../../lib/store/trustedKeySet.ts";
import { trustedKeys } from "../../lib/store/trustedKeyViews.ts";
import { custodyLog, instant } from "../audit/logs.ts";
import { keySet, signer, trusted, type Signer } from "../audit/signer.ts";
import { accept, fingerprint, made, pasted } from "../store/trust.ts";
import { hand, tempStore } from "../store/tempStore.ts";

const root = process.cwd();
const bundle: { bundle(): Promise<void> } = await import(join(root, "bin", "bundle.mjs"));
beforeAll(() => bundle.bundle(), 60_000);

const [own, other] = [signer("trial"), signer("trial other")];
const logOf = (by: Signer, entries: number, name = "log.jsonl"): readonly [string, string] => [name, `${custodyLog(entries, by).join("\n")}\n`];

/** A store whose incidents hold these logs, analysed by the app's own jobs. */
async function withLogs(...incidents: readonly (readonly (readonly [string, string | Uint8Array])[])[]): Promise<{ store: Store; ids: string[]; verify: (incident: string) => Promise<void> }> {
  const store = tempStore();
  const runner = new JobRunner(store, root, workerStarter(join(root, "dist", "worker.mjs")));
  const ended = (id: string) => new Promise<void>((resolve) => {
    const look = (): void => {
      const job = runner.job(id);
      if (job === null || !isUnfinished(job)) resolve();
    };
    runner.subscribe(id, look);
    look();
  });
  const ids: string[] = [];
  for (const [place, files] of incidents.entries()) {
    const id = createIncident(store, { title: `incident ${place}` }, "responder");
    for (const [name, content] of files) await hand(store, id, name, content);
    await ended(runner.analyze(id, "responder").id);
    ids.push(id);
  }
  return { store, ids, verify: async (incident) => { await ended(runner.verify(incident, "aftertrace").id); } };
}

async function tried(store: Store, wish: TrustWish): Promise<TrialLog[]> {
  const result = await keyTrial(store, wish, tryLogsOf(store, root, { aborted: false }));
  if (!result.ok) throw new Error(result.error);
  expect(result.value.of).toBe(result.value.logs.length);
  return result.value.logs;
}
const wishToAccept = (one: Signer): TrustWish => ({ kind: "accept", acceptance: { source: pasted(one.hex), keys: [{ fingerprint: fingerprint(one), compared: true }], claims: [], scope: null, note: "", author: "" } });
const verdicts = (logs: readonly TrialLog[]) => logs.map(({ title, exhibit, before, after }) => [title, exhibit, `${before.status} ${before.verified}`, after && `${after.status} ${after.verified}`]);

describe("a change is tried on the logs before it is made, and comes out as it was tried", () => {
  test("accepting, limiting, revoking and removing a key", async () => {
    const { store, ids: [a = "", b = ""], verify } = await withLogs([logOf(own, 6), ["notes.txt", "no log"]], [logOf(other, 4)]);
    expect(auditedLogs(store).logs.map(({ title, status, keys }) => [title, status, keys.map((key) => key.trusted)])).toEqual([["incident 1", "unverifiable", [false]], ["incident 0", "unverifiable", [false]]]);
    expect(verdicts(await tried(store, wishToAccept(own)))).toEqual([["incident 0", "x1", "unverifiable 0", "verified 6"]]);
    const { ids: [id = ""], affected } = accept(store, pasted(own.hex));
    expect(affected).toContain(a);
    const before = summaryRecord(store.dataDir, a)?.audit.keySet.digest;
    await verify(a);
    const head = summaryRecord(store.dataDir, a)?.audit;
    expect(head).toMatchObject({ logs: [{ status: "verified", verified: 6 }], keySet: { digest: trustedKeySet(store, a).digest } });
    expect(before).not.toBe(head?.keySet.digest);
    expect(trustedKeys(store).keys[0]?.usedBy).toEqual({ logs: 1, incidents: 1, first: [{ incident: a, title: "incident 0", exhibit: "x1", exhibitName: "log.jsonl", status: "verified", entries: 6 }] });

    const since = Date.parse(instant(4)) * 1_000;
    expect(verdicts(await tried(store, { kind: "patch", id, patch: { revoked: { sinceUs: since } } }))).toEqual([["incident 0", "x1", "verified 6", "unverifiable 4"]]);
    expect(verdicts(await tried(store, { kind: "patch", id, patch: { validUntilUs: since + 1_000_000_000 } }))).toEqual([["incident 0", "x1", "verified 6", "verified 6"]]);
    expect(verdicts(await tried(store, { kind: "patch", id, patch: { scope: [{ incident: b, exhibit: null }] } }))).toEqual([["incident 0", "x1", "verified 6", "unverifiable 0"]]);
    expect(verdicts(await tried(store, { kind: "remove", id }))).toEqual([["incident 0", "x1", "verified 6", "unverifiable 0"]]);
    expect(await tried(store, { kind: "patch", id, patch: { name: "bank", note: "n" } })).toEqual([]);
    expect(summaryRecord(store.dataDir, a)?.audit).toEqual(head);

    const revoked = made(store, { kind: "patch", id, patch: { revoked: { sinceUs: since } } });
    expect(revoked.affected).toEqual([a]);
    expect(custodyLines(store.cases, a).at(-1)).toMatchObject({ event: "trust.revoked", detail: { trusted: id } });
    expect(custodyLines(store.cases, b).map(({ event }) => event)).not.toContain("trust.revoked");
    await verify(a);
    expect(summaryRecord(store.dataDir, a)?.audit.logs).toMatchObject([{ status: "unverifiable", verified: 4 }]);
    expect(verdicts(await tried(store, { kind: "undo", id, change: revoked.changes[0] ?? 0 }))).toEqual([["incident 0", "x1", "unverifiable 4", "verified 6"]]);
  });

  test("a log inside a gzip is tried as it is verified; a trial that nobody waits for keeps nothing; one that would take too long is not tried and says so", async () => {
    const [name, text] = logOf(own, 5);
    const { store } = await withLogs([[`${name}.gz`, gzipSync(text)]]);
    expect(verdicts(await tried(store, wishToAccept(own)))).toEqual([["incident 0", "x1", "unverifiable 0", "verified 5"]]);
    const off = await keyTrial(store, wishToAccept(own), tryLogsOf(store, root, { aborted: true }));
    expect(off).toMatchObject({ ok: true, value: { logs: [{ after: null }] } });
    const none = await keyTrial(store, wishToAccept(own), () => Promise.resolve(null));
    expect(none).toMatchObject({ ok: true, value: { of: 1, unread: 0, logs: [{ before: { status: "unverifiable", verified: 0 }, after: null }] } });
  });

  test("incidents that were never verified are counted, because nothing can be said of them", async () => {
    const { store } = await withLogs([logOf(own, 3)]);
    await hand(store, createIncident(store, { title: "unread" }, "responder"), ...logOf(own, 2));
    const result = await keyTrial(store, wishToAccept(own), tryLogsOf(store, root, { aborted: false }));
    expect(result).toMatchObject({ ok: true, value: { of: 1, unread: 1 } });
  });
});

describe("which logs a change can reach", () => {
  const log = (patch: Partial<Parameters<typeof concerns>[1]>) => ({ status: "verified" as const, entries: 4, verified: 4, keys: [{ fingerprint: fingerprint(own), trusted: true, entries: 4 }], ...patch });
  const empty = keySet();
  test.each<[string, Parameters<typeof setDifference>, Parameters<typeof concerns>[1], boolean]>([
    ["one that rests on a key that goes", [keySet(trusted(own)), empty], log({}), true],
    ["one that rests on a key that gets an end", [keySet(trusted(own)), keySet(trusted(own, null, { validUntilUs: 1 }))], log({}), true],
    ["none that rests on another key", [keySet(trusted(own), trusted(other)), keySet(trusted(own))], log({}), false],
    ["one that no key answered for, when a key comes", [empty, keySet(trusted(other))], log({ status: "unverifiable", verified: 0, keys: [] }), true],
    ["one that no key answered for, when a key gets another id", [keySet(trusted(other, "a")), keySet(trusted(other, "b"))], log({ status: "unverifiable", verified: 0, keys: [] }), true],
    ["none that is verified whole by another key, when a key comes", [keySet(trusted(own)), keySet(trusted(own), trusted(other))], log({}), false],
    ["none without signatures", [empty, keySet(trusted(other))], log({ status: "unsigned", verified: 0, keys: [] }), false],
    ["one with a trusted key, when ids are revoked that no summary holds", [keySet(trusted(own)), { ...keySet(trusted(own)), revokedIds: new Set(["k"]) }], log({}), true],
    ["none when only a name changes", [keySet(trusted(own)), keySet({ ...trusted(own), name: "bank", source: "elsewhere" })], log({}), false],
  ])("%s", (_, sets, of, reached) => {
    expect(concerns(setDifference(...sets), of)).toBe(reached);
  });
});
