import { expect, test } from "vitest";
import { findingsDocument, type Looked } from "@/components/verify/findings-document.ts";
import { readFile } from "@/components/verify/session/read-file.ts";
import { findingsSchema } from "@/lib/findings.ts";
import { utf8 } from "@/lib/base/encodings.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";
import { custodyLog, makers } from "../../audit/logs.ts";
import { keySet, signer, trusted } from "../../audit/signer.ts";
import { cli, tempFolder } from "../../pipeline/run.ts";
import { verifyInPage } from "../verification/pageVerdict.ts";

const own = signer("document");
const folder = tempFolder();
const damaged = custodyLog(9, own).with(4, "torn").toSpliced(6, 1);
const sift = makers.find(({ format }) => format === "sift.receipt")?.make(3, own) ?? [];
const keys = keySet(trusted(own));

/** What the page would save for these logs under this key. */
function looked(texts: readonly string[]): Looked[] {
  return texts.map((text, place) => ({
    exhibit: `x${place + 1}`, name: `${place}.jsonl`, accepted: [], file: readFile("a", utf8(text), nodeCrypto),
    found: verifyInPage(text, keys, { exhibit: `x${place + 1}` }).session.findings(),
  }));
}

test("the page saves the very document that the command line prints for the same files and the same key", async () => {
  const texts = [damaged, sift].map((lines) => `${lines.join("\n")}\n`);
  const paths = texts.map((text, place) => folder.put(`${place}.jsonl`, text));
  const { out } = await cli("verify", ...paths, "--keys", folder.put("key.txt", own.hex), "--json");
  expect(JSON.parse(JSON.stringify(findingsDocument(looked(texts))))).toEqual(JSON.parse(out));
});

test("a key that was accepted for one look is marked as one, so that nobody takes it for a trusted one later", () => {
  const [first] = looked([`${sift.join("\n")}\n`]);
  const fingerprint = first?.found?.audit.keys[0]?.fingerprint ?? "";
  const document = findingsSchema.parse(findingsDocument(first === undefined ? [] : [{ ...first, accepted: [fingerprint] }]));
  expect(document.audit[0]?.keys).toEqual([expect.objectContaining({ fingerprint, accepted: true })]);
});

test("a file without a signed record stands in the document with what is wrong", () => {
  const file = readFile("a", utf8("nothing"), nodeCrypto);
  const document = findingsSchema.parse(findingsDocument([{ exhibit: "x1", name: "n", file, found: null, accepted: [] }]));
  expect([document.exhibits[0]?.format, document.exhibits[0]?.problems[0]?.code, document.audit]).toEqual(["unknown", "format_unknown", []]);
});
