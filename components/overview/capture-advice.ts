import type { StoredExhibit } from "@/lib/api/contract.ts";
import type { Capture } from "@/lib/findings.ts";
import { captureWords } from "../evidence/words.ts";

type Part = keyof Capture;
type Vendor = "langsmith" | "langfuse" | "otlp" | "openai";

/** One thing that is missing, and how to get it. */
export type CaptureAdvice = { readonly part: Part; readonly word: string; readonly state: "partial" | "absent"; readonly how: string };

const anyway: Readonly<Record<Part, string>> = {
  systemPrompt: "Export the model steps with their inputs, or add the prompt's file from the agent's repository at the version that ran.",
  userTurn: "Export the whole conversation with the model steps' inputs, or the chat's own transcript.",
  retrievedContext: "Export the retrieval and tool steps with their outputs. Where the agent retrieved nothing, nothing is missing.",
  toolSchemas: "Export the model steps with the tools that were offered to them, or add the tool definitions of the version that ran.",
  toolCalls: "Export the tool steps with their inputs; the model steps' outputs hold the same arguments.",
  executorResponses: "Export the tool steps with their outputs, or add the log of the service that ran the tools.",
};

const content: readonly Part[] = ["systemPrompt", "userTurn", "retrievedContext", "toolCalls", "executorResponses"];

/** What brings the content of an export of this vendor. */
const ofVendor: Readonly<Record<Vendor, string>> = {
  langsmith: "LangSmith: fetch the runs again through the API or the SDK with inputs, outputs and child runs; list views leave them out.",
  langfuse: "Langfuse: fetch the trace through the API (GET /api/public/traces/{id}); a trace download leaves inputs and outputs out from 350 observations up.",
  otlp: "OpenTelemetry: content is off by default in many SDKs; where it was off it was never sent, and the application's or the model provider's own log is the next place.",
  openai: "Chat transcripts hold what the model saw and no spans: add the trace of the same run if there is one.",
};

/** What is missing over all exhibits together, each with how to get it from the vendors whose exports these are. */
export function captureAdvice(capture: Capture, exhibits: readonly StoredExhibit[]): readonly CaptureAdvice[] {
  const vendors = vendorsOf(exhibits);
  return captureWords.flatMap(([part, word]): CaptureAdvice[] => {
    const state = capture[part];
    if (state === "present") return [];
    const hints = content.includes(part) ? vendors.map((vendor) => ofVendor[vendor]) : [];
    return [{ part, word, state, how: [anyway[part], ...hints].join(" ") }];
  });
}

function vendorsOf(exhibits: readonly StoredExhibit[]): readonly Vendor[] {
  const found = new Set(exhibits.map(({ findings }) => findings?.format.split(".")[0]));
  return (Object.keys(ofVendor) as readonly Vendor[]).filter((vendor) => found.has(vendor));
}
