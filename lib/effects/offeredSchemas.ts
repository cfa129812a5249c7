import type { DraftSource } from "../trace/loadSighting.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { ToolSchema as OfferedTool } from "../trace/model.ts";
import { sameTool } from "../trace/openCall.ts";
import { classifyCall } from "./classifyCall.ts";
import type { Cite } from "../findings.ts";
import type { EffectClass } from "./effect.ts";
import type { EffectIndexWriter } from "./effectIndex.ts";
import type { ToolSchema } from "./toolCall.ts";
import { toolSchemaOf } from "./toolSchemaOf.ts";
import { gravity } from "./worstFirst.ts";

const toolsMax = 2_000;

/** A tool, when it was offered first, and how grave what its name says is. */
export type OfferedAt = { readonly name: string; readonly firstUs: number; readonly class: EffectClass; readonly gravity: number; readonly cites: readonly Cite[] };

/** The tools as they were offered to a model first, by name. Claims of whoever runs the server: shown, never trusted to lower a verdict. */
export class OfferedSchemas {
  readonly #tools = new Map<string, OfferedTool>();
  readonly #first: { readonly name: string; readonly firstUs: number; readonly cites: readonly Cite[] }[] = [];
  readonly #called = new Map<string, OfferedTool | null>();

  static async read(index: Pick<EffectIndexWriter, "offeredTools">, source: DraftSource): Promise<OfferedSchemas> {
    const schemas = new OfferedSchemas();
    for (const { name, at, firstUs, cites } of index.offeredTools().slice(0, toolsMax)) {
      if (firstUs !== null) schemas.#first.push({ name, firstUs, cites });
      const draft = at.draft === mergedDraft ? null : await source.draft(at);
      const offered = draft === null || draft.type === "trace" ? null : draft.offered.find((one) => one.name === name);
      if (offered) schemas.#tools.set(name, offered);
    }
    return schemas;
  }

  /** By its name; else by the only name that means the same tool without its server. */
  of(tool: string): OfferedTool | null {
    const known = this.#called.get(tool);
    if (known !== undefined) return known;
    const alike = this.#tools.has(tool) ? [] : [...this.#tools.values()].filter(({ name }) => sameTool(name, tool));
    const found = this.#tools.get(tool) ?? (alike.length === 1 ? (alike[0] ?? null) : null);
    if (this.#called.size < toolsMax * 4) this.#called.set(tool, found);
    return found;
  }

  /** What each tool may do by its name and its server's hints, and the week in which it was offered first; in order of time. */
  firstOffers(): OfferedAt[] {
    return this.#first.map(({ name, firstUs, cites }) => {
      const [effect] = classifyCall({ tool: name, arguments: undefined, schema: this.hints(name) });
      return { name, firstUs, cites, class: effect?.class ?? "unknown", gravity: effect === undefined ? gravity({ class: "unknown", destructive: false, reversible: "unknown" }) : gravity(effect) };
    }).toSorted((a, b) => a.firstUs - b.firstUs || (a.name < b.name ? -1 : 1));
  }

  hints(tool: string): ToolSchema | null {
    const offered = this.of(tool);
    return offered === null ? null : toolSchemaOf({ description: offered.description, parameters: offered.parameters });
  }
}
