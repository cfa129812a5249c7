import type { JsonValue } from "../../base/json.ts";
import type { PayloadState } from "../../trace/model.ts";

type Marker = { readonly state: "withheld" | "stored_elsewhere"; readonly pattern: RegExp };

/** Texts that stand in the place of a value. They count only where they are the whole value. */
const markers: readonly Marker[] = [
  { state: "withheld", pattern: /^[[<({](redacted|withheld|masked|content[ _]redacted)[\])>}]$/i },
  { state: "withheld", pattern: /^REDACTED$/ },
  { state: "withheld", pattern: /^redacted-by-[a-z0-9-]+$/i },
  { state: "withheld", pattern: /^_{2,}redacted_{2,}$/i },
  { state: "stored_elsewhere", pattern: /^\[binary:[^\]]*:stored_in_[a-z_]+\]$/ },
  { state: "stored_elsewhere", pattern: /^@@@langfuseMedia:[^@]*@@@$/ },
];

/**
 * What a marker in place of a value says: taken out on purpose, or kept outside the file. Null for ordinary text.
 * Forms met: LangSmith `[REDACTED]`, LiteLLM `redacted-by-litellm`, OpenInference `__REDACTED__`, Claude Code and Codex
 * telemetry `<REDACTED>`, caches of LangSmith `[binary:…:stored_in_langsmith]`, Langfuse media tokens.
 */
export function withheldMarker(text: string): "withheld" | "stored_elsewhere" | null {
  const whole = text.trim();
  return markers.find(({ pattern }) => pattern.test(whole))?.state ?? null;
}

/** The state of a text that stands in the evidence. */
export function textState(text: string): PayloadState {
  return text === "" ? "empty" : (withheldMarker(text) ?? "present");
}

/** The state of any value: absent and null are not captured, a marker says its own, the rest is there or empty. */
export function valueState(value: JsonValue | undefined): PayloadState {
  if (value === undefined || value === null) return "not_captured";
  if (typeof value === "string") return textState(value);
  if (Array.isArray(value)) return value.length === 0 ? "empty" : "present";
  return typeof value === "object" && Object.keys(value).length === 0 ? "empty" : "present";
}
