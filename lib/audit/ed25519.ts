import { toHex } from "../base/encodings.ts";

/**
 * The checks before a verification that make any mainstream Ed25519 library strict (RFC 8032, 5.1.7, and "Taming the many
 * EdDSAs", eprint 2020/1244): only what every verifier accepts counts as valid. Without them OpenSSL takes keys of small
 * order, under which one fixed signature fits every message.
 */
export type Weakness = "length" | "not_canonical" | "small_order" | "scalar";

export const weaknessWords: Readonly<Record<Weakness, string>> = {
  length: "it has the wrong length", not_canonical: "it is not in canonical form", small_order: "it is a point of small order",
  scalar: "its scalar is not below the group order",
};

/** Points of small order, sign bit cleared, as hex. */
const smallOrder = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]);
/** L = 2^252 + 27742317777372353535851937790883648493, little endian. */
const groupOrder = orderBytes();

function orderBytes(): Uint8Array {
  let value = 2n ** 252n + 27742317777372353535851937790883648493n;
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(value & 0xffn);
    value >>= 8n;
    return byte;
  });
}

/** Why a public key must not be used; null for a sound one. */
export function keyWeakness(key: Uint8Array): Weakness | null {
  return key.length === 32 ? pointWeakness(key) : "length";
}

/** Why a signature cannot be strictly valid, whatever the message; null where the mathematics must decide. */
export function signatureWeakness(signature: Uint8Array): Weakness | null {
  if (signature.length !== 64) return "length";
  const point = pointWeakness(signature.subarray(0, 32));
  if (point !== null) return point;
  return isBelow(signature.subarray(32), groupOrder) ? null : "scalar";
}

function pointWeakness(point: Uint8Array): Weakness | null {
  if (!isCanonical(point)) return "not_canonical";
  const first = point[0] ?? 0;
  // The five points begin with one of five bytes: most points need no text made of them.
  if (first !== 0x00 && first !== 0x01 && first !== 0xec && first !== 0x26 && first !== 0xc7) return null;
  const cleared = point.slice();
  cleared[31] = (cleared[31] ?? 0) & 0x7f;
  return smallOrder.has(toHex(cleared)) ? "small_order" : null;
}

/** y < 2^255 - 19, and not x = 0 with the sign bit set. */
function isCanonical(point: Uint8Array): boolean {
  const last = point[31] ?? 0;
  const top = last & 0x7f;
  const isHigh = top === 0x7f && point.subarray(1, 31).every((byte) => byte === 0xff);
  if (isHigh && (point[0] ?? 0) >= 0xed) return false;
  const signed = (last & 0x80) !== 0;
  const isOne = top === 0 && point[0] === 1 && point.subarray(1, 31).every((byte) => byte === 0);
  const isMinusOne = isHigh && point[0] === 0xec;
  return !(signed && (isOne || isMinusOne));
}

/** Little-endian comparison. */
function isBelow(value: Uint8Array, bound: Uint8Array): boolean {
  for (let at = 31; at >= 0; at--) {
    const [left, right] = [value[at] ?? 0, bound[at] ?? 0];
    if (left !== right) return left < right;
  }
  return false;
}

export type RawVerify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A library's verification behind the strict checks. Wrong lengths and bad encodings answer false. */
export function strictVerify(verify: RawVerify): RawVerify {
  return (key, message, signature) => keyWeakness(key) === null && signatureWeakness(signature) === null && verify(key, message, signature);
}
