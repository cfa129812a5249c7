import { isObject, type JsonValue } from "../../base/json.ts";
import type { Probe } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { dataset, refused } from "./refused.ts";
import { type Shape, shapes } from "./shapes.ts";
import { isBareCopy, isExample, isLangchainMessage } from "./tellTales.ts";

export function detectDocument(value: JsonValue): Detection | null {
  if (!isObject(value)) return null;
  if (Object.keys(value).join() === "error" && typeof value["error"] === "string") {
    return refused(
      "langsmith.mcp-error",
      "nothing but an error text",
      "export_is_an_error",
      "This is the error reply of a tool, saved in place of an export.",
    );
  }
  if (isExample(value) && "dataset_id" in value) return dataset("an example with dataset_id");
  const found = shapes.find((shape) => shape.fits(value));
  if (found) return { format: found.format, why: found.why, plan: { kind: "json", patterns: found.inner } };
  if (isBareCopy(value))
    return {
      format: "langsmith.ui-run",
      why: "nothing but inputs, outputs and metadata",
      plan: { kind: "json", patterns: [""] },
    };
  return detectWrapped(value);
}

/** The first shape, in the order of the table, that any of the elements has. */
function shapeAmong(items: readonly JsonValue[]): Shape | undefined {
  return shapes.find((shape) => items.some((item) => isObject(item) && shape.fits(item)));
}

export function detectArray(probe: Probe): Detection | null {
  const items = probe.samples.length > 0 ? probe.samples : Array.isArray(probe.outline) ? probe.outline : [];
  const found = shapeAmong(items);
  if (found)
    return {
      format: found.format,
      why: `array: ${found.why}`,
      plan: { kind: "json", patterns: found.inner.map((inner) => `/*${inner}`) },
    };
  if (items.length > 0 && items.every(isLangchainMessage)) {
    return {
      format: "langsmith.fetch-messages",
      why: "a bare array of messages in LangChain form",
      plan: { kind: "json", patterns: [""] },
    };
  }
  if (items.some((item) => isObject(item) && isExample(item))) return dataset("array of {inputs, outputs}");
  const lists = items.filter(Array.isArray);
  const nested = shapeAmong(lists.flat());
  return nested?.strong
    ? {
        format: nested.format,
        why: `array of arrays: ${nested.why}`,
        plan: { kind: "json", patterns: nested.inner.map((inner) => `/*/*${inner}`) },
      }
    : null;
}

export function detectLines(samples: readonly JsonValue[]): Detection | null {
  const found = shapeAmong(samples);
  if (found) return { format: found.format, why: `one per line: ${found.why}`, plan: { kind: "jsonLines" } };
  return samples.some((item) => isObject(item) && isExample(item)) ? dataset("lines of {inputs, outputs}") : null;
}

/** Third parties wrap replies: run-shaped values are looked for up to two levels down. */
function detectWrapped(document: JsonValue): Detection | null {
  const found: { shape: Shape; pattern: string }[] = [];
  const look = (value: JsonValue, path: string, depth: number): void => {
    if (!isObject(value) || found.length >= 100) return;
    for (const [key, child] of Object.entries(value).slice(0, 1_000)) {
      const here = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const shape = shapeAmong(Array.isArray(child) ? child : [child]);
      if (shape?.strong)
        found.push(
          ...shape.inner.map((inner) => ({ shape, pattern: `${here}${Array.isArray(child) ? "/*" : ""}${inner}` })),
        );
      else if (depth < 2) look(child, here, depth + 1);
    }
  };
  look(document, "", 1);
  const [first] = found;
  if (first === undefined) return null;
  const patterns = found.filter(({ shape }) => shape.family === first.shape.family).map(({ pattern }) => pattern);
  return {
    format: first.shape.format,
    why: `inside a wrapper, at ${patterns.slice(0, 3).join(" and ")}: ${first.shape.why}`,
    plan: { kind: "json", patterns },
  };
}
