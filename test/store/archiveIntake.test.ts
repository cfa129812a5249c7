import { expect, test } from "vitest";
import { crc32, deflateRawSync } from "node:zlib";
import { exhibitRecords, intakeProblems } from "../../lib/store/exhibits.ts";
import { createIncident } from "../../lib/store/incidents.ts";
import { hand, tempStore } from "./tempStore.ts";

/** A zip archive, written by hand so that hostile names and sums can be put in. */
function zip(files: readonly { readonly name: string; readonly content: string; readonly sum?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, sum } of files) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(sum ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

test("an archive stays an exhibit, and each of its files becomes one that names it", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const answer = await hand(store, incident, "case.zip", zip([{ name: "a.json", content: "[1]" }, { name: "../../b.json", content: "[2]" }, { name: "c.json", content: "[1]" }]));
  expect(answer.entries.map(({ exhibit, name, already }) => [exhibit, name, already])).toEqual([
    ["x2", "case.zip/a.json", null], ["x3", "case.zip/../../b.json", null], ["x2", "case.zip/c.json", "x2"],
  ]);
  expect(exhibitRecords(store, incident).map(({ number, container }) => [number, container])).toEqual([[1, null], [2, 1], [3, 1]]);
});

test("an archive inside an archive is refused in words that stay with the archive", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const inner = zip([{ name: "deep.json", content: "[1]" }]).toString("latin1");
  const nested = zip([{ name: "inner.zip", content: "" }, { name: "ok.json", content: "[1]" }]);
  expect((await hand(store, incident, "n.zip", nested)).entries.length).toBe(2);
  const answer = await hand(store, incident, "m.zip", zip([{ name: "inner.zip", content: inner }, { name: "ok.json", content: "[3]" }]));
  expect(answer.entries.map(({ name }) => name)).toEqual(["m.zip/ok.json"]);
  expect(answer.problems).toHaveLength(1);
  const archive = exhibitRecords(store, incident).find(({ name }) => name === "m.zip");
  expect(archive && intakeProblems(archive)).toEqual(answer.problems);
});
