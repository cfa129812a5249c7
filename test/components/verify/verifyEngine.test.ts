import { describe, expect, test } from "vitest";
import type { VerifyProgress } from "@/components/verify/session/protocol.ts";
import { noKeys } from "@/lib/audit/trustedKeys.ts";
import { custodyLog } from "../../audit/logs.ts";
import { keySet, signer, trusted } from "../../audit/signer.ts";
import { engineClient } from "./engineClient.ts";

const own = signer("engine");
const request = { exhibit: "x1", keys: keySet(trusted(own)), accepted: [], head: null, payload: null, generic: null };
const blob = (lines: readonly string[]): Blob => new Blob([`${lines.join("\n")}\n`]);

describe("the engine of the page", () => {
  test("answers with a verdict, and then with its entries and the whole of its findings", async () => {
    const client = engineClient();
    await client.ask("read", { file: "a", name: "a.jsonl", blob: blob(custodyLog(30, own)) });
    expect(await client.ask("verify", { file: "a", request })).toMatchObject({ type: "verified", log: { status: "verified", verified: 30 } });
    expect((await client.ask("window", { file: "a", from: 10, count: 5, filter: null })).entries.map(({ entry }) => entry)).toEqual([11, 12, 13, 14, 15]);
    expect(await client.ask("findings", { file: "a" })).toMatchObject({ audit: { exhibit: "x1", entries: 30, findings: [] }, firstUnreadable: null });
  });

  test("tells how far it has come, and stops between two slices when it is called off", async () => {
    const client = engineClient();
    await client.ask("read", { file: "a", name: "a.jsonl", blob: blob(custodyLog(3_000, own)) });
    const stop = new AbortController();
    const seen: VerifyProgress[] = [];
    const outcome = await client.ask("verify", { file: "a", request }, { signal: stop.signal, onProgress: (progress) => {
      seen.push(progress);
      stop.abort();
    } });
    expect(seen.length).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ type: "cancelled" });
    expect(outcome.type === "cancelled" ? outcome.entries : 3_000).toBeLessThan(3_000);
  });

  test("answers other questions while a verification is under way", async () => {
    const client = engineClient();
    await client.ask("read", { file: "long", name: "a.jsonl", blob: blob(custodyLog(3_000, own)) });
    await client.ask("read", { file: "short", name: "b.jsonl", blob: blob(custodyLog(2, own)) });
    await client.ask("verify", { file: "short", request });
    let done = false;
    const long = client.ask("verify", { file: "long", request }).then(() => { done = true; });
    await client.ask("window", { file: "short", from: 0, count: 1, filter: null });
    expect(done).toBe(false);
    await long;
  });

  test("says that a file is no log, and that an entry is not there, without failing", async () => {
    const client = engineClient();
    await client.ask("read", { file: "a", name: "a.txt", blob: new Blob(["nothing signed"]) });
    expect(await client.ask("verify", { file: "a", request: { ...request, keys: noKeys } })).toEqual({ type: "nothing" });
    expect(await client.ask("candidates", { file: "a", keys: noKeys })).toEqual({ shape: null, fitting: [] });
    await expect(client.ask("window", { file: "a", from: 0, count: 1, filter: null })).rejects.toThrow("Missing: verdict of a");
  });
});
