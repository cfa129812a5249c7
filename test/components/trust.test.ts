import { describe, expect, test } from "vitest";
import { acceptanceOf, choiceText, firstChoice, missingOf, type Choice } from "../../components/trust/choice.ts";
import { instantOf } from "../../components/trust/instant-field.tsx";
import { keyRows, relationText } from "../../components/trust/key-rows.ts";
import { acceptedText, fingerprintGroups, isChanged, originText, revokedText, windowText } from "../../components/trust/trust-words.ts";
import type { KeyPreview, OfferedKey, TrialLog, TrustedKeyView } from "../../lib/api/keyContract.ts";

const hex = (digit: string) => `sha256:${digit.repeat(64)}`;
const offered = (digit: string): OfferedKey => ({
  fingerprint: hex(digit), key: digit.repeat(64), algorithm: "Ed25519", ids: ["k"], name: "k", form: "hex", at: ["file"], validFromUs: null, validUntilUs: null, revoked: null, known: null, endorsedBy: null,
});
const preview = (...keys: readonly OfferedKey[]): KeyPreview => ({ sha256: "", bytes: 1, keys: [...keys], revocations: null, endorsements: [], problems: [], problemsOf: 0 });

describe("what is chosen", () => {
  test("a key alone is chosen and not yet compared; of several none is, and claims never are", () => {
    expect(firstChoice(preview(offered("a")), null).keys[hex("a")]).toEqual({ chosen: true, compared: false, name: "k" });
    expect(Object.values(firstChoice(preview(offered("a"), offered("b")), null).keys).map(({ chosen }) => chosen)).toEqual([false, false]);
    const withList = { ...preview(offered("a")), revocations: { digest: "d", ids: [], issuer: null, generatedUs: null, known: null, names: [] } };
    expect(firstChoice(withList, null)).toMatchObject({ claims: [], keys: { [hex("a")]: { chosen: false } } });
  });

  test("only chosen keys are sent, with what was said of each; what is missing is named", () => {
    const choice: Choice = { keys: { [hex("a")]: { chosen: true, compared: true, name: " bank " }, [hex("b")]: { chosen: true, compared: false, name: " " }, [hex("c")]: { chosen: false, compared: true, name: "x" } }, claims: ["d"], scope: [], note: " n " };
    expect(missingOf(choice)).toEqual({ nothing: false, uncompared: [hex("b")], scope: true });
    expect(choiceText(choice)).toBe("2 keys and 1 claim");
    expect(acceptanceOf({ origin: "pasted", text: "t" }, choice, "Ada")).toEqual({
      source: { origin: "pasted", text: "t" }, claims: ["d"], scope: [], note: "n", author: "Ada", keys: [{ fingerprint: hex("a"), compared: true, name: "bank" }, { fingerprint: hex("b"), compared: false }],
    });
    expect(missingOf({ ...choice, keys: {}, claims: [], scope: null })).toEqual({ nothing: true, uncompared: [], scope: false });
  });
});

test("a fingerprint is read out in sixteen groups of four, and nothing of it is lost", () => {
  const digits = "0123456789abcdef".repeat(4);
  const groups = fingerprintGroups(`sha256:${digits}`);
  expect([groups.length, new Set(groups.map(({ length }) => length)), groups.join("")]).toEqual([16, new Set([4]), digits]);
});

test("an instant of a field is sent as it is read, empty is not unreadable, and microseconds are kept", () => {
  expect(["2026-03-01 10:00", "2026-03-01 10:00:00.000001 UTC", " ", "soon"].map(instantOf)).toEqual(["2026-03-01T10:00:00.000000Z", "2026-03-01T10:00:00.000001Z", null, undefined]);
});

const view = (patch: Partial<TrustedKeyView>): TrustedKeyView => ({
  id: "aaaaaaaaaaaa", kind: "key", name: "bank", note: "", form: "hex", source: { origin: "pasted", name: null, sha256: "", at: null, incident: null, exhibit: null }, acceptedBy: "Ada", acceptedUs: 0, scope: null, state: "valid",
  removedUs: null, lastChange: 1, fingerprint: hex("a"), key: "", algorithm: "Ed25519", ids: [], validFromUs: null, validUntilUs: null, revoked: null, compared: true, successor: null, revokedByList: [], endorsedBy: [], usedBy: { logs: 0, incidents: 0, first: [] }, ...patch,
});

test("the table holds keys that count and those they endorse, not removed ones", () => {
  const endorsed = { fingerprint: hex("b"), key: "", algorithm: "Ed25519" as const, ids: [], name: "Successor of bank", by: { name: "bank", fingerprint: hex("a") }, claim: "c", usedBy: view({}).usedBy };
  const rows = keyRows({ keys: [view({}), view({ id: "bbbbbbbbbbbb", state: "removed" })], endorsed: [endorsed] });
  expect(rows.map(({ kind, id }) => [kind, id])).toEqual([["own", "aaaaaaaaaaaa"], ["endorsed", hex("b")]]);
  expect(rows.map(relationText)).toEqual(["", "endorsed by bank"]);
  expect(relationText({ kind: "own", id: "x", view: view({ successor: { id: "y", name: "next" }, endorsedBy: [{ claim: "c", name: "old", fingerprint: hex("c") }] }) })).toBe("replaced by next, endorsed by old");
});

test("words say who accepted it and when, and what its limits are", () => {
  expect(acceptedText(view({}))).toBe("accepted by Ada at 1970-01-01 00:00:00.000 UTC");
  expect(acceptedText(view({ acceptedBy: "" }))).toBe("accepted at 1970-01-01 00:00:00.000 UTC");
  expect([windowText(view({})), windowText(view({ validUntilUs: 0 }))]).toEqual(["at any time", "from any time until 1970-01-01 00:00:00.000 UTC"]);
  expect([revokedText(view({})), revokedText(view({ revoked: { sinceUs: null } })), revokedText(view({ revoked: { sinceUs: 0 } }))]).toEqual(["no", "for every entry", "for entries that claim 1970-01-01 00:00:00.000 UTC or later"]);
  expect(originText({ origin: "exhibit", name: null, sha256: "", at: "entry 3", incident: "i", exhibit: "x2" })).toBe("Shown in exhibit x2, entry 3");
});

test("a verdict that was not tried is not said to stay", () => {
  const log: TrialLog = { incident: "", title: "", exhibit: "x1", exhibitName: "", format: "", entries: 3, before: { status: "verified", verified: 3 }, after: { status: "verified", verified: 3 } };
  expect([isChanged(log), isChanged({ ...log, after: { status: "verified", verified: 2 } }), isChanged({ ...log, after: null })]).toEqual([false, true, null]);
});
