import { expect, test } from "vitest";
import { hash128, sha256Hex, StreamingHash } from "../../lib/base/hash.ts";

test("a hash is the same in one piece and in many, for text and for its UTF-8 bytes", () => {
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const stream = new StreamingHash();
  for (const part of ["a", "b", "c"]) stream.update(Buffer.from(part));
  expect([sha256Hex("abc"), sha256Hex(Buffer.from("abc")), stream.hex(), hash128("abc")]).toEqual([
    abc,
    abc,
    abc,
    abc.slice(0, 32),
  ]);
});
