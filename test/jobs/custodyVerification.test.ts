import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { beginVerification, custodyState } from "../../lib/jobs/custodyVerification.ts";
import { appendCustody } from "../../lib/store/custodyLog.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { writeCases } from "../../lib/store/openDatabase.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { byAnother } from "../store/custodyStore.ts";
import { tempStore } from "../store/tempStore.ts";

const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));
beforeAll(() => bundle.bundle(), 60_000);

const say = ({ cases }: Store, count: number): void => writeCases(cases, () => {
  for (let at = 0; at < count; at++) appendCustody(cases, "s", "responder", "mark.added", `note ${at}`);
});

test("a short log has its verdict at once", () => {
  const store = tempStore();
  say(store, 10);
  expect(custodyState(store, "s")).toMatchObject({ verifying: null, check: { ok: true, signed: 11 } });
});

test("a long log is verified off the request thread: the first look says so, a later one has the verdict, and only what is new costs more", async () => {
  const store = tempStore();
  const count = 4_100;
  say(store, count);
  const verify = vi.spyOn(nodeCrypto, "verify");
  try {
    expect(custodyState(store, "s")).toMatchObject({ check: null, verifying: { total: count + 1 } });
    // Another look while it runs begins no second one.
    expect(custodyState(store, "s").check).toBe(null);
    const run = beginVerification(store, "s");
    say(store, 3);
    expect(await run.end).toBe("done");
    expect(run.done).toBeGreaterThanOrEqual(count + 1);
    expect(custodyState(store, "s")).toMatchObject({ verifying: null, check: { ok: true, signed: count + 4, verified: count + 4 } });
    // The other threads have a copy of their own: this one verified at most what came in between.
    expect(verify.mock.calls.length).toBeLessThanOrEqual(3);
  } finally {
    verify.mockRestore();
  }
});

test("a change anywhere in a long log is found by verifying it anew", async () => {
  const store = tempStore();
  say(store, 1_200);
  await beginVerification(store, "s").end;
  expect(custodyState(store, "s").check?.ok).toBe(true);
  byAnother(store, (db) => db.prepare("update custody_records set record = replace(record, 'note 77\"', 'note 78\"') where number = 79").run());
  expect(custodyState(store, "s").check).toBe(null);
  await beginVerification(store, "s").end;
  expect(custodyState(store, "s").check).toMatchObject({ ok: false, status: "altered", verified: 1_200, findings: expect.arrayContaining([expect.objectContaining({ class: "altered_entry", line: 79 })]) });
});

test("a verification that is called off ends soon and leaves the verdict that was there", async () => {
  const store = tempStore();
  say(store, 300);
  const { check } = custodyState(store, "s");
  say(store, 300);
  const run = beginVerification(store, "s");
  run.abort.abort();
  expect(await run.end).toBe("cancelled");
  expect(run.done).toBeLessThan(run.total);
  expect(custodyState(store, "s").check).toMatchObject({ ok: true, signed: 601 });
  expect(check?.signed).toBe(301);
});
