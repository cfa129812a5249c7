import { expect, test } from "vitest";
import { z } from "zod";
import { productVersion } from "../../lib/productVersion.ts";
import { madeBundle, newSigner } from "../bundle/madeBundle.ts";
import { cli, tempFolder } from "../pipeline/run.ts";
import { transcript } from "../store/analyzedIncident.ts";

const folder = tempFolder();
const signer = newSigner();
const key = folder.put("key.did", `${signer.did}\n`);
const exhibits = [["a.json", Buffer.from(transcript("orders"))]] as const;
/** The findings of these exhibits, as this version makes them. */
const rightFindings = async (): Promise<string> => (await cli("analyze", folder.put("a.json", exhibits[0][1]), "--json")).out;
const verdictSchema = z.object({ status: z.string(), faults: z.array(z.object({ path: z.string(), message: z.string() })), findings: z.looseObject({ result: z.string() }) });
const verified = async (bytes: Uint8Array, ...more: string[]) => {
  const { code, out } = await cli("verify", folder.put("b.zip", bytes), ...more, "--json");
  return { code, ...verdictSchema.parse(JSON.parse(out)) };
};

test("findings that are signed and do not come out of the exhibits are told, with the line in which they differ: exit 1", async () => {
  const right = await rightFindings();
  const good = await madeBundle({ exhibits, findings: right, signer, version: productVersion });
  expect(await verified(good, "--keys", key)).toMatchObject({ code: 0, status: "verified", findings: { result: "same", exhibits: 1 } });
  expect(await verified(good, "--key", key)).toMatchObject({ code: 0 });
  expect(await verified(good)).toMatchObject({ code: 2, status: "unverifiable", findings: { result: "same" } });
  const lied = await madeBundle({ exhibits, findings: right.replace('"destructive":true', '"destructive":false'), signer, version: productVersion });
  const line = right.slice(0, right.indexOf('"destructive":true')).split("\n").length;
  expect(await verified(lied, "--keys", key)).toMatchObject({ code: 1, status: "altered", faults: [], findings: { result: "differ", line } });
  const longer = await madeBundle({ exhibits, findings: `${right}\n`, signer, version: productVersion });
  expect(await verified(longer, "--keys", key)).toMatchObject({ code: 1, findings: { result: "differ", byte: Buffer.byteLength(right) } });
});

test("findings of another version are no forgery: it is said which version made them, exit 2", async () => {
  const other = await madeBundle({ exhibits, findings: "{}\n", signer, version: "0.0.1" });
  expect(await verified(other, "--keys", key)).toMatchObject({ code: 2, status: "unverifiable", findings: { result: "other_version" } });
  expect((await cli("verify", folder.put("b.zip", other), "--keys", key)).out).toContain(`findings: made by Aftertrace 0.0.1; this is ${productVersion}, which finds otherwise from line 1 on`);
});

test("a changed bundle is exit 1 with the name of the file, cut ones and ones with bytes behind them too; its words play no tricks in a terminal", async () => {
  const good = await madeBundle({ exhibits: [["a\u001b[2J.json", exhibits[0][1]]], findings: "{}\n", signer });
  for (const bytes of [Buffer.concat([good, Buffer.from("x")]), good.subarray(0, good.length - 30)]) expect((await verified(bytes, "--keys", key)).code).toBe(1);
  const changed = Buffer.from(good);
  changed[120] = (changed[120] ?? 0) ^ 1;
  const { code, out } = await cli("verify", folder.put("b.zip", changed), "--keys", key);
  expect(code).toBe(1);
  expect(out).toMatch(/b\.zip: Altered\..*\n {2}exhibits\/[0-9a-f]{64}: /);
  expect(out).toContain("findings: not made again: what the bundle holds is not what was made");
  expect(out).not.toContain("\u001b");
});

test("bundles and logs are verified apart, and an ordinary zip is no bundle", async () => {
  const good = folder.put("b.zip", await madeBundle({ exhibits, signer }));
  expect((await cli("verify", good, key)).code).toBe(2);
  expect((await cli("verify", good, key)).err).toContain("Bundles and other files cannot be verified together.");
});
