import fc from "fast-check";
import { expect, test } from "vitest";
import { checkUnsignedCustody, type UnsignedCustodyLine } from "../../lib/evidence/unsignedCustody.ts";
import { unsignedLog } from "./unsignedLog.ts";

const log = (length: number, scope = "case-1"): UnsignedCustodyLine[] => unsignedLog(scope, Array.from({ length }, (_, at) => ({ action: "exhibit.added", detail: `x${at + 1}: a.json` })));

test("an untouched log fits itself and names its head", () => {
  const lines = log(5);
  expect(checkUnsignedCustody("case-1", lines)).toEqual({ ok: true, lines: 5, head: lines.at(-1)?.hash });
  expect(checkUnsignedCustody("case-1", [])).toMatchObject({ ok: true, lines: 0 });
});

test("any change to any field of any line is found at that line, and the lines are counted all the same", () => {
  const change = fc.constantFrom<keyof UnsignedCustodyLine>("atUs", "actor", "action", "detail", "hash", "previous", "number");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), change, (at, field) => {
      const lines = log(6).map((line, index) => {
        if (index !== at - 1) return line;
        const value = line[field];
        return { ...line, [field]: typeof value === "number" ? value + 1 : `${value}!` };
      });
      expect(checkUnsignedCustody("case-1", lines)).toMatchObject({ ok: false, lines: 6, line: at });
    }),
  );
});

test("a removed, swapped or inserted line is found", () => {
  const lines = log(4);
  const [a, b, c, d] = lines;
  if (!a || !b || !c || !d) throw new Error("four lines");
  expect(checkUnsignedCustody("case-1", [a, c, d])).toMatchObject({ ok: false, line: 2, why: "missing" });
  expect(checkUnsignedCustody("case-1", [a, { ...c, number: 2 }, d])).toMatchObject({ ok: false, line: 2, why: "not_linked" });
  expect(checkUnsignedCustody("case-1", [b, a, c, d]).ok).toBe(false);
  expect(checkUnsignedCustody("case-1", [a, b, b, c, d]).ok).toBe(false);
});

test("the lines of one incident do not pass for another's", () => {
  expect(checkUnsignedCustody("case-2", log(3))).toMatchObject({ ok: false, line: 1, why: "not_linked" });
});
