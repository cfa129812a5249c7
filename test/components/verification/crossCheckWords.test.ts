import { expect, test } from "vitest";
import { clockText, crossCheckLists, differenceText, firstList, type CrossCheckNumbers } from "@/components/evidence/cross-check/cross-check-words.ts";
import { readEvidenceAddress, writeEvidenceAddress } from "@/components/evidence/evidence-address.ts";

const none: CrossCheckNumbers = { calls: 9, entries: 9, matched: 0, inTraceNotInLog: 0, inLogNotInTrace: 0, differs: 0, outsideWindow: 0, clockOffsetUs: null, clocks: [], by: { id: 0, arguments: 0, order: 0 } };

test("the gravest list that has a row is opened first, and the matched ones only where nothing else is", () => {
  expect(firstList({ ...none, matched: 9 })).toBe("matched");
  for (const list of crossCheckLists) expect(firstList({ ...none, matched: 9, [list]: 1 })).toBe(list);
});

test.each<[number | null, RegExp]>([
  [null, /^Nothing shows how far the clocks/], [0, /agree to the millisecond/], [500, /agree to the millisecond/], [2_300_000, /runs 2\.3 s ahead of the trace's/],
  [-250_000, /runs 250 ms behind the trace's/], [3_600_000_000, /runs 60 min ahead/], [-9_000_000_000, /runs 2 h 30 min behind/],
])("a clock offset of %s µs is said in words", (clockOffsetUs, expected) => {
  expect(clockText({ clockOffsetUs, clocks: [{ exhibit: "x2", offsetUs: clockOffsetUs ?? 0, pairs: 3 }] })).toMatch(expected);
});

test("each of several logs has its own clock", () => {
  const clocks = [{ exhibit: "x2", offsetUs: 1_000_000, pairs: 1 }, { exhibit: "x3", offsetUs: -2_000_000, pairs: 4 }];
  expect(clockText({ clockOffsetUs: 0, clocks })).toBe("The clock of x2 runs 1 s ahead of the trace's. Told from 1 sure pair. The clock of x3 runs 2 s behind the trace's. Told from 4 sure pairs.");
});

test("a denied call that was executed is named as such", () => {
  expect(differenceText({ what: "decision", inTrace: "executed", inLog: "denied" })).toBe("Denied by the log, executed in the trace");
  expect(differenceText({ what: "tool", inTrace: "run_sql", inLog: "read_file" })).toBe("Tool: run_sql in the trace, read_file in the log");
});

test("the address keeps what is open, and names what it cannot read", () => {
  const address = { log: "x2", entry: 17, filter: "altered_entry", check: "differs" } as const;
  const text = writeEvidenceAddress(address);
  expect(text).toBe("?log=x2&entry=17&class=altered_entry&check=differs");
  expect(readEvidenceAddress(new URLSearchParams(text))).toEqual({ address, misread: [] });
  expect(readEvidenceAddress(new URLSearchParams("log=2&entry=0&class=forged"))).toEqual({
    address: { log: null, entry: null, filter: null, check: null },
    misread: [{ name: "log", value: "2" }, { name: "entry", value: "0" }, { name: "class", value: "forged" }],
  });
  expect(writeEvidenceAddress({ ...address, log: null, check: null })).toBe("");
});
