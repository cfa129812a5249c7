import type { Findings } from "../findings.ts";
import { captureOf, noCapture } from "../trace/capture.ts";

/** The findings document, as one line, of a file that could not even be opened. */
export function unreadableFindings(input: string, name: string, refusal: string): string {
  const capture = captureOf(noCapture);
  const findings: Findings = {
    schema: "aftertrace.findings/1", input,
    exhibits: [{
      id: "x1", name, sha256: "", bytes: 0, format: "unknown", why: "the file could not be opened", container: null,
      records: { read: 0, kept: 0, skipped: 0 }, capture,
      problems: [{ code: "format_unknown", at: "file", message: `The file cannot be opened: ${refusal}.`, fix: "Check the permissions of the file, and that it is still there.", count: 1 }],
    }],
    counts: { traces: 0, spans: 0, roots: 0, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 0, toolSchemas: [] },
    capture, traces: [], calls: [], documents: [], audit: [], crossCheck: null, incident: null,
  };
  return `${JSON.stringify(findings)}\n`;
}
