import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { noKeys, type KeySet } from "../../lib/audit/trustedKeys.ts";
import { isObject, type JsonValue } from "../../lib/base/json.ts";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import type { PolicyDocument } from "../../lib/policy/policyDocument.ts";
import { signPolicy, verifyPolicy, type PolicySigner } from "../../lib/policy/policySignature.ts";
import { writePolicyYaml } from "../../lib/policy/writePolicy.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";

function newSigner(): PolicySigner {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  return { publicKey: new Uint8Array(Buffer.from(x, "base64url")), sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

const trusting = (...signers: readonly PolicySigner[]): KeySet => ({ ...noKeys, keys: signers.map(({ publicKey }) => ({ key: publicKey, id: null, name: null, validFromUs: null, validUntilUs: null, revoked: null, source: "test" })) });

const policy: PolicyDocument = {
  schema: "aftertrace.policy/1", name: "shop", version: 4, previous: "sha256:ab", default: "deny",
  basis: { exhibits: ["sha256:01"], runs: 2, calls: 3, excluded: ["c7"], first: "2026-03-02T08:11:04.000000Z", last: null },
  trust: { user: ["user", "system"], results: ["get:$.a"] },
  tools: [{ tool: "t", allow: [{ id: "a", match: { x: ["1", 2, true, null], y: { from: ["user"], max_length: 5 } }, support: { calls: 1, runs: 1, first: null, last: null } }], deny: [{ id: "d", match: {}, extra: "allow", action: "block_and_alert" }], limits: { rate: { calls: 2, per: "minute" } }, audit: { sign: "ed25519", sink: "s3://a/" } }],
  not_observed: ["u"],
};

/** Every policy that differs in one scalar. */
function flipped(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => flipped(one).map((other) => value.with(at, other)));
  if (isObject(value)) return Object.entries(value).flatMap(([name, one]) => flipped(one).map((other) => ({ ...value, [name]: other })));
  if (typeof value === "string") return [`${value}x`];
  return [typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : false];
}

test("a signed policy verifies for whoever trusts the key, after it was written and read again", () => {
  const signer = newSigner();
  const signed = signPolicy(policy, signer, nodeCrypto);
  const read = parsePolicy(`# a comment\n${writePolicyYaml(signed)}`);
  expect(read.ok && verifyPolicy(read.policy, trusting(signer), nodeCrypto)).toBe("verified");
});

test("each value, flipped once, breaks the signature", () => {
  const signer = newSigner();
  const { signature, ...rest } = signPolicy(policy, signer, nodeCrypto);
  const others = flipped(rest as unknown as JsonValue);
  expect(others.length).toBeGreaterThan(25);
  for (const other of others) expect(verifyPolicy({ ...(other as unknown as PolicyDocument), signature }, trusting(signer), nodeCrypto)).toBe("altered");
});

test("a value taken away or added breaks the signature, another order of members does not", () => {
  const signer = newSigner();
  const signed = signPolicy(policy, signer, nodeCrypto);
  const { not_observed: _, ...less } = signed;
  expect(verifyPolicy(less, trusting(signer), nodeCrypto)).toBe("altered");
  expect(verifyPolicy({ ...signed, tools: [...signed.tools, { tool: "more" }] }, trusting(signer), nodeCrypto)).toBe("altered");
  expect(verifyPolicy(Object.fromEntries(Object.entries(signed).reverse()) as unknown as PolicyDocument, trusting(signer), nodeCrypto)).toBe("verified");
});

test("a key that nobody vouches for never makes a policy verified", () => {
  const [signer, other] = [newSigner(), newSigner()];
  const signed = signPolicy(policy, signer, nodeCrypto);
  expect(verifyPolicy(signed, trusting(other), nodeCrypto)).toBe("unknown_key");
  expect(verifyPolicy(signed, noKeys, nodeCrypto, [signer.publicKey])).toBe("untrusted_key");
  expect(verifyPolicy(policy, trusting(signer), nodeCrypto)).toBe("unsigned");
  const forged: PolicyDocument = { ...signed, signature: { alg: "ed25519", key: signPolicy(policy, other, nodeCrypto).signature?.key ?? "", value: signed.signature?.value ?? "" } };
  expect(verifyPolicy(forged, trusting(signer, other), nodeCrypto)).toBe("altered");
  expect(verifyPolicy({ ...signed, signature: { alg: "ed25519", key: signed.signature?.key ?? "", value: "no base64" } }, trusting(signer), nodeCrypto)).toBe("altered");
});
