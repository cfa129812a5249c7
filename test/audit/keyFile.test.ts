import { createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinKeySets, readKeyFile } from "../../lib/audit/keyFile.ts";
import { fromHex } from "../../lib/base/encodings.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { inBase64, inBase64Url, inHex, keySet, sha256, signer, trusted } from "./signer.ts";

const own = signer("keys");
const read = (content: string | Uint8Array) => readKeyFile(typeof content === "string" ? Buffer.from(content) : content, "file", nodeCrypto);
const jwk = { kty: "OKP", crv: "Ed25519", x: inBase64Url(own.key) };
const pem = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" }).toString();
const noteId = sha256(Buffer.concat([Buffer.from("log.example\n"), Buffer.of(1), own.key])).slice(0, 8);

describe("a public key is read in every usual form", () => {
  test.each<[string, string | Uint8Array, string | null]>([
    ["hex", own.hex, null], ["hex in capitals, with a line feed", `${own.hex.toUpperCase()}\r\n`, null], ["base64", inBase64(own.key), null], ["base64url", inBase64Url(own.key), null],
    ["with its algorithm before it", `ed25519:${inBase64(own.key)}`, null], ["32 bytes", own.key, null], ["PEM", `a comment\n${pem}`, null], ["did:key", own.did, own.did],
    ["verifier key of a note", `log.example+${noteId}+${Buffer.concat([Buffer.of(1), own.key]).toString("base64")}`, `log.example+${noteId}`],
    ["one JWK", JSON.stringify({ ...jwk, kid: "k1" }), "k1"], ["JWKS", JSON.stringify({ keys: [{ ...jwk, kid: "k1" }] }), "k1"], ["kid and public_key", JSON.stringify({ kid: "k1", public_key: own.hex }), "k1"],
    ["public_key_hex", JSON.stringify({ public_key_hex: own.hex }), null], ["a map of id to key", JSON.stringify({ k1: inBase64(own.key) }), "k1"], ["a map under keys", JSON.stringify({ keys: { k1: own.hex } }), "k1"],
    ["behind a byte order mark", `\ufeff${JSON.stringify({ keys: [{ ...jwk, kid: "k1" }] })}`, "k1"],
  ])("%s", (_form, content, id) => {
    const { keys, problems } = read(content);
    expect([keys.map((one) => [inHex(one.key), one.id]), problems]).toEqual([[[own.hex, id]], []]);
  });

  test("a JWKS keeps windows and revocations, and a key of another kind is named beside the good ones", () => {
    const file = read(JSON.stringify({ keys: [{ ...jwk, kid: "a", valid_from: "2026-01-01T00:00:00Z", valid_until: "2026-02-01T00:00:00Z" }, { ...jwk, kid: "b", status: "revoked" }, { kty: "EC", crv: "P-256", x: "AA", kid: "c" }] }));
    expect(file.keys.map(({ id, validFromUs, validUntilUs, revoked }) => [id, validFromUs, validUntilUs, revoked])).toEqual([["a", Date.UTC(2026, 0, 1) * 1000, Date.UTC(2026, 1, 1) * 1000, null], ["b", null, null, "always"]]);
    expect(file.problems).toMatchObject([{ at: "/keys/2" }]);
  });

  test("a revocation list names ids and brings no key", () => {
    expect([...read('{"version":1,"revoked_kids":["k1","k2"]}').revokedIds]).toEqual(["k1", "k2"]);
  });
});

describe("what a file says of a key beside its bytes", () => {
  const places = (content: string | Uint8Array) => read(content).places.map(({ form, at }) => `${form} ${at}`);
  test.each<[string, string | Uint8Array, readonly string[]]>([
    ["keys of a JWKS, one with two ids", JSON.stringify({ keys: [{ ...jwk, kid: "a", issuer_id: "b" }, { public_key: own.hex }] }), ["jwks /keys/0", "jwks /keys/0", "object /keys/1"]],
    ["one JWK", JSON.stringify(jwk), ["jwk file"]], ["a map", JSON.stringify({ a: own.hex, b: { x: inBase64Url(own.key) } }), ["map /a", "map /b"]], ["a map under keys", JSON.stringify({ keys: { a: own.hex } }), ["map /keys/a"]],
    ["32 bytes", own.key, ["raw file"]], ["PEM", pem, ["pem file"]],
    ["lines of every kind, counted as they stand", `# ours\n\n${own.did}\n${own.hex}\ned25519:${inBase64(own.key)}\nlog.example+${noteId}+${Buffer.concat([Buffer.of(1), own.key]).toString("base64")}`, ["did:key line 3", "hex line 4", "base64 line 5", "vkey line 6"]],
  ])("%s", (_what, content, expected) => {
    expect(places(content)).toEqual(expected);
  });

  test("times may be numbers of seconds, and a limit that cannot be read never makes a key good for ever in silence", () => {
    const { keys, problems } = read(JSON.stringify({ keys: [{ ...jwk, kid: "a", nbf: 1_767_225_600, exp: null }, { ...jwk, kid: "b", valid_until: "soon" }, { ...jwk, kid: "c", revoked_at: "yesterday" }] }));
    expect(keys.map(({ validFromUs, validUntilUs, revoked }) => [validFromUs, validUntilUs, revoked])).toEqual([[Date.UTC(2026, 0, 1) * 1000, null, null], [null, null, null], [null, null, "always"]]);
    expect(problems).toEqual([
      { code: "unreadable_limit", at: "/keys/1", message: "valid_until is no time that can be read" },
      { code: "unreadable_limit", at: "/keys/2", message: "revoked_at is no time that can be read" },
    ]);
  });

  test("a private key is named, and no public one is taken out of it", () => {
    const secret = generateKeyPairSync("ed25519").privateKey;
    for (const content of [JSON.stringify({ keys: [secret.export({ format: "jwk" })] }), secret.export({ type: "pkcs8", format: "pem" })]) {
      const { keys, problems } = read(content);
      expect([keys, problems.map(({ code }) => code)]).toEqual([[], ["private_key"]]);
    }
  });
});

test("weak keys and wrong lengths are refused and say why; no file of any bytes throws", () => {
  for (const hex of ["00".repeat(32), `01${"00".repeat(31)}`, `ec${"ff".repeat(30)}7f`, `ee${"ff".repeat(30)}7f`]) {
    const { keys, problems } = read(hex);
    expect([keys, problems[0]?.message]).toEqual([[], expect.stringContaining("not to be trusted")]);
  }
  expect(read(fromHex("ab".repeat(31)) ?? "").keys).toEqual([]);
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.json().map((text) => Buffer.from(text)), fc.string().map((text) => Buffer.from(text))), (bytes) => {
    expect(Array.isArray(read(bytes).problems)).toBe(true);
  }), { numRuns: 200 });
});

test("an endorsement counts where the key that signs it is trusted, and only then", () => {
  const [next, stranger] = [signer("next"), signer("stranger")];
  const endorse = (by: typeof own, rotatedUs: number | null = null) => ({ ...keySet(), endorsements: [{ by: by.key, key: next.key, message: Buffer.from("m"), signature: by.sign("m"), rotatedUs }] });
  expect(joinKeySets([keySet(trusted(own)), endorse(own)], nodeCrypto).keys.map(({ key }) => inHex(key))).toEqual([own.hex, next.hex]);
  expect(joinKeySets([keySet(trusted(own)), endorse(stranger)], nodeCrypto).keys).toHaveLength(1);
  const joined = (rest: Partial<ReturnType<typeof trusted>>, rotatedUs: number | null, revokedIds = new Set<string>()) => joinKeySets([{ ...keySet(trusted(own, "k", rest)), revokedIds }, endorse(own, rotatedUs)], nodeCrypto).keys;
  expect(joined({ validUntilUs: 10 }, 9)[1]).toMatchObject({ validUntilUs: null, revoked: null });
  expect(joined({ validUntilUs: 10 }, 10)).toHaveLength(1);
  expect(joined({ revoked: { sinceUs: 10 } }, 9)).toHaveLength(2);
  expect(joined({ revoked: { sinceUs: 10 } }, null)).toHaveLength(1);
  expect(joined({ revoked: "always" }, 9)).toHaveLength(1);
  expect(joined({}, 9, new Set(["k"]))).toHaveLength(1);
});
