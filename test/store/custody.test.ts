import fc from "fast-check";
import { expect, test } from "vitest";
import { nextCustodyLine, verifyCustody, type CustodyLine } from "../../lib/evidence/custody.ts";

function log(length: number, scope = "case-1"): CustodyLine[] {
  const lines: CustodyLine[] = [];
  for (let i = 1; i <= length; i++) {
    lines.push(nextCustodyLine(scope, lines.at(-1) ?? null, { atUs: 1_000 * i, actor: "responder", action: "exhibit.added", detail: `x${i}: a.json` }));
  }
  return lines;
}

test("an untouched log verifies and names its head", () => {
  const lines = log(5);
  expect(verifyCustody("case-1", lines)).toEqual({ ok: true, lines: 5, head: lines.at(-1)?.hash });
  expect(verifyCustody("case-1", [])).toMatchObject({ ok: true, lines: 0 });
});

test("any change to any field of any line is found at that line", () => {
  const change = fc.constantFrom<keyof CustodyLine>("atUs", "actor", "action", "detail", "hash", "previous", "number");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), change, (at, field) => {
      const lines = log(6).map((line, index) => {
        if (index !== at - 1) return line;
        const value = line[field];
        return { ...line, [field]: typeof value === "number" ? value + 1 : `${value}!` };
      });
      const check = verifyCustody("case-1", lines);
      expect(check.ok).toBe(false);
      if (!check.ok) expect(check.line).toBe(at);
    }),
  );
});

test("a removed, swapped or inserted line is found", () => {
  const lines = log(4);
  const [a, b, c, d] = lines;
  if (!a || !b || !c || !d) throw new Error("four lines");
  expect(verifyCustody("case-1", [a, c, d])).toEqual({ ok: false, line: 2, why: "missing" });
  expect(verifyCustody("case-1", [a, { ...c, number: 2 }, d])).toEqual({ ok: false, line: 2, why: "not_linked" });
  expect(verifyCustody("case-1", [b, a, c, d]).ok).toBe(false);
  expect(verifyCustody("case-1", [a, b, b, c, d]).ok).toBe(false);
});

test("the lines of one incident do not pass for another's", () => {
  expect(verifyCustody("case-2", log(3))).toEqual({ ok: false, line: 1, why: "not_linked" });
});
