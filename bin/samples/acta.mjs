// Writes decisions of a policy gateway as signed receipts (draft-farley-acta-signed-receipts-03): an envelope of payload
// and signature, each payload naming the hash of the envelope before it. Ed25519 needs no randomness: same seed, same bytes.
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** RFC 8785: members in the order of their names, nothing between them. Writes numbers and strings as ECMAScript does. */
export function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${jcs(value[name])}`).join(",")}}`;
}

const base58Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes in base58; a key that begins with a zero byte does not occur here. */
function base58(bytes) {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; rest > 0n; rest /= 58n) text = base58Letters[Number(rest % 58n)] + text;
  return text;
}

/** PKCS #8 of an Ed25519 key: this, then the 32 bytes of the seed (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** A key pair that follows from a text: a test key, which everybody who reads the text has. */
export function testKey(text) {
  const seed = createHash("sha256").update(text).digest();
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
  const { x } = createPublicKey(secret).export({ format: "jwk" });
  const bytes = Buffer.from(x, "base64url");
  return {
    x,
    hex: bytes.toString("hex"),
    id: `sb:issuer:${base58(bytes).slice(0, 12)}`,
    fingerprint: `sha256:${sha256(bytes)}`,
    sign: (message) => sign(null, Buffer.from(message), secret).toString("hex"),
  };
}

/** What a receipt says of the arguments: their digest, so that the log need not hold them. */
function payloadDigest(args) {
  const text = jcs(args);
  return { input_hash: sha256(text), input_size: Buffer.byteLength(text), canonical: "jcs" };
}

/** Signed envelopes for decisions `{tool, decision, reason, callId, args, at}` (milliseconds since 1970), in their order. */
export function receipts(decisions, { key, issuer, policyDigest }) {
  let previous = null;
  return decisions.map(({ tool, decision, reason, callId, args, at }) => {
    const payload = {
      type: "protectmcp:decision",
      tool_name: tool,
      decision,
      reason,
      policy_digest: policyDigest,
      scope: callId,
      mode: "enforce",
      request_id: callId,
      spec: "draft-farley-acta-signed-receipts-03",
      issuer_certification: "self-signed",
      public_key: key.hex,
      issuer_name: issuer,
      ...(previous && { previousReceiptHash: `sha256:${previous}` }),
      payload_digest: payloadDigest(args),
      issued_at: new Date(at).toISOString(),
      issuer_id: key.id,
    };
    const envelope = { payload, signature: { alg: "EdDSA", kid: key.id, sig: key.sign(jcs(payload)) } };
    previous = sha256(jcs(envelope));
    return envelope;
  });
}

/** One envelope per line. */
export const receiptLines = (envelopes) => envelopes.map((envelope) => `${JSON.stringify(envelope)}\n`).join("");

/** The public key as the gateway serves it at `/.well-known/acta-keys.json`: a JWKS with a name and the time it is valid. */
export const jwks = (key, { name, validFrom, validUntil }) =>
  `${JSON.stringify({ keys: [{ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: key.id, name, x: key.x, valid_from: validFrom, valid_until: validUntil }] }, null, 2)}\n`;

/** A digest in the form in which receipts name policies. */
export const digestOf = (text) => `sha256:${sha256(text)}`;
