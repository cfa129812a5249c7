import { Cancelled } from "./cancelled.ts";
import { companionBytesMax, companionFormats, companionOf, type Companion } from "./audit/companions.ts";
import { auditFormats } from "./audit/profile.ts";
import { ProblemLog, type ProblemNote } from "./evidence/problem.ts";
import { scanSecrets } from "./evidence/scanSecrets.ts";
import type { ExhibitFindings } from "./findings.ts";
import type { Evidence, ExhibitShelf, ReadableExhibit } from "./formats/exhibitShelf.ts";
import type { ExhibitRead } from "./readExhibit.ts";
import { nodeCrypto } from "./verification/nodeCrypto.ts";
import { recogniseLog, type LogFile, type RecognisedLog } from "./verification/recogniseLog.ts";
import type { TableReader } from "./verification/verifyOptions.ts";

/** What an exhibit is for the verification: a signed log, or what lies beside one. */
export type AuditRole = { readonly kind: "log"; readonly log: RecognisedLog } | { readonly kind: "companion"; readonly companion: Companion };

/** The exhibit as the verification reads it. */
export function logFileOf({ exhibit, evidence }: ReadableExhibit): LogFile {
  return { source: exhibit.source, path: exhibit.container === "plain" ? evidence.path : null };
}

/** By content alone. A tracing product's own shape comes first, unless most of the records are whole signed receipts. */
export function recogniseAudit(readable: ReadableExhibit, readTable: TableReader | undefined): AuditRole | null {
  const isTrace = readable.recognised !== null;
  const file = logFileOf(readable);
  const log = recogniseLog(file, { isTrace, ...(readTable === undefined ? {} : { readTable }) });
  if (log !== null) return { kind: "log", log };
  const { source } = file;
  const companion = isTrace || source.size > companionBytesMax ? null : companionOf(source.read(0, source.size), readable.evidence.name, nodeCrypto);
  return companion === null ? null : { kind: "companion", companion };
}

/** An exhibit that no trace is read from. What a log's entries come to is found when it is verified. */
export function auditedRead({ evidence, exhibit, fileBytes, log }: ReadableExhibit, audit: AuditRole, signal: { readonly aborted: boolean }): ExhibitRead {
  const goOn = (): void => {
    if (signal.aborted) throw new Cancelled();
  };
  // A token that is a receipt is no credential that somebody forgot.
  if (audit.kind !== "log" || audit.log.profile.format !== "jws.compact") scanSecrets(exhibit, log, goOn);
  const shared = { number: evidence.number, bytes: fileBytes, log, advice: {}, audit };
  // What was said of a document that ends in the middle is said of its entries.
  log.drop("broken_json");
  if (audit.kind === "log") return { ...shared, format: audit.log.profile.format, why: audit.log.why, records: { read: 0, kept: 0, skipped: 0 } };
  const { companion } = audit;
  for (const note of companionNotes(companion)) log.add(note);
  return { ...shared, format: companion.format, why: companion.why, records: companionRecords(companion) };
}

function companionRecords(companion: Companion): ExhibitRead["records"] {
  if (companion.kind === "end") return { read: 1, kept: 1, skipped: 0 };
  const { keys, endorsements, revokedIds, places, problems } = companion.file;
  // A key that goes by two ids stands in one place.
  const kept = new Set(places.map(({ at }, place) => `${at} ${String(keys[place]?.key)}`)).size + endorsements.length + revokedIds.size;
  const skipped = problems.filter(({ code }) => code !== "unreadable_limit").length;
  return { read: kept + skipped, kept, skipped };
}

function companionNotes(companion: Companion): ProblemNote[] {
  if (companion.kind === "end") return [];
  return companion.file.problems.map(({ code, at, message }): ProblemNote => {
    if (code === "private_key") return { code: "secret_present", at, message: `There is ${message}: whoever holds it can sign in its name.`, fix: "Take it out of use and make a new one. Redact it before this exhibit is shared." };
    return { code: "record_malformed", at, message: `A key cannot be used as it stands: ${message}.`, fix: "Ask for the public Ed25519 key of the signer in a usual form: JWKS, PEM, did:key or hex." };
  });
}

/** The exhibits that an analysis took for logs and what lies beside them; the same bytes given again stay what they were. */
export async function readAuditedAgain(
  evidence: readonly Evidence[], known: readonly Pick<ExhibitFindings, "id" | "format">[], shelf: ExhibitShelf, options: { readonly signal: { readonly aborted: boolean }; readonly readTable: TableReader | undefined },
): Promise<ExhibitRead[]> {
  const formats = new Map(known.map(({ id, format }) => [id, format]));
  const seen = new Set<string>();
  const reads: ExhibitRead[] = [];
  for (const { number, sha256 } of evidence) {
    if (seen.has(sha256) || !isAuditFormat(formats.get(`x${number}`) ?? "")) continue;
    seen.add(sha256);
    const readable = await shelf.exhibit(number);
    const log = new ProblemLog();
    for (const note of [...readable.exhibit.notes, ...(readable.evidence.notes ?? [])]) log.add(note);
    const audit = recogniseAudit(readable, options.readTable);
    if (audit !== null) reads.push(auditedRead({ ...readable, log }, audit, options.signal));
  }
  return reads;
}

const isAuditFormat = (format: string): boolean => [...auditFormats, ...companionFormats].some((one) => one === format);
