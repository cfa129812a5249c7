import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { KeySet, TrustedKey } from "../../lib/audit/trustedKeys.ts";
import { BundleWriter } from "../../lib/bundle/bundleWriter.ts";
import { checkBundle, type BundleFault } from "../../lib/bundle/checkBundle.ts";
import { didKeyOf } from "../../lib/base/didKey.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { custodyHash, custodyText, firstPlace, placeAfter, signCustodyRecord, type CustodyRecord, type CustodySigner } from "../../lib/evidence/custody.ts";
import { memorySource } from "../../lib/evidence/source.ts";

export type TestSigner = CustodySigner & { readonly key: Uint8Array };

/** A signer of its own. */
export function newSigner(): TestSigner {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x } = z.object({ x: z.string() }).parse(publicKey.export({ format: "jwk" }));
  const key = new Uint8Array(Buffer.from(x, "base64url"));
  return { did: didKeyOf(key), key, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

/** The keys of somebody who trusts these signers. */
export function trusting(...signers: readonly TestSigner[]): KeySet {
  const keys = signers.map(({ key, did }): TrustedKey => ({ key, id: did, name: null, validFromUs: null, validUntilUs: null, revoked: null, source: "test" }));
  return { keys, endorsements: [], revokedIds: new Set() };
}

export type Contents = { readonly exhibits: readonly (readonly [name: string, content: Uint8Array])[]; readonly findings?: string; readonly signer?: TestSigner; readonly records?: number; readonly version?: string };

/** A small bundle in memory, made by the writer. */
export async function madeBundle({ exhibits, findings = "{}\n", signer = newSigner(), records = 3, version = "0.0.0" }: Contents): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "bundle.zip");
  const writer = await BundleWriter.begin(path);
  const at = "2026-03-01T10:00:00Z";
  for (const [place, [name, content]] of exhibits.entries())
    await writer.add({ path: `exhibits/${sha256Hex(content)}`, role: "exhibit", method: place % 2 === 0 ? "deflated" : "stored", content: [content], expected: content.length, exhibit: { id: `x${place + 1}`, name, container: null, added: at, problems: [] } });
  await writer.add({ path: "findings.json", role: "findings", method: "deflated", content: [Buffer.from(findings)] });
  await writer.add({ path: "decisions.json", role: "decisions", method: "deflated", content: [Buffer.from("{}")] });
  const log = custodyLog(records, signer);
  await writer.add({ path: "custody/log.jsonl", role: "custody", method: "deflated", content: [Buffer.from(log.map((record) => `${custodyText(record)}\n`).join(""))] });
  const last = log.at(-1);
  const custody = last === undefined ? null : { log: last.log, records: log.length, head: custodyHash(last) };
  await writer.finish({ aftertrace: version, created: at, incident: { id: "abcdefghjkmn", title: "T", opened: at, sample: null }, custody, keySet: "sha256:none" }, signer);
  await writer.close();
  return readFileSync(path);
}

function custodyLog(count: number, signer: CustodySigner): CustodyRecord[] {
  const records: CustodyRecord[] = [];
  for (let at = 0; at < count; at++) {
    const before = records.at(-1);
    const place = before === undefined ? firstPlace("11111111-2222-4333-8444-555555555555") : placeAfter(before);
    records.push(signCustodyRecord(place, { atMs: 1_772_359_200_000 + at, actor: "responder", action: at === 0 ? "open" : "view", object: null, detail: at === 0 ? { scope: "abcdefghjkmn" } : {} }, signer));
  }
  return records;
}

/** What a check says of these bytes. */
export async function faultsOf(bytes: Uint8Array, keys: KeySet = trusting()): Promise<readonly BundleFault[]> {
  return (await checkBundle(memorySource(bytes), { keys })).faults;
}
