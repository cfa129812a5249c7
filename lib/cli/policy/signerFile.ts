import { createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fromBase64Url } from "../../base/encodings.ts";
import type { PolicySigner } from "../../policy/policySignature.ts";
import { BadUsage } from "../badUsage.ts";

const bytesMax = 65_536;

/** A private Ed25519 key from a file: PEM (PKCS #8), or a JWK as the data folder's own key file has it. */
export function readSigner(path: string): PolicySigner {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > bytesMax) throw new BadUsage(`${path} cannot be opened: there is no such key file.`);
  const secret = secretOf(readFileSync(path, "utf8"));
  const raw = secret?.asymmetricKeyType === "ed25519" ? fromBase64Url(createPublicKey(secret).export({ format: "jwk" }).x ?? "", 32) : null;
  if (secret === null || raw === null) throw new BadUsage(`${path} holds no private Ed25519 key.`, "Make one with: openssl genpkey -algorithm ed25519 -out key.pem");
  return { publicKey: raw, sign: (message) => new Uint8Array(sign(null, message, secret)) };
}

function secretOf(text: string): KeyObject | null {
  try {
    const bare = text.trim();
    if (!bare.startsWith("{")) return createPrivateKey(bare);
    const jwk: unknown = JSON.parse(bare);
    if (typeof jwk !== "object" || jwk === null || !("d" in jwk) || !("x" in jwk) || typeof jwk.d !== "string" || typeof jwk.x !== "string") return null;
    return createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x: jwk.x, d: jwk.d }, format: "jwk" });
  } catch (error) {
    // What the library cannot read is no key; its message would quote the file.
    if (error instanceof Error) return null;
    throw error;
  }
}
