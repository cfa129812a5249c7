import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyWeakness, signatureWeakness } from "../../lib/audit/ed25519.ts";
import { nobleCrypto } from "../../lib/audit/nobleCrypto.ts";
import { fromHex, utf8 } from "../../lib/base/encodings.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { edgeVectors } from "./edgeVectors.ts";
import { signer } from "./signer.ts";

const vectors = edgeVectors();
const libraries = [["OpenSSL", nodeCrypto], ["noble", nobleCrypto]] as const;

describe.each(libraries)("%s behind the strict checks", (_name, { verify }) => {
  test("judges all 151 vectors of Wycheproof, the twelve disputed cases and 78 edge cases of CCTV right", () => {
    const wrong = vectors.filter(({ key, message, signature, valid }) => verify(key, message, signature) !== valid);
    expect([vectors.length, wrong.map(({ name }) => name)]).toEqual([241, []]);
  });

  test("of the disputed cases accepts the one that every verifier accepts, and of CCTV's the six without a small order", () => {
    const accepted = vectors.filter(({ name, key, message, signature }) => !name.startsWith("wycheproof") && verify(key, message, signature));
    expect(accepted.map(({ name }) => name)).toEqual(["speccheck 3", ...[7, 29, 465, 473, 481, 899].map((number) => `cctv ${number}`)]);
  });

  test("refuses the signature that fits every message under a key of small order", () => {
    const key = fromHex(`01${"00".repeat(31)}`) ?? new Uint8Array();
    const signature = fromHex(`01${"00".repeat(63)}`) ?? new Uint8Array();
    for (const message of ['{"decision":"allow"}', '{"decision":"deny"}', ""]) expect(verify(key, utf8(message), signature)).toBe(false);
  });

  test("answers false to keys and signatures of any wrong length, and never throws", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 70 }), (key, signature) => !verify(key, utf8("m"), signature)), { numRuns: 60 });
  });
});

/** Points of small order in every encoding that decodes to them, sign bit and encodings beyond the field included. */
const smallOrder = ["00".repeat(32), `01${"00".repeat(31)}`, `ec${"ff".repeat(30)}7f`, "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"];
const odd = [...smallOrder, `ed${"ff".repeat(30)}7f`, `ee${"ff".repeat(30)}7f`].flatMap((text) => {
  const bytes = fromHex(text) ?? new Uint8Array();
  const signed = bytes.slice();
  signed[31] = (signed[31] ?? 0) | 0x80;
  return [bytes, signed];
});

test("every encoding of a point of small order is refused, as key and as the first half of a signature", () => {
  expect(odd.map(keyWeakness).filter((weakness) => weakness === null)).toEqual([]);
  expect(odd.map((point) => signatureWeakness(Uint8Array.from([...point, ...new Uint8Array(32)]))).filter((weakness) => weakness === null)).toEqual([]);
});

test("both libraries agree on genuine signatures, and on the same with one bit changed anywhere", () => {
  const { key, sign } = signer("agree");
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), fc.nat(96 * 8 - 1), (message, bit) => {
      const signature = sign(message);
      expect(libraries.map(([, { verify }]) => verify(key, message, signature))).toEqual([true, true]);
      const changed = Uint8Array.from([...key, ...signature]);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(libraries.map(([, { verify }]) => verify(changed.slice(0, 32), message, changed.slice(32)))).toEqual([false, false]);
    }),
    { numRuns: 40 },
  );
});
