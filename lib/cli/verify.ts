import { existsSync, readFileSync, statSync } from "node:fs";
import { declaredEnd } from "../audit/logEntries.ts";
import type { AuditStatus } from "../audit/auditStatus.ts";
import type { DeclaredEnd } from "../audit/chainContext.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { auditExhibits } from "../auditExhibits.ts";
import { ProblemLog } from "../evidence/problem.ts";
import type { AuditFindings, Findings } from "../findings.ts";
import { ExhibitShelf, type Evidence } from "../formats/exhibitShelf.ts";
import { auditedRead, recogniseAudit } from "../readAudited.ts";
import { sameBytes, type ExhibitRead } from "../readExhibit.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { captureOf, noCapture } from "../trace/capture.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { readKeys, splitKeyFiles } from "./keyFiles.ts";
import { printable } from "./printable.ts";
import { isBundleFile, verifyBundles } from "./verifyBundle.ts";
import { verdictText } from "./verdictText.ts";
import { workerScript } from "./workerScript.ts";

const exitCodes: Readonly<Record<AuditStatus, number>> = { verified: 0, altered: 1, incomplete: 1, unverifiable: 2, unsigned: 2 };
const headBytesMax = 4_194_304;
const everyMs = 2_000;

/** `aftertrace verify PATH… [--keys FILE…] [--json]`, of signed logs or of bundles: exit 0 verified, 1 altered or incomplete, 2 not signed or not checkable; of several the worst counts. */
export async function verifyCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args.map((arg) => (arg === "--key" ? "--keys" : arg)));
  const unknown = rest.find((arg) => arg.startsWith("--") && arg !== "--json");
  if (unknown !== undefined) throw new BadUsage(`There is no option ${unknown}.`);
  const paths = rest.filter((arg) => arg !== "--json");
  if (paths.length === 0) throw new BadUsage("Give at least one signed log to verify.");
  const found = evidencePaths(paths, (path, why) => context.err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const refused = found.find((path) => path.refusal !== null);
  if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
  const keys = readKeys(keyFiles, context.err);
  const bundles = found.filter(({ path }) => isBundleFile(path));
  if (bundles.length > 0) return verifyBundles(bundles, found.length - bundles.length, { keys, json: rest.includes("--json") }, context);
  const { evidence, dispose } = await gatherEvidence(found);
  try {
    const { exhibits, audit } = await verifyEvidence(evidence, keys, context);
    context.out.write(rest.includes("--json") ? `${JSON.stringify(document(exhibits, audit))}\n` : verdictText(exhibits, audit));
    return exitCode(audit);
  } finally {
    dispose();
  }
}

type Verified = { readonly exhibits: Findings["exhibits"]; readonly audit: readonly AuditFindings[] };

/** The same recognition and verification as in an analysis, without reading any trace. */
async function verifyEvidence(evidence: readonly Evidence[], keys: KeySet, context: CommandContext): Promise<Verified> {
  const shelf = new ExhibitShelf(evidence, { kind: "memory" });
  try {
    const reads: ExhibitRead[] = [];
    const firstRead = new Map<string, ExhibitRead>();
    for (const one of evidence) {
      const twin = firstRead.get(one.sha256);
      const read = twin ? sameBytes(one.number, twin) : await readForAudit(one.number, shelf);
      firstRead.set(one.sha256, twin ?? read);
      reads.push(read);
    }
    const audit: AuditFindings[] = [];
    const paths = new Map(evidence.map((one) => [one.number, one.path]));
    await auditExhibits(evidence, reads, shelf, null, { index: null, onLog: (findings) => audit.push(findings) }, {
      keys, workerScript: workerScript(context.root), readTable: receiptTexts, onProgress: progress(context, evidence), signal: { aborted: false },
      endOf: (number) => endBeside(paths.get(number), keys),
    });
    audit.sort((a, b) => Number(a.exhibit.slice(1)) - Number(b.exhibit.slice(1)));
    return { exhibits: evidence.map((one, place) => exhibitFindings(one, reads[place])), audit };
  } finally {
    shelf.close();
  }
}

async function readForAudit(number: number, shelf: ExhibitShelf): Promise<ExhibitRead> {
  const readable = await shelf.exhibit(number);
  const { evidence, fileBytes } = readable;
  const audit = evidence.isArchive ? null : recogniseAudit(readable, receiptTexts);
  if (audit !== null) return auditedRead(readable, audit, { aborted: false });
  const log = new ProblemLog();
  const nothing = { number, bytes: fileBytes, records: { read: 0, kept: 0, skipped: 0 }, log, advice: {}, audit: null };
  if (evidence.isArchive) return { ...nothing, format: "archive.zip", why: "zip archive; each of its entries is an exhibit of its own" };
  log.add({ code: "format_unknown", at: "file", message: "No signed record of a known format was recognised.", fix: "Check that this is the log itself and not a wrapper around it. Traces are read by `aftertrace analyze`." });
  return { ...nothing, format: "unknown", why: "no record in it has the shape of a signed log that is known" };
}

function exhibitFindings({ number, name, sha256, container }: Evidence, read: ExhibitRead | undefined): Findings["exhibits"][number] {
  if (!read) throw new Error(`exhibit x${number} was not read`);
  return { id: `x${number}`, name, sha256, bytes: read.bytes, format: read.format, why: read.why, container, records: read.records, capture: captureOf(noCapture), problems: read.log.list() };
}

/** A signed head that a producer keeps beside its log closes it, given or not. */
function endBeside(path: string | undefined, keys: KeySet): DeclaredEnd | null {
  const head = `${path ?? ""}.head`;
  return path !== undefined && existsSync(head) && statSync(head).size < headBytesMax ? declaredEnd(readFileSync(head, "utf8"), { keys, crypto: nodeCrypto }) : null;
}

function progress({ err }: CommandContext, evidence: readonly Evidence[]): (at: { readonly number: number | null; readonly records: number }) => void {
  const names = new Map(evidence.map((one) => [one.number, one.name]));
  let last = performance.now();
  return ({ number, records }) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    err.write(`verify "${printable(names.get(number ?? 0) ?? "")}", ${records} entries\n`);
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
