import { derivedFields } from "../derivedFields.ts";
import type { OfferedTool } from "../observation.ts";
import { heldKey, type DraftedTool } from "./draftTool.ts";
import { declaredArguments, shapeMatch } from "./toolShape.ts";

const outlet = /url|uri|link|href|endpoint|webhook|query|sql|command|code|script|expression|prompt|address|host|domain/i;

type Guard = { readonly ticked: ReadonlySet<string>; readonly passing: ReadonlyMap<string, readonly number[]>; /** The incident called it. */ readonly isOfIncident: boolean };

/** A tool that was offered and that no legitimate call used: reading is open by its declared shape, unless the incident read with it; anything else asks. */
export function draftUnobserved({ name, parameters }: OfferedTool, { ticked, passing, isOfIncident }: Guard): DraftedTool {
  const declared = declaredArguments(parameters);
  const { effect, destructive } = derivedFields(name, {});
  const readId = `${name}.unused_read`;
  const stops = passing.get(heldKey({ rule: { id: readId }, form: null, tightness: 0 })) ?? [];
  const canRead = !destructive && effect.every((one) => one === "read_only") && ![...declared.keys()].some((one) => outlet.test(one));
  const reads = canRead && (stops.length === 0 || ticked.has(readId));
  const unseen = [...declared.keys()].sort();
  const shape = { id: canRead ? readId : `${name}.unused`, match: shapeMatch(null, declared, canRead), reason: isOfIncident ? "Only calls of the incident used it." : "Offered to the agent and never called." };
  const policy = reads ? { tool: name, allow: [shape] } : { tool: name, require_approval: [{ ...shape, ...(declared.size === 0 ? { extra: "allow" as const } : {}) }] };
  return { policy, kind: "unobserved", rules: canRead ? [{ rule: shape, ladders: [], isDestructive: false, seen: [], forms: [], form: null, meaning: null, tightness: 0, stops }] : [], isThin: true, unseen };
}
