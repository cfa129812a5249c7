import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import * as nothing from "../../app/api/[...rest]/route.ts";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as raw from "../../app/api/v1/incidents/[id]/exhibits/[exhibit]/raw/route.ts";
import * as findings from "../../app/api/v1/incidents/[id]/findings/route.ts";
import * as search from "../../app/api/v1/incidents/[id]/search/route.ts";
import * as step from "../../app/api/v1/incidents/[id]/steps/[row]/route.ts";
import * as timeline from "../../app/api/v1/incidents/[id]/timeline/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as events from "../../app/api/v1/jobs/[id]/events/route.ts";
import { apiErrorSchema, incidentSchema, jobSchema, uploadSchema } from "../../lib/api/contract.ts";
import { timelineWindowSchema } from "../../lib/api/timelineContract.ts";
import { stepSchema } from "../../lib/api/stepContract.ts";
import { ApiError } from "../../lib/api/answers.ts";
import { toApiError } from "../../lib/api/faults.ts";
import { handle } from "../../lib/api/handler.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { call, ownDataFolder } from "./client.ts";

const data = ownDataFolder();
const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));
const long = "y".repeat(200_000);
const file = JSON.stringify({
  messages: [
    { role: "user", content: `Pay ${long}` },
    { role: "assistant", content: null, tool_calls: [{ id: "1", type: "function", function: { name: "pay", arguments: `{"amount": 12345678901234567890, "note": "${long}"}` } }] },
  ],
});
const at = { id: "" };

async function send(name: string, body: string) {
  const sent = await call(exhibits.POST, `/?name=${encodeURIComponent(name)}`, { params: at, method: "POST", body });
  return uploadSchema.parse(await sent.json());
}

const errorOf = async (answer: Response) => [answer.status, apiErrorSchema.parse(await answer.json()).error.code];

beforeAll(async () => {
  await bundle.bundle();
  at.id = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST" })).json()).id;
  await send("run.json", file);
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  expect(await (await call(events.GET, "/", { params: { id: job.id } })).text()).toContain('"done"');
});

test("the original of a file comes whole, whatever its length", async () => {
  const answer = await call(raw.GET, "/", { params: { ...at, exhibit: "x1" } });
  expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(file)));
  expect(sha256Hex(await answer.text())).toBe(sha256Hex(file));
});

test("the arguments of a step's call keep every digit and are cut at the limit that was asked for", async () => {
  const { rows } = timelineWindowSchema.parse(await (await call(timeline.GET, "/", { params: at })).json());
  const row = rows.find((one) => one.call !== null)?.id;
  const text = await (await call(step.GET, "/?limit=500", { params: { ...at, row: String(row) } })).text();
  const { call: asked } = stepSchema.parse(JSON.parse(text));
  expect(asked?.argumentsJson).toContain("12345678901234567890");
  expect(asked?.argumentsJson).toHaveLength(500);
  expect(asked?.argumentsLength).toBeGreaterThan(200_000);
  expect(text.length).toBeLessThan(10_000);
});

test("names out of the evidence are one line that reads in one direction, and never a path", async () => {
  const named = async (name: string) => (await send(name, name)).name;
  expect(await named("../../etc/passwd\r\nSet-Cookie: a=b")).toBe("../../etc/passwd\u{FFFD}\u{FFFD}Set-Cookie: a=b");
  expect(await named("gpj.\u202Eexe\0")).toBe("gpj.\u{FFFD}exe\u{FFFD}");
  expect(await named(" ")).toBe("unnamed");
  expect(await named("y".repeat(4_000))).toHaveLength(1_001);
  expect(readdirSync(join(data, "exhibits")).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
});

test("a search for more words than can be looked up in one turn is refused in words, not cut", async () => {
  const q = Array.from({ length: 41 }, (_, word) => `w${word}`).join("+");
  for (const handler of [search.GET, timeline.GET]) {
    const answer = await call(handler, `/?q=${q}`, { params: at });
    expect(apiErrorSchema.parse(await answer.json()).error.message).toContain("q (more than 40 words)");
  }
  expect((await call(search.GET, `/?q=${"pay+".repeat(200)}`, { params: at })).status).toBe(200);
});

test("one range is bounded", async () => {
  expect(await errorOf(await call(raw.GET, "/?offset=0&length=16777217", { params: { ...at, exhibit: "x1" } }))).toEqual([400, "bad_request"]);
});

test("an address that means nothing is guarded and answered like the others", async () => {
  expect(await errorOf(await call(nothing.GET, "/api/v1/nothing"))).toEqual([404, "no_such_address"]);
  expect(await errorOf(await call(nothing.GET, "/api/v1/nothing", { headers: { host: "evil.example" } }))).toEqual([421, "refused"]);
  for (const site of ["cross-site", "same-site"])
    expect(await errorOf(await call(incidents.GET, "/", { headers: { "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" } }))).toEqual([403, "refused"]);
});

test.runIf(process.platform === "linux")("a HEAD leaves nothing open behind", async () => {
  const open = () => readdirSync("/proc/self/fd").length;
  const before = open();
  for (let tries = 0; tries < 20; tries++) {
    for (const handler of [raw.GET, findings.GET]) {
      const answer = await call(handler, "/", { params: { ...at, exhibit: "x1" }, method: "HEAD" });
      expect([answer.status, answer.body]).toEqual([200, null]);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(open()).toBeLessThan(before + 10);
});

test("an exhibit whose file is gone is said to be lost, not sent as an empty file", async () => {
  const { exhibit, sha256 } = await send("gone.json", "gone");
  rmSync(join(data, "exhibits", sha256), { force: true });
  expect(await errorOf(await call(raw.GET, "/", { params: { ...at, exhibit } }))).toEqual([410, "exhibit_lost"]);
});

test("a mistake of ours is no mistake of the sender, and neither answer nor log quotes the evidence", async () => {
  const logged = vi.spyOn(console, "error").mockReturnValue(undefined);
  const secret = "AKIA-the-customer's-key";
  const thrown = [() => z.strictObject({}).parse({ [secret]: 1 }), () => JSON.parse(secret)];
  for (const work of thrown) {
    const answer = await call(handle(work), "/");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(secret);
  }
  expect(JSON.stringify(logged.mock.calls)).not.toContain(secret);
  expect(logged).toHaveBeenCalledTimes(2);
  logged.mockRestore();
});

test("a full disk and a folder that cannot be written to are said in words", () => {
  const logged = vi.spyOn(console, "error").mockReturnValue(undefined);
  const failure = (code: string) => Object.assign(new Error("no"), { code });
  const [full, closed] = [toApiError(failure("SQLITE_FULL")), toApiError(failure("EROFS"))];
  expect([full.status, full.code, closed.status, closed.code]).toEqual([507, "disk_full", 500, "not_writable"]);
  expect(toApiError(new ApiError(404, "a", "b", "c")).code).toBe("a");
  logged.mockRestore();
});
