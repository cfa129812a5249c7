import { expect, test, vi } from "vitest";
import { RawNumber } from "../../lib/base/json.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";

test("a long number read by one bundle of the server keeps its digits when another writes it", async () => {
  vi.resetModules();
  const other = await import("../../lib/base/json.ts");
  expect(other.RawNumber).not.toBe(RawNumber);
  const read = new other.RawNumber("12345678901234567890123");
  expect(read).toBeInstanceOf(RawNumber);
  expect(writeJson({ id: read })).toBe('{"id":12345678901234567890123}');
});

test("what only looks like a long number is none", () => {
  for (const value of [{ text: "1" }, null, "1", 1, [], undefined]) expect(value).not.toBeInstanceOf(RawNumber);
});
