import { isObject } from "../base/json.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { ToolSchema as OfferedTool } from "../trace/model.ts";
import { sameTool } from "../trace/openCall.ts";
import type { EffectIndexWriter } from "./effectIndex.ts";
import type { ToolSchema } from "./toolCall.ts";

const toolsMax = 2_000;

/** The tools as they were offered to a model first, by name. Claims of whoever runs the server: shown, never trusted to lower a verdict. */
export class OfferedSchemas {
  readonly #tools = new Map<string, OfferedTool>();
  readonly #called = new Map<string, OfferedTool | null>();

  static async read(index: Pick<EffectIndexWriter, "offeredTools">, source: DraftSource): Promise<OfferedSchemas> {
    const schemas = new OfferedSchemas();
    for (const { name, at } of index.offeredTools().slice(0, toolsMax)) {
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

  hints(tool: string): ToolSchema | null {
    const offered = this.of(tool);
    if (offered === null) return null;
    const { annotations } = isObject(offered.parameters) ? offered.parameters : {};
    const given = isObject(annotations ?? null) && isObject(annotations) ? annotations : {};
    const hint = (name: "readOnlyHint" | "destructiveHint") => (typeof given[name] === "boolean" ? { [name]: given[name] } : {});
    return { description: offered.description, annotations: { ...hint("readOnlyHint"), ...hint("destructiveHint") } };
  }
}
