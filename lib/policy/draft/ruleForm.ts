/**
 * How wide a rule is as a whole, narrowest first. exact: the calls as they were. closed: argument by argument. apart: by what they do, but where the incident did
 * the same as they were. meaning: by what they do. shape: by the names and types of the arguments.
 */
export const ruleFormKinds = ["exact", "closed", "apart", "meaning", "shape"] as const;
export type RuleFormKind = (typeof ruleFormKinds)[number];

/** One width of a rule with its price. */
export type RuleForm = {
  readonly kind: RuleFormKind;
  readonly opens: string;
  /** Calls of the baseline that it would not have fitted, had their task not been seen; null where that is not counted. */
  readonly loses: number | null;
  /** Calls of the incident that it fits, by number. */
  readonly lets: readonly number[];
};

/** What the responder chose for a rule: its form, and for its lines the kind of candidate, by the path of the argument. */
export type RuleWidth = { readonly form?: RuleFormKind; readonly lines?: ReadonlyMap<string, string> };
/** By the id of the rule. */
export type RuleWidths = ReadonlyMap<string, RuleWidth>;

/** The narrowest wish that lets nothing of the incident through, else null; what the responder chose comes first. */
export function chosenForm(forms: readonly RuleForm[], wish: RuleWidth | undefined, usual: RuleFormKind): RuleForm | null {
  const wished = forms.find(({ kind }) => kind === wish?.form);
  if (wished !== undefined) return wished;
  const usually = forms.find(({ kind }) => kind === usual);
  if (usually?.lets.length === 0) return usually;
  return forms.findLast(({ lets }) => lets.length === 0) ?? null;
}
