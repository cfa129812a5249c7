import { isObject, type JsonObject, type JsonValue, member } from "../../base/json.ts";
import { pointerSegments } from "../../evidence/jsonPattern.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";

/** Finds the object around a list of steps in the envelope, and what the envelope says about pages. */
export class Places {
  readonly #envelope: JsonValue;
  readonly #steps: readonly string[][];
  readonly #met = new Set<string>();
  readonly #meta: JsonValue;
  /** Version 2 of the API: pages by cursor, and cut metadata. */
  readonly cutsMetadata: boolean;

  constructor(detection: Detection, envelope: JsonValue) {
    const patterns = detection.plan.kind === "json" ? detection.plan.patterns.map(pointerSegments) : [];
    this.#envelope = envelope;
    this.#steps = patterns.filter((segments) => segments.at(-2) === "observations" && segments.at(-1) === "*");
    const list = patterns.find((segments) => segments.at(-2) === "data" && segments.at(-1) === "*");
    this.#meta = (list && member(at(envelope, list.slice(0, -2)), "meta")) ?? null;
    this.cutsMetadata = isObject(this.#meta) && !Object.hasOwn(this.#meta, "page");
  }

  /** The trace object around this record, or the object that holds its list; null where there is none. */
  meet(record: RawRecord): JsonObject | null {
    for (const segments of this.#steps) {
      const stars = segments.filter((one) => one === "*").length;
      if (stars !== record.path.length) continue;
      const trail = filled(segments, record.path).slice(0, -2);
      this.#met.add(trail.join("/"));
      const holder = at(this.#envelope, trail) ?? {};
      const trace = member(holder, "trace");
      return isObject(trace) ? trace : isObject(holder) && Object.hasOwn(holder, "id") ? holder : {};
    }
    return null;
  }

  summary(): { readonly unmet: number; readonly hasNext: boolean; readonly isWhole: boolean } {
    const page = number(member(this.#meta, "page"));
    const pages = number(member(this.#meta, "totalPages"));
    const cursor = member(this.#meta, "cursor");
    const hasNext = (page !== null && pages !== null && page < pages) || (typeof cursor === "string" && cursor !== "");
    return { unmet: this.#unmet(), hasNext, isWhole: !hasNext && (page ?? 1) <= 1 };
  }

  #unmet(): number {
    let count = 0;
    for (const segments of this.#steps) {
      const star = segments.indexOf("*");
      const holders = star === segments.length - 1 ? null : at(this.#envelope, segments.slice(0, star));
      const total = Array.isArray(holders) ? holders.length : 0;
      for (let index = 0; index < total; index++) {
        const trail = [...segments.slice(0, star), String(index), ...segments.slice(star + 1, -2)];
        const holder = at(this.#envelope, trail);
        if (isObject(holder) && !this.#met.has(trail.join("/"))) count++;
      }
    }
    return count;
  }
}

const number = (value: JsonValue | undefined): number | null => (typeof value === "number" ? value : null);

function filled(segments: readonly string[], path: RawRecord["path"]): string[] {
  let star = 0;
  return segments.map((one) => (one === "*" ? String(path[star++] ?? "") : one));
}

function at(value: JsonValue, trail: readonly string[]): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const name of trail) found = Array.isArray(found) ? found[Number(name)] : member(found, name);
  return found;
}
