/** The forms in which an incident is handed on to other tools. */
export const exportFormats = ["timesketch-csv", "timesketch-jsonl", "otlp", "sarif"] as const;
export type ExportFormat = (typeof exportFormats)[number];

type ExportKind = { readonly extension: string; readonly type: string; readonly label: string; readonly holds: string };

/** What each is called, and what it holds. Credentials are masked in all of them. */
export const exportKinds: Readonly<Record<ExportFormat, ExportKind>> = {
  "timesketch-csv": { extension: "timesketch.csv", type: "text/csv; charset=utf-8; header=present", label: "Timesketch, CSV", holds: "Every step with a time, and events beside the trace: message, datetime, timestamp_desc and what is known of each." },
  "timesketch-jsonl": { extension: "timesketch.jsonl", type: "application/x-ndjson; charset=utf-8", label: "Timesketch, JSON Lines", holds: "The same as lines of JSON." },
  otlp: { extension: "otlp.json", type: "application/json; charset=utf-8", label: "OpenTelemetry, OTLP/JSON", holds: "The normalised trace: every span with its messages, arguments, results and documents, whatever vendor it came from." },
  sarif: { extension: "sarif", type: "application/sarif+json; charset=utf-8", label: "SARIF 2.1.0", holds: "What was found, with its rule and the exhibit and byte range that it rests on: harm, instructions in documents, factors, breaks in signed logs." },
};
