import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toHex } from "../../lib/base/encodings.ts";
import { sha256, sha512 } from "../../lib/base/sha2.ts";

const own = { sha256, sha512 } as const;

test("SHA-2 of any bytes is what OpenSSL makes of them", () => {
  fc.assert(
    fc.property(fc.constantFrom("sha256", "sha512"), fc.uint8Array({ maxLength: 700 }), (name, bytes) => {
      expect(toHex(own[name](bytes))).toBe(createHash(name).update(bytes).digest("hex"));
    }),
    { numRuns: 300 },
  );
});

test("the length around the end of a block changes nothing", () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = new Uint8Array(length).fill(length);
    for (const name of ["sha256", "sha512"] as const) expect(toHex(own[name](bytes))).toBe(createHash(name).update(bytes).digest("hex"));
  }
});
