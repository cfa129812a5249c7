import { Point } from "@noble/ed25519";
import { concatBytes, toHex, utf8 } from "../base/encodings.ts";
import { sha256, sha512 } from "../base/sha2.ts";
import { strictVerify } from "./ed25519.ts";
import type { AuditCrypto } from "./profile.ts";

/** Verification in plain JavaScript, for the browser: a tenth of OpenSSL's speed, the same verdicts. */
export const nobleCrypto: AuditCrypto = {
  sha256,
  sha256Hex: (text) => toHex(sha256(utf8(text))),
  sha512,
  verify: strictVerify(holds),
};

const order = Point.CURVE().n;

/**
 * S·B = R + k·A, on points read by the rules of RFC 8032 (`zip215` off). The library's own `verify` multiplies both sides
 * by the cofactor and so accepts signatures that OpenSSL and others refuse: only what all accept counts here.
 */
function holds(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const half = signature.subarray(0, 32);
  const [signer, commitment] = [point(key), point(half)];
  if (signer === null || commitment === null || signer.isSmallOrder()) return false;
  const challenge = number(sha512(concatBytes(half, key, message))) % order;
  const scalar = number(signature.subarray(32));
  return commitment.add(signer.multiplyUnsafe(challenge)).equals(Point.BASE.multiplyUnsafe(scalar));
}

/** Null for bytes that are no point of the curve. */
function point(bytes: Uint8Array): Point | null {
  try {
    return Point.fromBytes(bytes, false);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Little endian. */
function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.toReversed())}`);
}
