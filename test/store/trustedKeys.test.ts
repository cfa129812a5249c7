import fc from "fast-check";
import { createPublicKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { keySourceBytesMax, type KeySource } from "../../lib/api/keyContract.ts";
import { keysOf, validity } from "../../lib/audit/trustedKeys.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines, installation } from "../../lib/store/custodyLog.ts";
import { createIncident, deleteIncident } from "../../lib/store/incidents.ts";
import { keyPreview } from "../../lib/store/keyPreview.ts";
import { changeTrust, trustHistory, trustSource } from "../../lib/store/trustChanges.ts";
import { trustedKeySet } from "../../lib/store/trustedKeySet.ts";
import { trustedKeys } from "../../lib/store/trustedKeyViews.ts";
import { inBase64, inBase64Url, inHex, sha256, signer, type Signer } from "../audit/signer.ts";
import { hand, tempStore } from "./tempStore.ts";
import { accept, endorsement, fileOf, fingerprint, made, pasted } from "./trust.ts";

const [own, next, stranger] = [signer("trusted"), signer("trusted next"), signer("trusted stranger")];
const jwk = (one: Signer) => ({ kty: "OKP", crv: "Ed25519", x: inBase64Url(one.key) });
const pem = createPublicKey({ key: jwk(own), format: "jwk" }).export({ type: "spki", format: "pem" }).toString();
const vkeyId = sha256(Buffer.concat([Buffer.from("log.example\n"), Buffer.of(1), own.key])).slice(0, 8);
const vkey = `log.example+${vkeyId}+${Buffer.concat([Buffer.of(1), own.key]).toString("base64")}`;

describe("a key in any form is trusted by its bytes, and remembers how it came", () => {
  test.each<[string, string | Uint8Array, readonly string[]]>([
    ["hex", own.hex, []], ["base64", inBase64(own.key), []], ["pem", pem, []], ["jwk", JSON.stringify({ ...jwk(own), kid: "k1" }), ["k1"]],
    ["jwks", JSON.stringify({ keys: [{ ...jwk(own), kid: "k1", issuer_id: "i1" }] }), ["k1", "i1"]], ["map", JSON.stringify({ k1: own.hex }), ["k1"]],
    ["object", JSON.stringify({ kid: "k1", public_key: own.hex }), ["k1"]], ["did:key", own.did, [own.did]], ["vkey", vkey, [`log.example+${vkeyId}`]], ["raw", own.key, []],
  ])("%s", (form, content, ids) => {
    const store = tempStore();
    const source = fileOf(content, "bank\u202e.key");
    const [id = ""] = accept(store, source).ids;
    const [key] = trustedKeys(store).keys;
    expect(key).toMatchObject({ id, form, key: own.hex, fingerprint: fingerprint(own), ids, state: "valid", compared: true, acceptedBy: "Ada", source: { origin: "file", name: "bank\ufffd.key", sha256: sha256(content) } });
    expect(Buffer.from(trustSource(store, id)?.content ?? "")).toEqual(Buffer.from(content));
    expect(trustedKeySet(store).keys.map((one) => [inHex(one.key), one.id])).toEqual((ids.length === 0 ? [null] : ids.toSorted()).map((one) => [own.hex, one]));
  });
});

test("looking at a file trusts nothing, keeps nothing, and says for each part what it is or why it is not taken", () => {
  const store = tempStore();
  const weak = `01${"00".repeat(31)}`;
  const found = keyPreview(store, fileOf(JSON.stringify({ keys: [{ ...jwk(own), kid: "k1" }, { kid: "w", public_key: weak }, { kty: "EC", crv: "P-256", x: "AA" }] })));
  expect(found.keys).toMatchObject([{ fingerprint: fingerprint(own), ids: ["k1"], known: null, endorsedBy: null }]);
  expect(found.problems.map(({ code, at, fix }) => [code, at, fix.length > 10])).toEqual([["weak_key", "/keys/1", true], ["unsupported_key", "/keys/2", true]]);
  expect(trustedKeys(store)).toMatchObject({ keys: [], claims: [], endorsed: [], keySet: { keys: 0 } });
  expect(store.cases.$client.prepare("select count(*) from key_files").pluck().get()).toBe(0);
});

test("a weak key cannot be accepted, nor one that the source does not hold, nor anything of a file with a private key", () => {
  const store = tempStore();
  const tried = (source: KeySource, of: string) => changeTrust(store, { kind: "accept", acceptance: { source, keys: [{ fingerprint: of, compared: true }], claims: [], scope: null, note: "", author: "" } }, { author: "", reason: "" });
  const small = `01${"00".repeat(31)}`;
  expect(tried(pasted(small), `sha256:${sha256(Buffer.from(small, "hex"))}`)).toEqual({ ok: false, error: "no_such_fingerprint" });
  expect(tried(pasted(own.hex), fingerprint(stranger))).toEqual({ ok: false, error: "no_such_fingerprint" });
  expect(tried(pasted(JSON.stringify({ keys: [jwk(own), { ...jwk(next), d: inBase64Url(next.key) }] })), fingerprint(own))).toEqual({ ok: false, error: "private_key" });
  expect(store.cases.$client.prepare("select (select count(*) from trusted_keys) + (select count(*) from key_files) + (select count(*) from custody_records)").pluck().get()).toBe(0);
});

test("no bytes make the reading of a source throw", () => {
  const store = tempStore();
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
    const found = keyPreview(store, fileOf(bytes));
    expect(found.bytes).toBe(bytes.length);
    expect(found.keys.length + found.problems.length + found.endorsements.length).toBeGreaterThan(0);
  }), { numRuns: 200 });
  expect(keySourceBytesMax).toBeLessThan(1_048_576);
});

describe("limits", () => {
  test("are taken over from the file, are judged at the time that an entry claims, and no file ever loosens them", () => {
    const store = tempStore();
    const from = Date.UTC(2026, 0, 1) * 1_000;
    const until = Date.UTC(2026, 1, 1) * 1_000;
    const dated = { ...jwk(own), kid: "k1", valid_from: "2026-01-01T00:00:00Z", valid_until: "2026-02-01T00:00:00Z" };
    const [id = ""] = accept(store, fileOf(JSON.stringify({ keys: [dated] }))).ids;
    expect(trustedKeySet(store).keys).toMatchObject([{ validFromUs: from, validUntilUs: until }]);
    made(store, { kind: "patch", id, patch: { revoked: { sinceUs: from + 5 } } });
    const set = trustedKeySet(store);
    const [key] = set.keys;
    if (key === undefined) throw new Error("no key");
    expect([from - 1, from, from + 5, until].map((us) => validity(key, set, ["k1"], us))).toEqual(["outside", "valid", "revoked", "revoked"]);
    const source = fileOf(JSON.stringify({ keys: [{ ...jwk(own), kid: "k2" }] }));
    expect(keyPreview(store, source).keys[0]?.known).toMatchObject({ id, state: "revoked", changes: ["ids"] });
    expect(accept(store, source).ids).toEqual([id]);
    expect(trustedKeys(store).keys).toMatchObject([{ id, ids: ["k1", "k2"], validFromUs: from, validUntilUs: until, revoked: { sinceUs: from + 5 }, source: { sha256: keyPreview(store, source).sha256 } }]);
  });

  test("where a file contradicts itself the narrower ones hold, and it says so", () => {
    const found = keyPreview(tempStore(), pasted(JSON.stringify({ keys: [{ ...jwk(own), kid: "a", exp: 2_000_000_000 }, { ...jwk(own), kid: "b", exp: 1_900_000_000, status: "revoked" }] })));
    expect(found.keys).toMatchObject([{ ids: ["a", "b"], validUntilUs: 1_900_000_000_000_000, revoked: { sinceUs: null } }]);
    expect(found.problems.map(({ code }) => code)).toEqual(["two_limits"]);
  });

  test("that leave no moment are refused, and so are limits of a claim", () => {
    const store = tempStore();
    const [key = ""] = accept(store, pasted(own.hex)).ids;
    const [list = ""] = accept(store, pasted('{"revoked_kids":["z"]}')).ids;
    const said = { author: "", reason: "" };
    expect(changeTrust(store, { kind: "patch", id: key, patch: { validFromUs: 10, validUntilUs: 10 } }, said)).toEqual({ ok: false, error: "window_is_empty" });
    expect(changeTrust(store, { kind: "patch", id: key, patch: { successor: key } }, said)).toEqual({ ok: false, error: "no_such_successor" });
    expect(changeTrust(store, { kind: "patch", id: list, patch: { revoked: { sinceUs: null } } }, said)).toEqual({ ok: false, error: "not_for_claims" });
  });

  test("retiring names the key that took its place", () => {
    const store = tempStore();
    const [old = ""] = accept(store, pasted(own.hex)).ids;
    const [new_ = ""] = accept(store, pasted(next.hex)).ids;
    made(store, { kind: "patch", id: old, patch: { validUntilUs: 1_000_000, successor: new_ } });
    expect(trustedKeys(store).keys[0]).toMatchObject({ id: old, state: "retired", successor: { id: new_ } });
    expect(trustHistory(store, old)?.changes[0]).toMatchObject({ action: "retired" });
  });
});

describe("claims of others", () => {
  test("a revocation list revokes ids, whether keys of that name are there or come later, until it is removed", () => {
    const store = tempStore();
    const list = fileOf(JSON.stringify({ version: 1, issuer: "bank", generated_at: "2026-03-01T00:00:00Z", revoked_kids: ["k1", "other"] }), "krl.json");
    const [claim = ""] = accept(store, list).ids;
    accept(store, pasted(JSON.stringify({ kid: "k1", public_key: own.hex })));
    expect(keyPreview(store, list).revocations).toMatchObject({ known: claim, issuer: "bank", names: ["k1"] });
    expect(trustedKeys(store)).toMatchObject({ keys: [{ state: "revoked", revoked: null, revokedByList: [claim] }], claims: [{ kind: "revocations", ids: ["k1", "other"], issuer: "bank", form: "revocation_list" }] });
    const set = trustedKeySet(store);
    expect(set.keys.map((key) => validity(key, set, ["k1"], null))).toEqual(["revoked"]);
    made(store, { kind: "remove", id: claim });
    expect(trustedKeys(store).keys).toMatchObject([{ state: "valid", revokedByList: [] }]);
    expect([...trustedKeySet(store).revokedIds]).toEqual([]);
  });

  test("an endorsement counts only where the key that signed it is trusted, and was good when it signed", () => {
    const store = tempStore();
    const source = fileOf(endorsement(own, next));
    accept(store, source);
    const state = () => trustedKeys(store).claims.map((claim) => (claim.kind === "endorsement" ? claim.counts : ""));
    expect([state(), trustedKeySet(store).keys]).toEqual([["signer_unknown"], []]);
    const [id = ""] = accept(store, pasted(own.hex)).ids;
    expect(state()).toEqual(["counts"]);
    expect(trustedKeys(store).endorsed).toMatchObject([{ fingerprint: fingerprint(next), by: { fingerprint: fingerprint(own) } }]);
    expect(trustedKeySet(store).keys.map((one) => inHex(one.key)).toSorted()).toEqual([own.hex, next.hex].toSorted());
    const rotated = Date.UTC(2026, 1, 1) * 1_000;
    made(store, { kind: "patch", id, patch: { revoked: { sinceUs: rotated + 1 } } });
    expect(state()).toEqual(["counts"]);
    made(store, { kind: "patch", id, patch: { revoked: { sinceUs: rotated } } });
    expect([state(), trustedKeySet(store).keys.length, trustedKeys(store).endorsed]).toEqual([["signer_not_valid_then"], 1, []]);
  });

  test("an endorsement that its signer did not sign, or of a weak key, is refused and says so", () => {
    const forged = keyPreview(tempStore(), pasted(endorsement(own, next, undefined, stranger)));
    expect([forged.endorsements, forged.problems.map(({ code }) => code)]).toEqual([[], ["bad_endorsement"]]);
    const weak = keyPreview(tempStore(), pasted(endorsement(own, { ...next, hex: `01${"00".repeat(31)}` })));
    expect([weak.endorsements, weak.problems.map(({ code }) => code)]).toEqual([[], ["weak_key"]]);
  });

  test("an endorsed key that is accepted by hand has limits of its own", () => {
    const store = tempStore();
    accept(store, pasted(own.hex));
    accept(store, pasted(endorsement(own, next)));
    expect(keyPreview(store, pasted(next.hex)).keys[0]?.endorsedBy).toBe(trustedKeys(store).keys[0]?.name);
    const [id = ""] = accept(store, pasted(next.hex)).ids;
    made(store, { kind: "patch", id, patch: { revoked: { sinceUs: null } } });
    expect(trustedKeys(store)).toMatchObject({ endorsed: [], keys: [{}, { fingerprint: fingerprint(next), endorsedBy: [{ fingerprint: fingerprint(own) }] }] });
    expect(trustedKeySet(store).keys.find((one) => inHex(one.key) === next.hex)?.revoked).toBe("always");
  });
});

describe("where a key holds", () => {
  test("a limited key is in the set of its incident, or of its exhibit, and nowhere else", async () => {
    const store = tempStore();
    const [one, two] = [createIncident(store, { title: "one" }, "responder"), createIncident(store, { title: "two" }, "responder")];
    await hand(store, one, "a", "a");
    await hand(store, one, "b", "b");
    accept(store, pasted(own.hex));
    accept(store, pasted(next.hex), { scope: [{ incident: one, exhibit: null }] });
    accept(store, pasted(stranger.hex), { scope: [{ incident: one, exhibit: "x2" }] });
    const hexes = (keys: readonly { readonly key: Uint8Array }[]) => keys.map(({ key }) => inHex(key)).toSorted();
    const set = trustedKeySet(store, one);
    expect([hexes(keysOf(set, 1).keys), hexes(keysOf(set, 2).keys)]).toEqual([[own.hex, next.hex].toSorted(), [own.hex, next.hex, stranger.hex].toSorted()]);
    expect([hexes(trustedKeySet(store, two).keys), hexes(trustedKeySet(store).keys)]).toEqual([[own.hex], [own.hex]]);
    expect(trustedKeySet(store, two).digest).toBe(trustedKeySet(store).digest);
    expect(set.digest).not.toBe(trustedKeySet(store).digest);
    expect(structuredClone(set)).toEqual(set);
  });

  test("it cannot be limited to what is not there", () => {
    const store = tempStore();
    const incident = createIncident(store, { title: "t" }, "responder");
    const [id = ""] = accept(store, pasted(own.hex)).ids;
    for (const scope of [[{ incident: "aaaaaaaaaaaa", exhibit: null }], [{ incident, exhibit: "x1" }]])
      expect(changeTrust(store, { kind: "patch", id, patch: { scope } }, { author: "", reason: "" })).toEqual({ ok: false, error: "no_such_scope" });
  });
});

test("the digest names what can change a verdict: not names, notes or the order of acceptance; limits, ids and claims", () => {
  const [a, b] = [tempStore(), tempStore()];
  for (const [store, keys] of [[a, [own, next]], [b, [next, own]]] as const) for (const key of keys) accept(store, pasted(key.hex), { note: key.did });
  const digest = () => trustedKeySet(a).digest;
  expect(digest()).toBe(trustedKeySet(b).digest);
  const first = digest();
  const [key] = trustedKeys(a).keys;
  const id = key?.id ?? "";
  made(a, { kind: "patch", id, patch: { name: "bank", note: "asked by phone" } });
  expect(digest()).toBe(first);
  const digests = [first];
  for (const patch of [{ ids: ["k"] }, { validUntilUs: 9 }, { revoked: { sinceUs: 8 } }, { revoked: { sinceUs: null } }]) {
    made(a, { kind: "patch", id, patch });
    digests.push(digest());
  }
  accept(a, pasted('{"revoked_kids":["k9"]}'));
  digests.push(digest());
  expect(new Set(digests).size).toBe(6);
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
});

describe("every change", () => {
  test("is one line of the installation's log and of each incident that it speaks of, in the same transaction", async () => {
    const store = tempStore();
    const incident = createIncident(store, { title: "t" }, "responder");
    await hand(store, incident, "log.jsonl", "{}");
    const source: KeySource = { origin: "exhibit", text: own.hex, incident, exhibit: "x1", at: "entry 3", ids: ["k1"] };
    const [id = ""] = accept(store, source, { note: "read out by Bo" }).ids;
    made(store, { kind: "patch", id, patch: { revoked: { sinceUs: 0 } } }, { author: "Bo", reason: "stolen" });
    made(store, { kind: "remove", id });
    for (const scope of [installation, incident]) {
      const lines = custodyLines(store.cases, scope).filter(({ detail }) => detail["trusted"] === id);
      expect(lines.map(({ event }) => event)).toEqual(["trust.accepted", "trust.revoked", "trust.removed"]);
      expect(lines[0]?.text).toContain(`accepted as shown in exhibit x1 of incident ${incident} at entry 3; records call it "k1"`);
      expect(lines[1]?.text).toContain('revoked since 1970-01-01T00:00:00.000Z (it was not revoked); by "Bo"; reason: "stolen"');
      expect(lines.map(({ action, object }) => [action, object])).toEqual([["trust_key", { sha256: sha256(own.hex), bytes: 64, name: "exhibit" }], ["trust_key", null], ["trust_key", null]]);
      expect(checkCustody(store.cases, scope).ok).toBe(true);
    }
    const before = trustedKeys(store);
    store.cases.$client.exec("create trigger full before insert on custody_records begin select raise(abort, 'disk full'); end");
    expect(() => accept(store, pasted(next.hex))).toThrow("disk full");
    expect({ ...trustedKeys(store) }).toEqual(before);
  });

  test("can be taken back while it is the latest, in any number, and the history keeps all of it", () => {
    const store = tempStore();
    const { ids: [id = ""], changes: [accepted = 0] } = accept(store, pasted(own.hex));
    const { changes: [revoked = 0] } = made(store, { kind: "patch", id, patch: { name: "bank", revoked: { sinceUs: null } } });
    expect(changeTrust(store, { kind: "undo", id, change: accepted }, { author: "", reason: "" })).toEqual({ ok: false, error: "not_the_latest" });
    const { changes: [undone = 0] } = made(store, { kind: "undo", id, change: revoked });
    expect(trustedKeys(store).keys).toMatchObject([{ state: "valid", name: expect.stringMatching(/^key /), lastChange: undone }]);
    made(store, { kind: "undo", id, change: undone });
    expect(trustedKeys(store).keys).toMatchObject([{ state: "revoked", name: "bank" }]);
    const { changes: [removed = 0] } = made(store, { kind: "remove", id });
    expect([trustedKeySet(store).keys, trustedKeys(store).keys[0]?.state]).toEqual([[], "removed"]);
    expect(changeTrust(store, { kind: "patch", id, patch: { name: "x" } }, { author: "", reason: "" })).toEqual({ ok: false, error: "is_removed" });
    made(store, { kind: "undo", id, change: removed });
    expect(trustedKeys(store).keys).toMatchObject([{ state: "revoked", name: "bank" }]);
    expect(trustHistory(store, id)).toMatchObject({ of: 6, changes: ["undone", "removed", "undone", "undone", "revoked", "accepted"].map((action) => ({ action })) });
  });

  test("taking the acceptance back is a removal; accepted again it is the same key with the same history", () => {
    const store = tempStore();
    const { ids: [id = ""], changes: [change = 0] } = accept(store, pasted(own.hex));
    made(store, { kind: "undo", id, change });
    expect(trustedKeySet(store).keys).toEqual([]);
    expect(keyPreview(store, pasted(own.hex)).keys[0]?.known).toMatchObject({ id, state: "removed" });
    expect(accept(store, pasted(own.hex)).ids).toEqual([id]);
    expect(trustHistory(store, id)?.changes[0]?.said).toContain("accepted again after its removal");
  });

  test("outlives an incident that is deleted, whose log is written to no more", async () => {
    const store = tempStore();
    const incident = createIncident(store, { title: "t" }, "responder");
    await hand(store, incident, "log.jsonl", "{}");
    const [id = ""] = accept(store, { origin: "exhibit", text: own.hex, incident, exhibit: "x1", at: "", ids: [] }, { scope: [{ incident, exhibit: null }] }).ids;
    deleteIncident(store, incident, "responder");
    made(store, { kind: "remove", id });
    expect(custodyLines(store.cases, incident)).toEqual([]);
    expect(custodyLines(store.cases, installation).map(({ event }) => event)).toEqual(["log.opened", "trust.accepted", "incident.deleted", "trust.removed"]);
  });
});
