import { describe, expect, test } from "vitest";
import { declaredEnd } from "../../lib/audit/logEntries.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { custodyLog, instant, jwsToken, makers, sorted } from "./logs.ts";
import { inBase64, inBase64Url, inHex, keySet, sha256, signer, trusted } from "./signer.ts";
import { verdict } from "./verdicts.ts";

const own = signer("classes");
const next = signer("next");
const stranger = signer("stranger");
const pinned = keySet(trusted(own));
const log = custodyLog(6, own);
const at = (place: number, change: (line: string) => string): string[] => log.with(place - 1, change(log[place - 1] ?? ""));
const signedAgain = (line: string, by: typeof own, change: Readonly<Record<string, string>>): string => {
  const { sig: _, ...record } = { ...(JSON.parse(line) as Readonly<Record<string, string>>), ...change };
  return JSON.stringify({ ...record, sig: inBase64Url(by.sign(`aftertrace.custody/1\n${sorted(record)}`)) });
};
const made = (format: string, count: number): string[] => makers.find((one) => one.format === format)?.make(count, own) ?? [];

describe("what is wrong with an entry by itself", () => {
  test("malformed: no JSON, no object, a member missing, a signature cut short; a torn last line is incomplete only", () => {
    for (const change of [(line: string) => line.slice(0, 40), () => "[1]", (line: string) => line.replace('"seq"', '"sequel"'), (line: string) => line.slice(0, -4).concat('"}')])
      expect(verdict(at(3, change), pinned)).toEqual({ status: "altered", found: ["malformed 3"] });
    expect(verdict(log.join("\n").slice(0, -30), pinned)).toEqual({ status: "incomplete", found: ["malformed 6", "tail_unproven 6"] });
  });

  test("duplicate_json_key: a name twice at any depth, also where only unescaping shows it", () => {
    for (const extra of ['"detail":{"row":0},', '"\\u0064etail":{"row":0},']) expect(verdict(at(2, (line) => line.replace("{", `{${extra}`)), pinned)).toEqual({ status: "altered", found: ["duplicate_json_key 2"] });
    expect(verdict(at(2, (line) => line.replace('"detail":{', '"detail":{"row":0,')), pinned)).toEqual({ status: "altered", found: ["duplicate_json_key 2"] });
  });

  test("not_signed: a signature that is gone, where the others have one", () => {
    expect(verdict(at(4, (line) => line.replace(/,"sig":"[^"]*"/, "")), pinned)).toEqual({ status: "altered", found: ["not_signed 4"] });
  });

  test("altered_entry: a signature of zeros, one bit off, with S + L, or of another entry; the message says what is not strict", () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const sigOf = (line: string): Buffer => Buffer.from(/"sig":"([^"]*)"/.exec(line)?.[1] ?? "", "base64url");
    const withSig = (line: string, sig: Uint8Array): string => line.replace(/"sig":"[^"]*"/, `"sig":"${inBase64Url(sig)}"`);
    const above = (line: string): string => {
      const sig = sigOf(line);
      let value = order + BigInt(`0x${Buffer.from(sig.subarray(32)).reverse().toString("hex")}`);
      for (let place = 32; place < 64; place++, value >>= 8n) sig[place] = Number(value & 0xffn);
      return withSig(line, sig);
    };
    for (const change of [(line: string) => withSig(line, new Uint8Array(64)), (line: string) => withSig(line, sigOf(line).fill(7, 5, 6)), above, (line: string) => withSig(line, sigOf(log[0] ?? ""))])
      expect(verdict(at(3, change), pinned)).toEqual({ status: "altered", found: ["altered_entry 3"] });
    expect(verifyLog(at(3, above).join("\n"), pinned, nodeCrypto)?.findings[0]?.message).toContain("its scalar is not below the group order");
  });

  test("unknown_key and wrong_key: a stranger's log is unknown, a stranger inside a trusted chain is wrong", () => {
    expect(verdict(custodyLog(3, stranger), pinned)).toEqual({ status: "unverifiable", found: ["unknown_key 1-3", "tail_unproven 3"] });
    expect(verdict(at(3, (line) => signedAgain(line, stranger, { key: stranger.did })), pinned)).toEqual({ status: "altered", found: ["wrong_key 3"] });
  });

  test("revoked_key: revoked since a time, revoked always, outside its window", () => {
    const us = (second: number): number => Date.parse(instant(second)) * 1000;
    expect(verdict(log, keySet(trusted(own, null, { revoked: { sinceUs: us(4) } })))).toEqual({ status: "unverifiable", found: ["revoked_key 5-6"] });
    expect(verdict(log, keySet(trusted(own, null, { revoked: "always" }))).found).toContain("revoked_key 1-6");
    expect(verdict(log, keySet(trusted(own, null, { validFromUs: us(2), validUntilUs: us(5) }))).found).toEqual(["revoked_key 1-2", "revoked_key 6"]);
  });

  test("a file without any signature is unsigned, not altered; its links and its hashes are judged", () => {
    const bare = log.map((line) => line.replace(/,"sig":"[^"]*"/, ""));
    expect(verdict(bare.slice(0, 1), pinned)).toEqual({ status: "unsigned", found: ["not_signed 1"] });
    expect(verdict(made("tirith.log", 3).map((line) => line.replace(/,"sig":"[^"]*"/, "")), pinned)).toEqual({ status: "unsigned", found: ["not_signed 1-3", "tail_unproven 3"] });
    expect(verdict(made("tirith.log", 4).map((line) => line.replace(/,"sig":"[^"]*"/, "")).toSpliced(1, 1), pinned)).toEqual({ status: "incomplete", found: ["not_signed 1-3", "missing_entry 2", "tail_unproven 3"] });
  });

  test("a last line that can be parsed was not cut off, though no line end follows it", () => {
    for (const last of ['{"a":1}', (log[5] ?? "").replace(/"sig":"([^"]*)...."/, '"sig":"$1"')])
      expect(verdict([...log.slice(0, 5), last].join("\n"), pinned)).toEqual({ status: "altered", found: ["malformed 6", "tail_unproven 6"] });
  });

  test("an algorithm that is not supported is neither valid nor forged", () => {
    const [acta = ""] = made("acta.receipt", 1);
    expect(verdict(acta.replace("EdDSA", "ES256"), pinned)).toEqual({ status: "unverifiable", found: [] });
  });
});

describe("what is wrong with the place of an entry", () => {
  test("forked: two records that name the same predecessor", () => {
    expect(verdict(log.toSpliced(3, 0, signedAgain(log[2] ?? "", own, { actor: "two" })), pinned)).toMatchObject({ status: "altered", found: ["forked 4"] });
  });

  test("a forged entry that takes the name of an event makes no copy of the genuine one", () => {
    const lines = made("agent-receipts.receipt", 6);
    const forged = (lines[3] ?? "").replace('"low"', '"high"').replaceAll(own.did, stranger.did);
    expect(verdict(lines.toSpliced(1, 0, forged), pinned)).toEqual({ status: "altered", found: ["altered_entry 2"] });
  });

  test("events that a second history tells once more are no copies; an event that one history tells twice is", () => {
    const receipt = (at: number, previous: string | null, note: string): readonly [string, string] => {
      const record = {
        "@context": [], id: `urn:receipt:${at}`, type: ["AgentReceipt"], version: "0.5.0", issuer: { id: own.did }, issuanceDate: instant(at),
        credentialSubject: { action: { id: note }, chain: { chain_id: "c", sequence: at, previous_receipt_hash: previous } },
      };
      const proof = { type: "Ed25519Signature2020", verificationMethod: own.did, proofValue: `u${inBase64Url(own.sign(sorted(record)))}` };
      return [`sha256:${sha256(sorted(record))}`, JSON.stringify({ ...record, proof })];
    };
    const [firstHash, first] = receipt(1, null, "a");
    const [secondHash, second] = receipt(2, firstHash, "a");
    const [, third] = receipt(3, secondHash, "a");
    const [asideHash, aside] = receipt(3, firstHash, "b");
    const [, behind] = receipt(2, asideHash, "b");
    expect(verdict([first, second, aside, third], pinned).found).toEqual(["forked 3", "tail_unproven 4"]);
    expect(verdict([first, second, aside, behind], pinned).found).toEqual(["forked 3", "clock_backwards 4", "duplicate_entry 4", "tail_unproven 4"]);
  });

  test("a log put behind itself is one finding, which says what is a copy of what", () => {
    const found = verifyLog([...log, ...log].join("\n"), pinned, nodeCrypto)?.findings;
    expect(found).toEqual([{ class: "duplicate_entry", entry: 7, last: 12, message: "the same bytes as entries 1 to 6" }]);
  });

  test("clock_backwards is a warning, and the log stays verified", () => {
    const back = custodyLog(4, own, { detail: (place) => ({ place }) }).slice(0, 3);
    const late = signedAgain(back[2] ?? "", own, { at: instant(0).replace("03:04", "03:03") });
    expect(verdict([...back.slice(0, 2), late], pinned)).toEqual({ status: "verified", found: ["clock_backwards 3", "tail_unproven 3"] });
  });

  test("a closing record proves the end; without it the end is open, and what it counted is missed", () => {
    expect(verdict(log, pinned)).toEqual({ status: "verified", found: [] });
    expect(verdict(log.slice(0, -1), pinned)).toEqual({ status: "verified", found: ["tail_unproven 5"] });
    expect(verdict(log.slice(0, 1), pinned)).toEqual({ status: "verified", found: [] });
  });

  test("a head from outside closes a log: its count, its hash, and a record written before a crash", () => {
    const lines = made("tirith.log", 5);
    const hashOf = (line: string): string => sha256(sorted(Object.fromEntries(Object.entries(JSON.parse(line) as Record<string, never>).filter(([name]) => name !== "sig"))));
    const head = (count: number, by = own) => {
      const body = { head_hash: hashOf(lines[count - 1] ?? ""), count, signing_enabled: true };
      return declaredEnd(JSON.stringify({ ...body, sig: inBase64(by.sign(sorted(body))) }), { keys: pinned, crypto: nodeCrypto });
    };
    expect(verdict(lines, pinned, { declared: head(5) })).toEqual({ status: "verified", found: [] });
    expect(verdict(lines.slice(0, 3), pinned, { declared: head(5) })).toEqual({ status: "incomplete", found: ["missing_entry 4"] });
    expect(verdict(lines, pinned, { declared: head(4) })).toEqual({ status: "verified", found: [] });
    expect(head(5, stranger)).toBeNull();
  });

  test("the Merkle root beside an audit chain closes it", () => {
    const lines = made("agt.audit", 3);
    const hashes = lines.map((line) => (JSON.parse(line) as { entry_hash: string }).entry_hash);
    const root = sha256(sha256(`${hashes[0]}${hashes[1]}`) + sha256(`${hashes[2]}${"0".repeat(64)}`));
    const declared = declaredEnd(JSON.stringify({ root }));
    expect(verdict(lines, keySet(), { declared }).found).toEqual(["not_signed 1-3"]);
    expect(verdict(lines.slice(0, 2), keySet(), { declared })).toEqual({ status: "incomplete", found: ["not_signed 1-2", "missing_entry 3"] });
  });
});

describe("keys that change", () => {
  const rotated = custodyLog(6, (place) => (place > 2 ? next : own), { action: (place) => (place === 2 ? "key" : "view"), detail: (place): Readonly<Record<string, string>> => (place === 2 ? { newKey: next.did } : { place: String(place) }) });

  test("a successor that a trusted key endorses is trusted from there on; without the endorsement it is wrong", () => {
    expect(verdict(rotated, pinned)).toEqual({ status: "verified", found: [] });
    expect(verdict(custodyLog(6, (place) => (place > 2 ? next : own)), pinned)).toMatchObject({ status: "altered", found: expect.arrayContaining(["wrong_key 4-6"]) });
  });

  test("an endorsement counts for what the links put behind it, wherever that stands; and not for what was written before it", () => {
    const swapped = rotated.with(2, rotated[3] ?? "").with(3, rotated[2] ?? "");
    expect(verdict(swapped, pinned)).toEqual({ status: "altered", found: ["reordered 4"] });
    const early = custodyLog(6, (place) => (place === 1 || place > 2 ? next : own), { action: (place) => (place === 2 ? "key" : "view"), detail: (place): Readonly<Record<string, string>> => (place === 2 ? { newKey: next.did } : { place: String(place) }) });
    expect(verdict(early, pinned)).toEqual({ status: "altered", found: ["wrong_key 2"] });
  });

  test("a key that was revoked when it endorsed another one endorses nobody", () => {
    const late = keySet(trusted(own, null, { revoked: { sinceUs: Date.parse(instant(2)) * 1000 } }));
    expect(verdict(rotated, late).found).toEqual(["revoked_key 3", "wrong_key 4-6", "tail_unproven 6"]);
  });

  test("an endorsement by a stranger endorses nobody", () => {
    const byStranger = custodyLog(5, stranger, { action: () => "key", detail: () => ({ newKey: next.did }) });
    expect(verdict(byStranger, keySet(trusted(own))).status).toBe("unverifiable");
  });

  test("a pipelock recording is vouched for by its checkpoints", () => {
    const lines: string[] = [];
    let previous = "genesis";
    const write = (seq: number, type: string, detail: Record<string, unknown>): void => {
      const raw = JSON.stringify(detail);
      const hash = sha256(["1", String(seq), instant(seq), "s", "", type, "http", "sum", raw, "", previous].join("\0"));
      lines.push(`{"v":1,"seq":${seq},"ts":"${instant(seq)}","session_id":"s","type":"${type}","transport":"http","summary":"sum","detail":${raw},"prev_hash":"${previous}","hash":"${hash}"}`);
      previous = hash;
    };
    for (let seq = 0; seq < 4; seq++) write(seq, "note", { text: `a<b ${seq}` });
    write(4, "checkpoint", { signature: inHex(own.sign(previous)) });
    expect(verdict(lines, pinned)).toMatchObject({ status: "verified", found: [] });
    expect(verdict(lines.with(1, (lines[1] ?? "").replace("a<b", "a>b")), pinned)).toMatchObject({ status: "altered", found: ["altered_entry 2"] });
    expect(verdict(lines.filter((_, place) => place !== 2), pinned)).toMatchObject({ status: "incomplete", found: ["missing_entry 3"] });
  });
});

describe("tokens and notes", () => {
  test("a detached JWS is checked against the payload beside it, and not called altered without it", () => {
    const payload = '{"tool":"x"}';
    const [header = "", , sig = ""] = jwsToken(own, payload).split(".");
    const detached = `${header}..${sig}`;
    expect(verdict(detached, pinned, { detached: Buffer.from(payload) }).status).toBe("verified");
    expect(verdict(detached, pinned, { detached: Buffer.from('{"tool":"y"}') }).status).toBe("altered");
    expect(verdict(detached, pinned).status).toBe("unverifiable");
  });

  test("cosignatures of other kinds on a note are no failure, and the log's own signature counts", () => {
    const body = "example.org/log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    const id = Buffer.from(sha256(Buffer.concat([Buffer.from("example.org\n"), Buffer.of(1), own.key])), "hex").subarray(0, 4);
    const line = (name: string, ...parts: readonly Uint8Array[]): string => `— ${name} ${Buffer.concat(parts).toString("base64")}\n`;
    const note = `${body}\n${line("example.org", id, own.sign(body))}${line("witness.example", Buffer.alloc(12), Buffer.alloc(64, 1))}`;
    const keys = keySet(trusted(own, `example.org+${id.toString("hex")}`));
    expect(verdict(note, keys)).toEqual({ status: "verified", found: [] });
    expect(verdict(note.replace("\n7\n", "\n8\n"), keys)).toEqual({ status: "altered", found: ["altered_entry 1"] });
  });
});
