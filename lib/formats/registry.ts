import { isObject, type JsonValue } from "../base/json.ts";
import type { Probe } from "../evidence/record.ts";
import type { Detection, FormatAdapter } from "./adapter.ts";
import { events } from "./events/index.ts";
import { langfuse } from "./langfuse/langfuse.ts";
import { langsmith } from "./langsmith/langsmith.ts";
import { openai } from "./openai/index.ts";
import { otlp } from "./otlp/index.ts";

/** All vendors, in the order in which they are asked. The plain transcript claims little, a list of events the least. */
export const formatAdapters: readonly FormatAdapter[] = [langsmith, langfuse, otlp, openai, events];

export type Recognised = { readonly adapter: FormatAdapter; readonly detection: Detection };

/**
 * Recognises an exhibit by its shape, never by its name. Where nothing fits the document itself, what it wraps is
 * looked at, two levels down, the elements of lists included (scripts gather downloads); the reason then says where.
 */
export function recognise(probe: Probe): Recognised | null {
  const direct = firstFit(probe);
  if (direct || probe.shape !== "json") return direct;
  let second: Recognised | null = null;
  for (const { pointer, inner } of wrapped(probe)) {
    const found = firstFit(inner);
    const plan = found?.detection.plan;
    // Messages and events inside a stranger's document are the stranger's: only a tracing product's own shape counts there.
    if (!found || plan?.kind !== "json" || found.adapter === openai || found.adapter === events) continue;
    const patterns = plan.patterns.map((pattern) => pointer + pattern);
    const why = `${found.detection.why}; found inside ${pointer}`;
    const inside: Recognised = {
      adapter: found.adapter,
      detection: { ...found.detection, why, plan: { kind: "json", patterns } },
    };
    // A list of headings beside a list of steps must not hide the steps.
    if (!inside.detection.problems?.length) return inside;
    second ??= inside;
  }
  return second;
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

type Wrapped = { readonly pointer: string; readonly value: JsonValue };

function* wrapped(probe: Probe): Generator<{ pointer: string; inner: Probe }> {
  const whole = probe.top === "array" && probe.samples.length > 0 ? [...probe.samples] : probe.outline;
  let level: readonly Wrapped[] = [{ pointer: "", value: whole }];
  for (let depth = 0; depth < wrapLevels; depth++) {
    level = level.flatMap(membersOf);
    for (const { pointer, value } of level) yield { pointer, inner: innerProbe(probe, value) };
  }
}

/** What a value holds: the members of an object; of a list one element for all, since lists are of one kind. */
function membersOf({ pointer, value }: Wrapped): Wrapped[] {
  if (Array.isArray(value)) {
    const element = value.find((one) => one !== null && typeof one === "object");
    return element === undefined ? [] : [{ pointer: `${pointer}/*`, value: element }];
  }
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([, child]) => child !== null && typeof child === "object")
    .map(([name, child]) => ({
      pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      value: child,
    }));
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
