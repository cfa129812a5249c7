import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { PolicyCase, PolicyWish } from "@/lib/jobs/policy/policyOrder.ts";
import { PolicyCalledOff, PolicyDesk } from "@/lib/jobs/policy/policyDesk.ts";

const folder = mkdtempSync(join(tmpdir(), "aftertrace-desk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that works on some orders for ever, and answers the others with their number. */
const script = join(folder, "thread.mjs");
writeFileSync(script, `import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, incident }) => {
  if (incident === "endless") for (;;);
  parentPort.postMessage({ id, value: incident });
});
`);

/** The thread takes any order; what stands in it is its own affair. */
const order = (name: string): [PolicyCase, PolicyWish] => [name, { kind: "draft" }] as unknown as [PolicyCase, PolicyWish];

test("work that nobody waits for any more is ended where others wait behind it, and they are answered", async () => {
  const desk = new PolicyDesk(script);
  const gone = new AbortController();
  const endless = desk.ask(...order("endless"), gone.signal);
  const next = desk.ask(...order("next"));
  gone.abort();
  await expect(endless).rejects.toBeInstanceOf(PolicyCalledOff);
  expect(await next).toBe("next");
});

test("it is ended for who comes later, too", async () => {
  const desk = new PolicyDesk(script);
  const gone = new AbortController();
  const endless = desk.ask(...order("endless"), gone.signal);
  gone.abort();
  const later = desk.ask(...order("later"));
  await expect(endless).rejects.toBeInstanceOf(PolicyCalledOff);
  expect(await later).toBe("later");
});

test("what was called off before its turn is not begun", async () => {
  const desk = new PolicyDesk(script);
  const gone = new AbortController();
  const first = desk.ask(...order("first"));
  const never = desk.ask(...order("endless"), gone.signal);
  gone.abort();
  const last = desk.ask(...order("last"));
  expect(await first).toBe("first");
  await expect(never).rejects.toBeInstanceOf(PolicyCalledOff);
  expect(await last).toBe("last");
});
