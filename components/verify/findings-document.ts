import type { AuditFindings, ExhibitFindings, Findings } from "@/lib/findings.ts";
import type { PageFindings, ReadFile } from "./session/protocol.ts";

/** One file that was looked at as a log; `found`: null where nothing in it is a signed record that is known. */
export type Looked = { readonly exhibit: string; readonly name: string; readonly file: ReadFile; readonly found: PageFindings | null; readonly accepted: readonly string[] };

const noCapture: Findings["capture"] = { systemPrompt: "absent", userTurn: "absent", retrievedContext: "absent", toolSchemas: "absent", toolCalls: "absent", executorResponses: "absent" };

/** The verdicts of this page as the findings document that `aftertrace verify --json` prints for the same files and keys; what else may be wrong with an exhibit, such as a secret in it, is found there only. */
export function findingsDocument(looked: readonly Looked[]): Findings {
  return {
    schema: "aftertrace.findings/1", exhibits: looked.map(exhibit), capture: noCapture, traces: [], calls: [], documents: [],
    audit: looked.flatMap(({ found, accepted }) => (found === null ? [] : [withAccepted(found.audit, accepted)])), crossCheck: null, incident: null,
    counts: { traces: 0, spans: 0, roots: 0, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 0, toolSchemas: [] },
  };
}

function exhibit({ exhibit: id, name, file: { bytes, sha256, is }, found }: Looked): ExhibitFindings {
  const shared = { id, name, sha256, bytes, container: null, capture: noCapture };
  if (found === null) return { ...shared, format: "unknown", why: "no record in it has the shape of a signed log that is known", records: { read: 0, kept: 0, skipped: 0 }, problems: [notRecognised] };
  const { audit, firstUnreadable } = found;
  const unread = audit.findings.filter((finding) => finding.class === "malformed").reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0);
  const problems: ExhibitFindings["problems"] = firstUnreadable === null ? [] : [{ ...unreadable, at: firstUnreadable, count: unread }];
  return { ...shared, format: audit.format, why: is.kind === "log" ? is.why : audit.profile, records: { read: audit.entries, kept: audit.entries - unread, skipped: unread }, problems };
}

const notRecognised: ExhibitFindings["problems"][number] = {
  code: "format_unknown", at: "file", count: 1, message: "No signed record of a known format was recognised.",
  fix: "Check that this is the log itself and not a wrapper around it. Traces are read by `aftertrace analyze`.",
};
const unreadable = { code: "record_malformed", message: "An entry of the log cannot be read; the others were verified.", fix: "See what the verification says of this log." } as const;

/** A key that was accepted for one look is said to be one, wherever the document is read later. */
function withAccepted(audit: AuditFindings, accepted: readonly string[]): AuditFindings {
  return { ...audit, keys: audit.keys.map((key) => (accepted.includes(key.fingerprint) ? { ...key, accepted: true } : key)) };
}
