import { describe, expect, test } from "vitest";
import { knownKeys, type KnownKeys } from "@/components/evidence/verification/known-key.ts";
import { statusLine, statusWord } from "@/components/evidence/verification/log-words.ts";
import type { KeySet, TrustedKey } from "@/lib/audit/trustedKeys.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";
import { custodyLog, instant, makers } from "../../audit/logs.ts";
import { keySet, signer, trusted } from "../../audit/signer.ts";
import { verifyInPage } from "./pageVerdict.ts";

const own = signer("words");
const us = (day: string): number => Date.parse(day) * 1000;
const now = us("2026-08-01");
const lines = custodyLog(8, own);
const open = custodyLog(8, own, { closes: false });
const known = (keys: KeySet, accepted: readonly { readonly fingerprint: string; readonly atUs: number }[] = []): KnownKeys => knownKeys(keys, nodeCrypto.sha256, accepted);
const ops = (limits: Partial<TrustedKey> = {}): KeySet => keySet(trusted(own, "ops-2026", limits));

function said(text: readonly string[], keys: KeySet): { readonly word: string; readonly line: string } {
  const { log } = verifyInPage(text, keys);
  return { word: statusWord(log, known(keys), now), line: statusLine(log, known(keys)) };
}

describe("the verdict in words", () => {
  test("names the key, its window and the count of a verified log", () => {
    const { word, line } = said(lines, ops({ validFromUs: us("2026-01-01") }));
    expect(word).toBe("Verified");
    expect(line).toMatch(/^8 of 8 entries, key ops-2026 \([0-9a-f]{8}…\), valid 1 Jan 2026 – open$/);
  });

  test("says beside verified that an open end is not provable", () => {
    expect(said(open, ops()).line).toMatch(/; end of log not provable$/);
  });

  test("a key that was retired since is named as retired, and the log stays verified", () => {
    expect(said(lines, ops({ validUntilUs: us("2026-05-03") })).word).toBe("Verified, key retired 3 May 2026");
    expect(said(lines, ops({ revoked: { sinceUs: us("2026-05-03") } })).word).toBe("Verified, key revoked 3 May 2026");
    expect(said(lines, ops({ validUntilUs: us("2026-09-03") })).word).toBe("Verified");
  });

  test("an entry that claims a time after the key's end is not called altered or forged", () => {
    const { word, line } = said(lines, ops({ validUntilUs: us(instant(2)) }));
    expect(word).toBe("Cannot be checked");
    expect(line).toMatch(/^entries 3 to 8: valid under ops-2026 \([0-9a-f]{8}…\), which was not valid at the time that the entry claims$/);
  });

  test("names the altered entry and why, and counts the other findings", () => {
    const altered = open.with(2, (open[2] ?? "").replace("responder", "intruder"));
    expect(said(altered, ops())).toEqual({ word: "Altered", line: "entry 3: the signature does not fit these bytes under the trusted key" });
    expect(said(altered.with(5, "torn"), ops()).line).toMatch(/^entry 3: .*; and 1 more finding$/);
  });

  test("says before which entry something is missing, and what is missing at the end", () => {
    expect(said(lines.toSpliced(3, 1), ops())).toEqual({ word: "Incomplete", line: "at least one entry is missing before entry 4" });
    const tirith = makers.find(({ format }) => format === "tirith.log")?.make(4, own) ?? [];
    const { log } = verifyInPage(tirith, keySet(trusted(own)), { head: "h" }, JSON.stringify({ record_count: 6, chain_tip_record_hash: "0".repeat(64) }));
    expect(statusLine(log, known(keySet(trusted(own))))).toBe("at least one entry is missing after entry 4, the last");
  });

  test("asks for the key where none answers, and says of one that came with the log that it is not in the list", () => {
    expect(said(lines, keySet())).toEqual({ word: "Cannot be checked", line: expect.stringMatching(/^key [0-9a-f]{8}… came with the log and is not in the trusted list: add it$/) });
    const sift = makers.find(({ format }) => format === "sift.receipt")?.make(3, own) ?? [];
    expect(said(sift, keySet()).line).toBe("no trusted key answers to its signatures: add the signer's key");
  });

  test("does not call an unsigned chain safe", () => {
    const unsigned = makers.find(({ format }) => format === "agt.audit")?.make(3, own) ?? [];
    expect(said(unsigned, keySet())).toEqual({ word: "Unsigned", line: "hash chain only: shows accidents, not forgery" });
  });

  test("a verdict under an accepted key says that the key came with the log", () => {
    const keys = ops();
    const { log } = verifyInPage(lines, keys, { accepted: [] });
    const fingerprint = log.keys[0]?.fingerprint ?? "";
    expect(statusLine(log, known(keys, [{ fingerprint, atUs: now }]))).toContain("by a key that came with the log and that you accepted");
  });
});
