import type { Match } from "../policyDocument.ts";
import { pathText, select, type ValuePath } from "../valuePath.ts";
import { optionalForm, type Trusted } from "./candidate.ts";
import type { PathEvidence, SeenCall } from "./evidence.ts";
import { ladderOf, type Ladder } from "./ladder.ts";
import type { RuleWidth } from "./ruleForm.ts";
import { lineNameOf } from "./toolShape.ts";

/** Lines with the ladders that they were chosen from. */
export type ClosedLines = { readonly match: Match; readonly ladders: readonly Ladder[]; /** How many lines can be made narrower. */ readonly tightnessMax: number };

/**
 * Every argument closed by what was seen of it in some calls. `tightness`: so many lines that values of the incident fit are made narrower, those first
 * that lose least by it. `wish`: the candidates that the responder chose.
 */
export function closedLines(given: readonly PathEvidence[], calls: readonly SeenCall[], trusted: Trusted, tightness: number, wish?: RuleWidth): ClosedLines {
  const paths = given.map(withoutNull).filter((path) => path.values.length > 0 && !isHolder(path, given));
  const proposed = paths.map((path) => ladderOf(path, trusted));
  const costs = proposed.flatMap((ladder, at) => (ladder.tight === ladder.chosen ? [] : [{ at, cost: lossOf(ladder, ladder.tight) - lossOf(ladder, ladder.chosen) }])).sort((a, b) => a.cost - b.cost || a.at - b.at);
  const narrowed = new Set(costs.slice(0, tightness).map(({ at }) => at));
  const ladders = proposed.map((ladder, at) => asWished(narrowed.has(at) ? { ...ladder, chosen: ladder.tight } : ladder, wish));
  const nulls = given.filter(({ values, path }) => values.length > 0 && values.every(({ value }) => value === null) && !given.some((other) => other.path.length > path.length && isBelow(other, path)));
  const empty = nulls.map(({ path }): readonly [string, Match[string]] => [lineNameOf(path), { equals: null, optional: true }]);
  return { tightnessMax: costs.length, match: Object.fromEntries([...paths.map((path, at) => lineOf(path, ladders[at], calls)), ...empty]), ladders };
}

const lossOf = ({ candidates }: Ladder, at: number): number => candidates[at]?.loses ?? 0;

/** The responder's choice comes before the proposal. */
function asWished(ladder: Ladder, wish: RuleWidth | undefined): Ladder {
  const at = ladder.candidates.findIndex(({ kind }) => kind === wish?.lines?.get(ladder.path));
  return at < 0 ? ladder : { ...ladder, chosen: at };
}

const isBelow = (other: PathEvidence, path: ValuePath): boolean => other.values.length > 0 && pathText(other.path.slice(0, path.length)) === pathText(path);

const withoutNull = (path: PathEvidence): PathEvidence => ({ ...path, values: path.values.filter(({ value }) => value !== null), incident: path.incident.filter(({ value }) => value !== null) });

/** An empty list or object here, and a full one in another call: the lines of what stands in it speak of both. */
function isHolder({ path, values }: PathEvidence, all: readonly PathEvidence[]): boolean {
  return values.every(({ value }) => typeof value === "object") && all.some((other) => other.path.length > path.length && isBelow(other, path));
}

/** The name of a line and its condition; optional where a call did without. */
export function lineOf({ path }: PathEvidence, ladder: Ladder | undefined, calls: readonly SeenCall[]): readonly [string, Match[string]] {
  const condition = ladder?.candidates[ladder.chosen]?.condition ?? { from: ["user"] };
  const isOptional = calls.some((call) => {
    const { values, isMissing } = select(call.arguments, path);
    return isMissing || values.includes(null);
  });
  return [lineNameOf(path), isOptional ? optionalForm(condition) : condition];
}
