import { gzipSync } from "node:zlib";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { zipOf } from "../evidence/zipWriter.ts";
import { custodyLog, makers, sorted } from "../audit/logs.ts";
import { inBase64, inBase64Url, sha256, signer } from "../audit/signer.ts";
import { exports, stepsOf } from "./exports.ts";
import { cli, codesOf, faultsOf, findingsOf, only, readFindings, tempFolder } from "./run.ts";

const own = signer("recognised");
const folder = tempFolder();
let files = 0;
const put = (content: string | Uint8Array, ending = "txt"): string => folder.put(`${files++}/evidence.${ending}`, content);
const analysed = async (...contents: readonly (string | Uint8Array)[]) => findingsOf(...contents.map((content) => put(content)));

describe("a signed log is a log in every container, and nothing of a trace", () => {
  test.each(makers)("$format", async ({ format, make }) => {
    const lines = make(4, own);
    const isJson = format !== "jws.compact";
    const list = `[${lines.join(",\n")}]`;
    const contents = [`${lines.join("\n")}\n`, `\ufeff${lines.join("\r\n")}\r\n`, gzipSync(`${lines.join("\n")}\n`), ...(isJson ? [list, `{"format":"bundle","receipts":${list}}`, lines[0] ?? ""] : [])];
    for (const content of contents) {
      const findings = await analysed(content);
      const exhibit = only(findings.exhibits);
      const log = only(findings.audit);
      expect([exhibit.format, log.format, findings.counts.spans, findings.calls.length]).toEqual([format, format, 0, 0]);
      expect(exhibit.records).toEqual({ read: log.entries, kept: log.entries, skipped: 0 });
      expect(faultsOf(exhibit)).toEqual([]);
      expect(exhibit.why).not.toBe("");
      // What is odd about the text is no finding about the log.
      expect(log.findings.map((one) => one.class).filter((name) => !["unknown_key", "not_signed", "tail_unproven"].includes(name))).toEqual([]);
      if (typeof content === "string" && content.startsWith("\ufeff")) expect(codesOf(exhibit)).toContain("byte_order_mark byte 0");
    }
  });

  test("in an archive, and in a table of receipts", async () => {
    const lines = makers.find(({ format }) => format === "agent-receipts.receipt")?.make(3, own) ?? [];
    const path = join(folder.path, "receipts.db");
    const table = new Database(path);
    table.exec("create table receipts (id text, receipt_json text)");
    for (const line of lines) table.prepare("insert into receipts values ('x', ?)").run(line);
    table.close();
    const bytes = readFileSync(path);
    const findings = await analysed(zipOf([{ name: "logs/a.jsonl", bytes: Buffer.from(`${lines.join("\n")}\n`) }, { name: "receipts.db", bytes }]), gzipSync(bytes));
    expect(findings.exhibits.map(({ format, container }) => [format, container])).toEqual([["archive.zip", null], ["agent-receipts.receipt", "x1"], ["agent-receipts.receipt", "x1"], ["agent-receipts.receipt", null]]);
    expect(findings.audit.map(({ exhibit, entries }) => [exhibit, entries])).toEqual([["x2", 3], ["x3", 3], ["x4", 3]]);
  });
});

describe("an export of a trace is never taken for a log", () => {
  const receipt = makers.find(({ format }) => format === "acta.receipt")?.make(1, own)[0] ?? "";
  const steps = stepsOf(6);

  test.each(Object.entries(exports))("%s, with a receipt among its records and in its content", async (_name, { format, text }) => {
    const plain = text(steps);
    const planted = plain.startsWith("[") ? plain.replace("[", `[${receipt},\n`) : plain.startsWith("{") && plain.includes('"observations":[') ? plain.replace('"observations":[', `"observations":[${receipt},\n`) : `${plain.trimEnd()}\n${receipt}\n`;
    const carried = text(steps.map((step) => ({ ...step, output: receipt, input: { ...step.input, payload: {}, signature: {} } })));
    for (const content of [plain, planted, carried]) {
      const findings = await analysed(content);
      expect([only(findings.exhibits).format, findings.audit]).toEqual([format, []]);
      expect(findings.calls).toHaveLength(6);
    }
  });

  const fixtures = join("test", "fixtures", "langfuse");
  test.each(readdirSync(fixtures))("%s", async (name) => {
    const findings = await findingsOf(join(fixtures, name));
    expect([findings.audit, only(findings.exhibits).format]).toEqual([[], expect.stringMatching(/^(langfuse\.|unknown)/)]);
  });

  test("a plain conversation, also one that quotes receipts and signs with a dash", async () => {
    const quoted = JSON.stringify({ messages: [{ role: "user", content: `${receipt}\n\n— Anna` }, { role: "assistant", content: receipt }], payload: {}, signature: {} });
    const findings = await analysed(quoted, `${quoted}\n${receipt}\n`);
    expect(findings.exhibits.map(({ format }) => format)).toEqual(["openai.messages", "openai.messages"]);
    expect(findings.audit).toEqual([]);
  });

  test("texts with points, dashes and hashes are nothing that is known", async () => {
    const texts = ["1.2.3\n", "www.example.org\n4.5.6\n", "Dear all,\n\nplease stop.\n\n— Anna Miller\n", `${sha256("x")}  release.tar.gz\n`, JSON.stringify({ "a.json": sha256("a"), "b.json": sha256("b") }), `${"log line\n".repeat(40)}${receipt}\n`, '{"payload":{"a":1}}\n'];
    const findings = await analysed(...texts);
    expect(findings.exhibits.map(({ format }) => format)).toEqual(texts.map(() => "unknown"));
    expect(findings.audit).toEqual([]);
  });
});

describe("a log is never swallowed by the format of a trace", () => {
  test("records that carry a conversation, and names that tracing products use, are still signed receipts", async () => {
    const record = (at: number) => {
      const body = {
        receipt_version: "1.0", tenant_id: "t", agent_id: "a", action: "call", tool: "chat", decision: "ALLOW", risk_tier: 1, timestamp: `2026-01-02T03:04:0${at}Z`, nonce: `n${at}`, policy_matched: "p",
        messages: [{ role: "user", content: "hello" }, { role: "assistant", content: "hi" }], id: `o${at}`, traceId: "t1", parentObservationId: "x", type: "GENERATION", trace_id: "t1", run_type: "llm", start_time: "2026-01-02T03:04:05Z", body: {}, observations: [],
      };
      const whole = { ...body, receipt_hash: sha256(sorted(body)) };
      return JSON.stringify({ ...whole, signature: inBase64Url(own.sign(sorted(whole))) });
    };
    const lines = [0, 1, 2].map(record);
    for (const content of [`${lines.join("\n")}\n`, `[${lines.join(",")}]`, lines[0] ?? "", `${lines.with(0, (lines[0] ?? "").replace("hello", "hullo")).join("\n")}\n`]) {
      const findings = await analysed(content);
      expect([only(findings.exhibits).format, findings.counts.messages]).toEqual(["sift.receipt", 0]);
      expect(only(findings.audit).entries).toBe(content.split('"receipt_version"').length - 1);
    }
  });

  test("a damaged log is a log, and its bad entries are problems with their place", async () => {
    const lines = custodyLog(6, own).with(2, "torn {").with(3, "[1]");
    const findings = await analysed(`\n${lines.join("\n")}\n`);
    const exhibit = only(findings.exhibits);
    expect(exhibit.records).toEqual({ read: 6, kept: 4, skipped: 2 });
    expect(exhibit.problems).toEqual([expect.objectContaining({ code: "record_malformed", at: "line 4", count: 2 })]);
    expect(only(findings.audit).status).toBe("altered");
  });
});

describe("what lies beside a log is named for what it is, and trusted by nobody", () => {
  const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), own.key]).toString("base64")}\n-----END PUBLIC KEY-----\n`;
  const jwk = { kty: "OKP", crv: "Ed25519", x: inBase64Url(own.key), kid: own.did };
  test.each<[string, string | Uint8Array]>([
    ["keys.jwks", JSON.stringify({ keys: [jwk] })], ["keys.jwks", JSON.stringify(jwk)], ["keys.list", JSON.stringify([{ kid: "a", public_key: own.hex }])], ["keys.object", JSON.stringify({ kid: "a", public_key: own.hex })],
    ["keys.map", JSON.stringify({ [own.did]: inBase64(own.key) })], ["keys.map", JSON.stringify({ keys: { a: own.hex } })], ["keys.pem", pem], ["keys.text", `${own.did}\n`], ["keys.text", own.hex], ["keys.raw", own.key],
    ["keys.revocations", JSON.stringify({ version: 1, revoked_kids: ["a"] })], ["keys.private", JSON.stringify({ ...jwk, d: "x" })],
    ["log.head", JSON.stringify({ head_hash: sha256("x"), count: 3, sig: "x" })], ["log.manifest", JSON.stringify({ record_count: 3, chain_tip_record_hash: sha256("x") })], ["log.root", JSON.stringify({ root: sha256("x") })],
  ])("%s", async (format, content) => {
    const log = `${(makers[0]?.make(2, own) ?? []).join("\n")}\n`;
    const findings = await analysed(content, log);
    const [exhibit] = findings.exhibits;
    expect(exhibit?.format).toBe(format);
    expect(exhibit === undefined ? [] : faultsOf(exhibit)).toEqual([]);
    expect(only(findings.audit)).toMatchObject({ status: "unverifiable", verified: 0 });
    if (format === "keys.private") expect(exhibit?.problems).toContainEqual(expect.objectContaining({ code: "secret_present" }));
  });

  test("a head declares the end of the log that holds its hash, whatever the files are called; a cut log is found out by its name", async () => {
    const tirith = makers.find(({ format }) => format === "tirith.log");
    const [long, other] = [tirith?.make(5, own) ?? [], tirith?.make(3, signer("else")) ?? []];
    const bare = (line: string): string => sorted(JSON.parse(line, (name, value) => (name === "sig" ? undefined : value)));
    const head = { head_hash: sha256(bare(long.at(-1) ?? "")), count: 5, signing_enabled: true };
    const signed = JSON.stringify({ ...head, sig: inBase64(own.sign(sorted(head))) });
    const [a, b, h] = [put(`${long.join("\n")}\n`), put(`${other.join("\n")}\n`), put(signed)];
    const told = async (...paths: string[]) => {
      const { out } = await cli("analyze", ...paths, "--keys", put(own.hex), "--json");
      return readFindings(out).audit.map(({ findings }) => findings.map((one) => `${one.class} ${one.entry}`).filter((one) => !one.startsWith("altered")));
    };
    expect(await told(a, b, h)).toEqual([[], ["tail_unproven 3"]]);
    expect(await told(h, b, a)).toEqual([["tail_unproven 3"], []]);
    // The last two entries are gone: no record has the hash any more.
    const cut = folder.put("cut/log.jsonl", `${long.slice(0, 3).join("\n")}\n`);
    expect(await told(cut, b, folder.put("cut/log.jsonl.head", signed))).toEqual([["missing_entry 4"], ["tail_unproven 3"]]);
    // A head that somebody else signed declares nothing.
    expect(await told(a, put(JSON.stringify({ ...head, sig: inBase64(signer("forger").sign(sorted(head))) })))).toEqual([["tail_unproven 5"]]);
  });
});
