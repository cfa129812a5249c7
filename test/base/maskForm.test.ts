import { expect, test } from "vitest";
import { holdsMask, maskOf, maskPieces } from "../../lib/base/maskForm.ts";

test("asking whether a text holds a mask never hides its first one from the pieces", () => {
  const mask = maskOf("AWS key", "1a2b3c4d", 20);
  const text = `use ${mask}; then ${mask}`;
  for (let round = 0; round < 3; round++) {
    expect(holdsMask(text)).toBe(true);
    expect(maskPieces(text).map(({ type }) => type)).toEqual(["text", "mask", "text", "mask"]);
  }
  expect(holdsMask("no [mask] here •••")).toBe(false);
});
