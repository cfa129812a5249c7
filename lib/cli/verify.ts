import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { auditFindings } from "../audit/auditFindings.ts";
import { declaredEnd } from "../audit/logEntries.ts";
import { joinKeySets, readKeyFile } from "../audit/keyFile.ts";
import type { AuditStatus } from "../audit/auditStatus.ts";
import type { DeclaredEnd } from "../audit/chainContext.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import type { AuditFindings, Findings } from "../findings.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { captureOf, noCapture } from "../trace/capture.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { verifyFile } from "../verification/verifyFile.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { printable } from "./printable.ts";
import { verdictText } from "./verdictText.ts";

const exitCodes: Readonly<Record<AuditStatus, number>> = { verified: 0, altered: 1, incomplete: 1, unverifiable: 2, unsigned: 2 };
const keyFileBytesMax = 4_194_304;
const everyMs = 2_000;

/** `aftertrace verify PATH… [--keys FILE…] [--json]`: exit 0 verified, 1 altered or incomplete, 2 not signed or not checkable; of several the worst counts. */
export async function verifyCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { paths, keyFiles, json } = readArguments(args);
  if (paths.length === 0) throw new BadUsage("Give at least one signed log to verify.");
  const found = evidencePaths(paths, (path, why) => context.err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const refused = found.find((path) => path.refusal !== null);
  if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
  const keys = readKeys(keyFiles, context);
  const { evidence, dispose } = await gatherEvidence(found);
  try {
    const exhibits: Findings["exhibits"] = [];
    const audit: AuditFindings[] = [];
    for (const one of evidence) {
      const log = await verifyFile(one.path, { keys, declared: endBeside(one.path, keys), workerScript: workerScript(context.root), readTable: receiptTexts, onProgress: progress(context, one.name) });
      exhibits.push(exhibit(one, log === null ? null : auditFindings(`x${one.number}`, log)));
      if (log !== null) audit.push(auditFindings(`x${one.number}`, log));
    }
    context.out.write(json ? `${JSON.stringify(document(exhibits, audit))}\n` : verdictText(exhibits, audit));
    return exitCode(audit);
  } finally {
    dispose();
  }
}

type Arguments = { readonly paths: readonly string[]; readonly keyFiles: readonly string[]; readonly json: boolean };

/** `--keys` takes every file up to the next option. */
function readArguments(args: readonly string[]): Arguments {
  const paths: string[] = [];
  const keyFiles: string[] = [];
  let json = false;
  let inKeys = false;
  for (const arg of args) {
    if (arg === "--keys") inKeys = true;
    else if (arg === "--json") [json, inKeys] = [true, false];
    else if (arg.startsWith("--")) throw new BadUsage(`There is no option ${arg}.`);
    else (inKeys ? keyFiles : paths).push(arg);
  }
  return { paths, keyFiles, json };
}

function readKeys(files: readonly string[], { err }: CommandContext): KeySet {
  const sets = files.map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) throw new BadUsage(`${file} cannot be opened: there is no such key file.`);
    if (stat.size > keyFileBytesMax) throw new BadUsage(`${file} is too large for a key file.`);
    const set = readKeyFile(readFileSync(file), file, nodeCrypto);
    for (const { at, message } of set.problems) err.write(`aftertrace: ${printable(file)}, ${printable(at)}: ${printable(message)}.\n`);
    return set;
  });
  return joinKeySets(sets, nodeCrypto);
}

/** A signed head that a producer keeps beside its log closes it. */
function endBeside(path: string, keys: KeySet): DeclaredEnd | null {
  const head = `${path}.head`;
  return existsSync(head) && statSync(head).size < keyFileBytesMax ? declaredEnd(readFileSync(head, "utf8"), { keys, crypto: nodeCrypto }) : null;
}

function workerScript(root: string): string | null {
  const script = join(root, "dist", "verifyWorker.mjs");
  return existsSync(script) ? script : null;
}

function progress({ err }: CommandContext, name: string): (bytes: number, entries: number) => void {
  let last = performance.now();
  return (_bytes, entries) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    err.write(`verify "${printable(name)}", ${entries} entries\n`);
  };
}

function exhibit(one: { readonly number: number; readonly name: string; readonly path: string; readonly sha256: string; readonly container: string | null }, audit: AuditFindings | null): Findings["exhibits"][number] {
  const unread = audit?.findings.filter((finding) => finding.class === "malformed").reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0) ?? 0;
  const entries = audit?.entries ?? 0;
  return {
    id: `x${one.number}`, name: one.name, sha256: one.sha256, bytes: statSync(one.path).size, format: audit?.format ?? "unknown", container: one.container,
    why: audit === null ? "no record in it has the shape of a signed log that is known" : audit.profile,
    records: { read: entries, kept: entries - unread, skipped: unread }, capture: captureOf(noCapture),
    problems: audit !== null ? [] : [{ code: "format_unknown", at: "file", message: "No signed record of a known format was recognised.", fix: "Check that this is the log itself and not a wrapper around it.", count: 1 }],
  };
}

function document(exhibits: Findings["exhibits"], audit: readonly AuditFindings[]): Findings {
  return {
    schema: "aftertrace.findings/1", exhibits, capture: captureOf(noCapture), traces: [], calls: [], documents: [], audit: [...audit], crossCheck: null, incident: null,
    counts: { traces: 0, spans: 0, roots: 0, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 0, toolSchemas: [] },
  };
}

function exitCode(audit: readonly AuditFindings[]): number {
  const codes = audit.map(({ status }) => exitCodes[status]);
  if (codes.length === 0) return 2;
  return codes.includes(1) ? 1 : Math.max(...codes);
}
