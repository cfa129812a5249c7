import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../../lib/base/hash.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { exhibitPath, uploadsFolder } from "../../lib/store/dataFolder.ts";
import { exhibitRecords } from "../../lib/store/exhibits.ts";
import { createIncident, incidentRecord } from "../../lib/store/incidents.ts";
import { takeIn } from "../../lib/store/intake.ts";
import { receiveUpload, UploadRefused } from "../../lib/store/uploads.ts";
import { hand, tempStore } from "./tempStore.ts";

const nothingLeft = (dataDir: string) => expect(existsSync(uploadsFolder(dataDir)) ? readdirSync(uploadsFolder(dataDir)) : []).toEqual([]);

test("whatever the chunks, the exhibit is byte for byte what was sent, under its SHA-256", async () => {
  const { dataDir } = tempStore();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), { maxLength: 6 }), async (chunks) => {
      const whole = Buffer.concat(chunks);
      const received = await receiveUpload(dataDir, Readable.from(chunks.map((chunk) => Buffer.from(chunk))), { bytes: whole.length, bytesMax: 1e6 });
      expect(received).toMatchObject({ sha256: sha256Hex(whole), bytes: whole.length });
      expect(readFileSync(received.part).equals(whole)).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test("an upload that was cut, is too long, or stops leaves nothing behind", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  await expect(hand(store, incident, "a.json", "{}", 3)).rejects.toMatchObject({ code: "upload_cut" });
  await expect(hand(store, incident, "a.json", "{}", 1)).rejects.toBeInstanceOf(UploadRefused);
  const leaving = new AbortController();
  const endless = Readable.from((async function* () {
    yield Buffer.from("some bytes");
    leaving.abort();
    await new Promise(() => undefined);
  })());
  await expect(takeIn(store, incident, { name: "b", stream: endless, bytes: null, signal: leaving.signal }, "responder")).rejects.toMatchObject({ code: "upload_aborted" });
  await expect(receiveUpload(store.dataDir, Readable.from([Buffer.alloc(11)]), { bytes: null, bytesMax: 10 })).rejects.toMatchObject({ code: "upload_too_large" });
  expect(exhibitRecords(store, incident)).toEqual([]);
  nothingLeft(store.dataDir);
});

test("the same bytes twice are one exhibit, and custody notes the second time", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  expect(await hand(store, incident, "a.json", "[1]")).toMatchObject({ exhibit: "x1", already: null });
  expect(await hand(store, incident, "again.json", "[1]")).toMatchObject({ exhibit: "x1", already: "x1" });
  expect(await hand(store, incident, "b.json", "[2]")).toMatchObject({ exhibit: "x2", already: null });
  expect(custodyLines(store.cases, incident).map(({ event }) => event)).toEqual([
    "incident.created", "exhibit.added", "exhibit.already_present", "exhibit.added",
  ]);
  expect(checkCustody(store.cases, incident).ok).toBe(true);
  nothingLeft(store.dataDir);
});

test("evidence is never writable, and an upload makes the findings stale", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const { sha256 } = await hand(store, incident, "a.json", "[1]");
  expect(statSync(exhibitPath(store.dataDir, sha256)).mode & 0o222).toBe(0);
  expect(incidentRecord(store, incident)?.state).toBe("stale");
});

test("no name from the evidence becomes a path or breaks a custody line", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "a\nb" }, "responder");
  await hand(store, incident, "../../../etc/passwd\n\u001b[2J", "x");
  expect(exhibitRecords(store, incident)[0]?.name).toBe("../../../etc/passwd\u{FFFD}\u{FFFD}[2J");
  expect(readdirSync(store.dataDir).toSorted()).toEqual(expect.arrayContaining(["aftertrace.sqlite", "exhibits", "uploads"]));
  expect(custodyLines(store.cases, incident).every(({ text }) => !/\p{Cc}/u.test(text))).toBe(true);
});

test("a file that cannot fit is refused before its bytes travel", async () => {
  const { dataDir } = tempStore();
  const never = () => new Readable({ read: () => { throw new Error("its bytes were asked for"); } });
  await expect(receiveUpload(dataDir, never(), { bytes: 101, bytesMax: 100 })).rejects.toMatchObject({ code: "upload_too_large" });
  await expect(receiveUpload(dataDir, never(), { bytes: 2 ** 60, bytesMax: 2 ** 61 })).rejects.toMatchObject({ code: "disk_full" });
});

test("a disk that fills up on the way is said in words", async () => {
  const { dataDir } = tempStore();
  const full = new Readable({ read() { this.destroy(Object.assign(new Error("no space left on device"), { code: "ENOSPC" })); } });
  await expect(receiveUpload(dataDir, full, { bytes: null, bytesMax: 100 })).rejects.toMatchObject({ code: "disk_full" });
});
