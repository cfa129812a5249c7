import type { AuditFindings, Findings } from "@/lib/findings.ts";
import type { ReadFile } from "./session/protocol.ts";

/** One file that was looked at as a log; `audit`: null where nothing in it is a signed record that is known. */
export type Looked = { readonly exhibit: string; readonly name: string; readonly file: Pick<ReadFile, "bytes" | "sha256">; readonly audit: AuditFindings | null; readonly accepted: readonly string[] };

const noCapture: Findings["capture"] = { systemPrompt: "absent", userTurn: "absent", retrievedContext: "absent", toolSchemas: "absent", toolCalls: "absent", executorResponses: "absent" };

/** The verdicts of this page as the findings document that `aftertrace verify --json` prints for the same files and keys. */
export function findingsDocument(looked: readonly Looked[]): Findings {
  return {
    schema: "aftertrace.findings/1", exhibits: looked.map(exhibit), capture: noCapture, traces: [], calls: [], documents: [],
    audit: looked.flatMap(({ audit, accepted }) => (audit === null ? [] : [withAccepted(audit, accepted)])), crossCheck: null, incident: null,
    counts: { traces: 0, spans: 0, roots: 0, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 0, toolSchemas: [] },
  };
}

function exhibit({ exhibit: id, name, file: { bytes, sha256 }, audit }: Looked): Findings["exhibits"][number] {
  const unread = audit?.findings.filter((finding) => finding.class === "malformed").reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0) ?? 0;
  const entries = audit?.entries ?? 0;
  return {
    id, name, sha256, bytes, format: audit?.format ?? "unknown", container: null, capture: noCapture,
    why: audit === null ? "no record in it has the shape of a signed log that is known" : audit.profile,
    records: { read: entries, kept: entries - unread, skipped: unread },
    problems: audit !== null ? [] : [{ code: "format_unknown", at: "file", message: "No signed record of a known format was recognised.", fix: "Check that this is the log itself and not a wrapper around it.", count: 1 }],
  };
}

/** A key that was accepted for one look is said to be one, wherever the document is read later. */
function withAccepted(audit: AuditFindings, accepted: readonly string[]): AuditFindings {
  return { ...audit, keys: audit.keys.map((key) => (accepted.includes(key.fingerprint) ? { ...key, accepted: true } : key)) };
}
