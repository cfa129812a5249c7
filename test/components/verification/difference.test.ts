import fc from "fast-check";
import { expect, test } from "vitest";
import { byteSide, differenceOf } from "@/components/evidence/verification/difference.ts";
import { toHex } from "@/lib/base/encodings.ts";

const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });

test("of two hashes the first byte that differs is marked in both, and all of both is shown", () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(31), fc.integer({ min: 1, max: 255 }), (hash, at, change) => {
    const other = hash.with(at, (hash[at] ?? 0) ^ change);
    const { unit, sides } = differenceOf(toHex(hash), toHex(other), at);
    expect(unit).toBe("byte");
    expect(sides.map(({ before, differs, after }) => before + differs + after)).toEqual([toHex(hash), toHex(other)]);
    expect(sides.map(({ differs }) => differs)).toEqual([toHex(hash.subarray(at, at + 1)), toHex(other.subarray(at, at + 1))]);
  }));
});

test("of two long texts the neighbourhood of the first difference is shown, and that it was cut", () => {
  const [left, right] = [`${"a".repeat(500)}x${"b".repeat(500)}`, `${"a".repeat(500)}y${"b".repeat(500)}`];
  const { unit, sides } = differenceOf(left, right, 500);
  expect([unit, sides.map(({ differs }) => differs).join("")]).toEqual(["character", "xy"]);
  expect(sides[0]).toMatchObject({ cutBefore: true, cutAfter: true });
  expect(sides[0].before.length + sides[0].after.length).toBeLessThan(200);
});

test("a text that ends where the other goes on differs at its end", () => {
  expect(differenceOf("abc", "abcd", 3).sides.map(({ differs }) => differs)).toEqual(["", "d"]);
});

test("around a byte the hex and the text of a message have one sign for each byte", () => {
  fc.assert(fc.property(bytes, fc.nat(199), (message, place) => {
    const at = place % message.length;
    const { hex, text } = byteSide(message, at);
    expect(hex.differs).toBe(toHex(message.subarray(at, at + 1)));
    const pairs = (side: string): number => (side === "" ? 0 : side.split(" ").length);
    expect([pairs(hex.before), pairs(hex.after)]).toEqual([text.before.length, text.after.length]);
  }));
});
