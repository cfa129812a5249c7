import type { JsonValue } from "../base/json.ts";
import type { Probe } from "../evidence/record.ts";
import type { Detection, FormatAdapter } from "./adapter.ts";
import { langfuse } from "./langfuse/langfuse.ts";
import { langsmith } from "./langsmith/langsmith.ts";
import { openai } from "./openai/index.ts";
import { otlp } from "./otlp/index.ts";

/** All vendors, in the order in which they are asked. The plain transcript comes last: it claims the least. */
export const formatAdapters: readonly FormatAdapter[] = [langsmith, langfuse, otlp, openai];

export type Recognised = { readonly adapter: FormatAdapter; readonly detection: Detection };

/**
 * Recognises an exhibit by its shape, never by its name. Where nothing fits the document itself, what it wraps is
 * looked at, two levels down; the reason then says where it was found.
 */
export function recognise(probe: Probe): Recognised | null {
  const direct = firstFit(probe);
  if (direct || probe.shape !== "json") return direct;
  for (const { pointer, inner } of wrapped(probe)) {
    const found = firstFit(inner);
    const plan = found?.detection.plan;
    if (!found || plan?.kind !== "json" || found.detection.problems?.length) continue;
    const patterns = plan.patterns.map((pattern) => pointer + pattern);
    const why = `${found.detection.why}; found inside ${pointer}`;
    return { adapter: found.adapter, detection: { ...found.detection, why, plan: { kind: "json", patterns } } };
  }
  return null;
}

function firstFit(probe: Probe): Recognised | null {
  for (const adapter of formatAdapters) {
    const detection = adapter.detect(probe);
    if (detection) return { adapter, detection };
  }
  return null;
}

/** The adapter that made a format id, by its vendor part. */
export function adapterOf(format: string): FormatAdapter | null {
  return formatAdapters.find((adapter) => format.startsWith(`${adapter.vendor}.`)) ?? null;
}

const wrapLevels = 2;

function* wrapped(probe: Probe): Generator<{ pointer: string; inner: Probe }> {
  let level: { pointer: string; value: JsonValue }[] = [{ pointer: "", value: probe.outline }];
  for (let depth = 0; depth < wrapLevels; depth++) {
    const next: typeof level = [];
    for (const { pointer, value } of level) {
      if (value === null || typeof value !== "object" || Array.isArray(value)) continue;
      for (const [name, child] of Object.entries(value)) {
        if (child === null || typeof child !== "object") continue;
        next.push({ pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: child });
      }
    }
    for (const { pointer, value } of next) yield { pointer, inner: innerProbe(probe, value) };
    level = next;
  }
}

function innerProbe(probe: Probe, value: JsonValue): Probe {
  const isArray = Array.isArray(value);
  return {
    ...probe,
    top: isArray ? "array" : "object",
    keys: isArray || value === null || typeof value !== "object" ? [] : Object.keys(value),
    outline: value,
    samples: isArray ? value : [],
  };
}
