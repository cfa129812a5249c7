import { describe, expect, test } from "vitest";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import type { KeySet } from "../../lib/audit/trustedKeys.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { instant, makers, sorted } from "./logs.ts";
import { inBase64, inBase64Url, inHex, keySet, sha256, signer, trusted, type Signer } from "./signer.ts";
import { verdict } from "./verdicts.ts";

const own = signer("producers");
const other = signer("producers, another");
const stranger = signer("producers, a stranger");
const pinned = keySet(trusted(own));
const both = keySet(trusted(own), trusted(other));
const made = (format: string, count = 3): string[] => makers.find((one) => one.format === format)?.make(count, own) ?? [];
const uncovered = (lines: string | readonly string[], keys = pinned) => verifyLog([lines].flat().join("\n"), keys, nodeCrypto)?.uncovered;
const open = (count: number) => ({ status: "verified", found: count > 1 ? [`tail_unproven ${count}`] : [] });

describe("protect-mcp", () => {
  const envelope = (payload: string): string => `{"payload":${payload},"signature":{"alg":"EdDSA","kid":"k","sig":"${inHex(own.sign(payload))}"}}`;
  const payload = (context: string): string => `{"context":${context},"issued_at":"${instant(0)}","issuer_id":"k"}`;

  test("its own code puts names that are numbers first, and the chain goes on over them; RFC 8785 comes first", () => {
    const first = envelope(payload('{"9":1,"10":2}'));
    const second = envelope(`{"issued_at":"${instant(1)}","issuer_id":"k","previousReceiptHash":"sha256:${sha256(first)}"}`);
    expect(verdict([first, second], pinned)).toEqual(open(2));
    expect(verdict(envelope(payload('{"10":2,"9":1}')), pinned)).toEqual(open(1));
    expect(verdict(first.replace('"9":1', '"9":3'), pinned)).toEqual({ status: "altered", found: ["altered_entry 1"] });
  });

  test("what that code drops from what it signs does not pass under its signature", () => {
    expect(verdict(envelope(payload('{"9":1,"10":2}')).replace('"9":1', '"9":1,"__proto__":{"decision":"allow"}'), pinned)).toEqual({ status: "altered", found: ["altered_entry 1"] });
  });

  test("a receipt before and one after the same call are no copies; two before it are; a session may start twice", () => {
    const chain = (hooks: readonly string[]): string[] => {
      let previous: string | null = null;
      return hooks.map((hook, at) => {
        const text: string = sorted({ type: "d", request_id: "q", hook_event: hook, issued_at: instant(at), issuer_id: "k", ...(previous === null ? {} : { previousReceiptHash: previous }) });
        const line = envelope(text);
        previous = sha256(line);
        return line;
      });
    };
    expect(verdict(chain(["PreToolUse", "PostToolUse"]), pinned)).toEqual(open(2));
    expect(verdict(chain(["SessionStart", "SessionStart"]), pinned)).toEqual(open(2));
    expect(verdict(chain(["PreToolUse", "PostToolUse", "PreToolUse"]), pinned).found).toContain("duplicate_entry 3");
  });

  test("the algorithm must be named, and the signature is 128 lower-case digits, because the chain covers how it is spelled", () => {
    const [line = ""] = made("acta.receipt", 1);
    expect(verdict(line.replace('"alg":"EdDSA",', ""), pinned).found).toEqual(["malformed 1"]);
    expect(verdict(line.replace(/"sig":"([^"]*)"/, (_, hex: string) => `"sig":"${hex.toUpperCase()}"`), pinned).found).toEqual(["malformed 1"]);
  });
});

describe("Signet", () => {
  const identity = (one: Signer, name = "n") => ({ pubkey: `ed25519:${inBase64(one.key)}`, name });
  const sealed = (text: string, by: Signer): string => {
    const signature = by.sign(text);
    return `${text.slice(0, -1)},"id":"rec_${sha256(signature).slice(0, 32)}","sig":"ed25519:${inBase64(signature)}"}`;
  };
  const receipt = (params: string, hash = sha256(params), by = own): string =>
    sealed(`{"action":{"params":${params},"params_hash":"sha256:${hash}","tool":"t"},"nonce":"r","signer":${sorted({ ...identity(by), owner: "o" })},"ts":"${instant(0)}","v":1}`, by);

  test("whole numbers beyond 2^53 keep their digits, as its library writes them; doubles do too", () => {
    expect(verdict(receipt('{"id":12345678901234567891,"ratio":1e-7}'), pinned)).toEqual(open(1));
    expect(verdict(receipt('{"id":12345678901234567891}').replace("7891}", "7892}"), pinned)).toEqual({ status: "altered", found: ["altered_entry 1"] });
    const rounded = '{"id":12345678901234567000}';
    expect(verdict(receipt(rounded).replace("567000}", "567001}"), pinned)).toEqual(open(1));
  });

  test("parameters that were kept elsewhere leave only their hash, which nothing in the receipt contradicts", () => {
    expect(verdict(receipt("null", sha256("kept elsewhere")), pinned)).toEqual(open(1));
    expect(verdict(receipt('{"a":1}', sha256("kept elsewhere")), pinned).found).toEqual(["altered_entry 1"]);
  });

  test("a server stands for what it adds: an agent's trusted key does not vouch for the server around it", () => {
    const inner = receipt("{}");
    const bilateral = (server: Signer): string => sealed(`{"agent_receipt":${sorted(JSON.parse(inner))},"nonce":"b","response":{"content_hash":"sha256:00"},"server":${sorted(identity(server))},"ts_response":"${instant(1)}","v":3}`, server);
    expect(verdict(bilateral(other), both)).toEqual(open(1));
    expect(verdict(bilateral(stranger), both)).toEqual({ status: "unverifiable", found: ["unknown_key 1"] });
    expect(verdict(bilateral(other).replace('"params":{}', '"params":{"x":1}'), both).status).toBe("altered");
  });

  describe("an authorized receipt", () => {
    const token = (from: Signer, to: Signer, depth = 0, rest = {}) => {
      const body = { v: 1, delegator: identity(from), delegate: identity(to), scope: { tools: ["*"], targets: ["*"], max_depth: depth }, issued_at: instant(0), nonce: "t" };
      return { ...body, ...rest, sig: `ed25519:${inBase64(from.sign(sorted(body)))}` };
    };
    const authorized = (tokens: readonly ReturnType<typeof token>[], by: Signer, root: Signer = own): string => {
      const chain = sorted(tokens);
      const short = { chain_hash: `sha256:${sha256(chain)}`, root_pubkey: identity(root).pubkey };
      const text = `{"action":{"tool":"t"},"authorization":${sorted(short)},"nonce":"f","signer":${sorted({ ...identity(by), owner: "o" })},"ts":"${instant(2)}","v":4}`;
      return sealed(text, by).replace('"authorization":{', `"authorization":{"chain":${chain},`);
    };

    test("holds by its own key, or by a trusted key from which tokens lead to it", () => {
      expect(verdict(authorized([token(own, other)], other), both)).toEqual(open(1));
      expect(verdict(authorized([token(own, other)], other), pinned)).toEqual(open(1));
      expect(verdict(authorized([token(own, stranger, 1), token(stranger, other)], other), pinned)).toEqual(open(1));
      expect(verdict(authorized([token(own, other, 0, { correlation_id: "x", budget: 1 })], other), pinned)).toEqual(open(1));
    });

    test("is altered where the tokens lead to somebody else or from somebody else, and unknown where a delegate had no right to delegate", () => {
      expect(verdict(authorized([token(own, other)], stranger), pinned).found).toEqual(["altered_entry 1"]);
      expect(verdict(authorized([token(own, other, 1), token(stranger, stranger)], stranger), pinned).found).toEqual(["altered_entry 1"]);
      expect(verdict(authorized([token(own, other)], other, stranger), pinned).found).toEqual(["altered_entry 1"]);
      expect(verdict(authorized([token(own, stranger), token(stranger, other)], other), pinned)).toEqual({ status: "unverifiable", found: ["unknown_key 1"] });
    });

    test("without its tokens is malformed, and what stands beside them is not covered", () => {
      const line = authorized([token(own, other)], other);
      expect(verdict(line.replace('"chain":', '"chaim":'), pinned).found).toEqual(["malformed 1"]);
      expect(uncovered(line.replace('"authorization":{', '"authorization":{"note":1,'))).toEqual(["authorization.note"]);
    });
  });
});

describe("Agent Receipts", () => {
  const [line = ""] = made("agent-receipts.receipt", 1);
  const signed = (change: (body: string) => string, by = own): string => {
    const { proof, ...record } = JSON.parse(line) as { readonly proof: Readonly<Record<string, string>> } & Readonly<Record<string, string>>;
    const body = change(sorted(record));
    return `${body.slice(0, -1)},"proof":${sorted({ ...proof, proofValue: `u${inBase64Url(by.sign(body))}` })}}`;
  };

  test("the Python SDK keeps every digit of a whole number", () => {
    expect(verdict(signed((body) => body.replace('"id":"a0"', '"id":"a0","key":18446744073709551615')), pinned)).toEqual(open(1));
  });

  test("a rotation whose fingerprint is another key's contradicts itself", () => {
    const rotation = (fingerprint: string): string => signed((body) => body.replace('"outcome"', `"keyRotation":{"new_key_fingerprint":"sha256:${fingerprint}","new_public_key":"u${inBase64Url(other.key)}","signed_with":"old"},"outcome"`));
    expect(verdict(rotation(sha256(other.key)), pinned)).toEqual(open(1));
    expect(verdict(rotation(sha256(stranger.key)), pinned).found).toEqual(["altered_entry 1"]);
  });
});

describe("AERF", () => {
  const [line = ""] = made("aerf.receipt", 1);
  const decision = (record: Readonly<Record<string, string>>, by: Signer) => inHex(by.sign(sorted({ context_hash_sha256: null, in_policy: record["in_policy"] ?? null, policy_hash: record["policy_hash"] ?? null })));
  const keyed: KeySet = keySet(trusted(own, sha256(own.key).slice(0, 16)), trusted(other, "pdp"));
  const withDecision = (by: Signer, signedBy = own): string => {
    const { signature: _, ...record } = JSON.parse(line) as Readonly<Record<string, string>>;
    const whole = { ...record, pdp_key_id: "pdp", pdp_signature: decision(record, by) };
    return JSON.stringify({ ...whole, signature: inHex(signedBy.sign(sorted(whole))) });
  };

  test("the decision's signature is judged wherever it stands, and does not vouch for the receipt around it", () => {
    expect(verdict(withDecision(other), keyed)).toEqual(open(1));
    expect(verdict(withDecision(stranger), keyed).found).toEqual(["altered_entry 1"]);
    const foreign = withDecision(other, stranger).replace(/"key_id":"[^"]*"/, '"key_id":"0000000000000000"');
    expect(verdict(foreign, keyed)).toEqual({ status: "unverifiable", found: ["unknown_key 1"] });
  });

  test("numbers may be signed as they are spelled, as its second verifier has them", () => {
    const { signature: _, ...record } = JSON.parse(line) as Readonly<Record<string, string>>;
    const body = sorted(record).replace('"id":"f0"', '"id":"f0","idle":1e-7');
    expect(verdict(`${body.slice(0, -1)},"signature":"${inHex(own.sign(body))}"}`, keyed)).toEqual(open(1));
  });
});

describe("the agent governance toolkit", () => {
  const [receipt = ""] = made("agt.mcp-receipt", 1);

  test("the key that a receipt shows must be the key that signed it", () => {
    expect(verdict(receipt.replace(own.hex, stranger.hex), pinned).found).toEqual(["altered_entry 1"]);
    expect(verdict(receipt.replace(`"${own.hex}"`, "null"), pinned).found).toEqual(["malformed 1"]);
  });

  test("an HMAC cannot be checked, and is not called altered", () => {
    const hmac = receipt.replace(/"signature":"[^"]*"/, `"signature":"${"ab".repeat(32)}"`).replace(own.hex, "hmac:0011223344556677...");
    expect(verdict(hmac, pinned)).toEqual({ status: "unverifiable", found: [] });
  });

  test("earlier versions wrote ASCII", () => {
    const { payload_hash: _hash, signature: _signature, signer_public_key: _key, error: _error, ...record } = JSON.parse(receipt) as Readonly<Record<string, string>>;
    const body = sorted({ ...record, tool_name: "caf\u00e9" }).replace("\u00e9", "\\u00e9");
    expect(verdict(`${body.slice(0, -1)},"payload_hash":"${sha256(body)}","signature":"${inHex(own.sign(body))}","signer_public_key":"${own.hex}"}`, pinned)).toEqual(open(1));
  });

  test("an instant in an export may be spelled as Python's str does", () => {
    const spaced = made("agt.audit").map((line) => line.replace(/"timestamp":"(\S+)T(\S+)Z"/, '"timestamp":"$1 $2+00:00"'));
    expect(spaced[0]).toContain(" 03:04:00");
    expect(verdict(spaced, keySet())).toEqual({ status: "unsigned", found: ["not_signed 1-3", "tail_unproven 3"] });
  });

  test("a log that begins in the middle at exactly the length that its producer keeps was rotated, and says so", { timeout: 60_000 }, () => {
    const lines = made("agt.plugin-log", 10_002);
    const log = verifyLog(`[${lines.slice(2).join(",")}]`, keySet(), nodeCrypto);
    expect(log?.findings.find((one) => one.class === "missing_entry")).toMatchObject({ entry: 1, message: expect.stringContaining("head rotated by the producer") });
    expect(verifyLog(`[${lines.slice(3).join(",")}]`, keySet(), nodeCrypto)?.findings.find((one) => one.class === "missing_entry")?.message).not.toContain("rotated");
  });
});

describe("Pipelock", () => {
  const lines = made("pipelock.receipt");
  const [first = ""] = lines;

  test("the version and the signer's key stand outside the signature, and are checked all the same", () => {
    expect(verdict(first.replace('{"version":1,"action_record"', '{"version":2,"action_record"'), pinned).found).toEqual(["malformed 1"]);
    expect(verdict(first.replace(own.hex, stranger.hex), pinned).found).toEqual(["altered_entry 1"]);
    expect(verdict(first.replace(own.hex, "none"), pinned).found).toEqual(["malformed 1"]);
  });

  test("the bag of additions is taken over as it is spelled, without white space and with the escapes of its encoder", () => {
    const receipts: string[] = [];
    for (const [at, line] of lines.entries()) {
      const { action_record } = JSON.parse(line) as { readonly action_record: Readonly<Record<string, string>> };
      const action = { ...action_record, chain_prev_hash: at === 0 ? "genesis" : sha256(receipts[at - 1] ?? "") };
      const signature = `ed25519:${inHex(own.sign(Buffer.from(sha256(JSON.stringify(action)), "hex")))}`;
      receipts.push(`${JSON.stringify({ version: 1, action_record: action, signature, signer_key: own.hex }).slice(0, -1)},"ext":{"caf\\u00e9":1.50,"html":"\\u003cb\\u003e"}}`);
    }
    expect(verdict(receipts, pinned)).toEqual(open(3));
    expect(verdict(receipts.map((line) => line.replace('"ext":{', '"ext": {  ').replace("\\u003cb\\u003e", "<b>")), pinned)).toEqual(open(3));
    expect(uncovered(receipts)).toEqual(["ext"]);
  });

  test("what the hash of a recorder's line does not cover is named", () => {
    const parts = ["1", "0", instant(0), "s", "", "note", "http", "sum", "{}", "", "genesis"].join("\0");
    const line = `{"v":1,"seq":0,"ts":"${instant(0)}","session_id":"s","type":"note","event_kind":"read","transport":"http","summary":"sum","detail":{},"note":1,"prev_hash":"genesis","hash":"${sha256(parts)}"}`;
    expect(uncovered(line)).toEqual(["event_kind", "note"]);
    expect(verdict(line.replace('"v":1', '"v":9'), pinned).found).toEqual(["malformed 1"]);
  });
});

describe("VCP", () => {
  test("version 1.0 hashes the link too", () => {
    const event = (at: number, previous: string): readonly [string, string] => {
      const [Header, Payload] = [{ EventID: `v${at}`, Timestamp: 1_767_000_000_000 + at, VCPVersion: "1.0" }, { Price: "caf\u00e9" }];
      const hash = sha256(sorted(Header) + sorted(Payload) + previous);
      return [hash, JSON.stringify({ Header, Payload, Security: { EventHash: hash, PrevHash: previous, SignAlgo: "ED25519", Signature: inHex(own.sign(Buffer.from(hash, "hex"))) } })];
    };
    const [hash, first] = event(0, "0".repeat(64));
    const [, second] = event(1, hash);
    expect(verdict([first, second], pinned)).toEqual(open(2));
    expect(verdict([first, second.replace(hash, "0".repeat(64))], pinned).found).toContain("altered_entry 2");
  });

  test("a logger without a key leaves the signature empty: the file is unsigned, and an edit in it is found by its hash", () => {
    const lines = made("vcp.event").map((line) => line.replace(/"Signature":"[^"]*"/, '"Signature":""'));
    expect(verdict(lines, pinned)).toEqual({ status: "unsigned", found: ["not_signed 1-3", "tail_unproven 3"] });
    expect(verdict(lines.with(1, (lines[1] ?? "").replace('.5"', '.7"')), pinned)).toEqual({ status: "altered", found: ["not_signed 1", "altered_entry 2", "not_signed 3", "tail_unproven 3"] });
  });
});

describe("DSSE", () => {
  const [line = ""] = made("dsse.envelope", 1);
  const withSignature = (bytes: Uint8Array): string => line.replace(/"sig":"[^"]*"/, `"sig":"${inBase64(bytes)}"`);

  test("a signature that ECDSA or RSA made cannot be checked; one cut short is malformed", () => {
    const ecdsa = Buffer.concat([Buffer.of(0x30, 69), Buffer.alloc(69, 1)]);
    expect(verdict(withSignature(ecdsa), pinned)).toEqual({ status: "unverifiable", found: [] });
    expect(verdict(withSignature(Buffer.alloc(256, 1)), pinned)).toEqual({ status: "unverifiable", found: [] });
    expect(verdict(withSignature(Buffer.alloc(63, 1)), pinned).found).toEqual(["malformed 1"]);
    expect(verdict(withSignature(Buffer.alloc(65, 1)), pinned).found).toEqual(["malformed 1"]);
  });

  test("the id of a key and whatever else stands beside a signature are named as not covered", () => {
    expect(uncovered(line.replace('"sig":', '"cert":"x","sig":').replace('{"payloadType"', '{"note":1,"payloadType"'))).toEqual(["note", "signatures.cert", "signatures.keyid"]);
  });
});
