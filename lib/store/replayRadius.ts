import { lowerBound } from "../timeline/structure.ts";
import { addRadius, noRadius, type ReplayClass, type ReplayRadius, type ReplayTotal } from "../timeline/replayState.ts";
import type { MagnitudeUnit } from "../effects/effect.ts";
import { effectOfId } from "../effects/effectIndex.ts";
import { noMoment } from "../timeline/replaySteps.ts";
import { columnsThatHold, effectColumns, positionOf, type EffectColumns, type EffectKind } from "./effectColumns.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { ReplayPlan } from "./replayPlan.ts";

/** What effects say in numbers, and the calls that reached each target first: read once for an index. */
type Facts = { readonly stated: readonly Stated[]; readonly firsts: Uint32Array };
type Stated = { readonly call: number; readonly at: number; readonly unit: MagnitudeUnit; readonly currency: string | null; readonly value: number };

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes. */
  var aftertraceReplayFacts: WeakMap<IncidentIndex, Facts> | undefined;
}

/** Counts effects by the moment at which their call is done, with corrections and decisions on top. Targets count with the call that the rules see reach them first. */
export class ReplayCounter {
  readonly #columns: EffectColumns;
  readonly #facts: Facts;

  constructor(index: IncidentIndex, { overrides }: ImpactStanding, private readonly plan: ReplayPlan) {
    const all = (globalThis.aftertraceReplayFacts ??= new WeakMap());
    const columns = effectColumns(index);
    this.#facts = all.get(index) ?? readFacts(index.db, columns);
    all.set(index, this.#facts);
    this.#columns = columnsThatHold(columns, overrides);
  }

  /** How far everything had reached that was done before a position: one pass over packed numbers. */
  before(position: number): ReplayRadius {
    const { doneAt } = this.plan;
    const isDone = (call: number): boolean => (doneAt[call] ?? noMoment) < position;
    const { call, kind, count } = this.#columns;
    const tally = this.#tally();
    for (let at = 0; at < count; at++) if (isDone(call[at] ?? 0)) tally.add(call[at] ?? 0, kind[at] ?? 0);
    const stated = this.#facts.stated.filter((one) => isDone(one.call));
    let targets = 0;
    for (const first of this.#facts.firsts) if (isDone(first)) targets++;
    return tally.radius(targets, this.#totals(stated));
  }

  /** By how much one call reaches further. */
  of(number: number): ReplayRadius {
    const { call, kind, count } = this.#columns;
    const tally = this.#tally();
    const from = lowerBound(call, number);
    for (let at = from; at < count && call[at] === number; at++) tally.add(number, kind[at] ?? 0);
    const { stated, firsts } = this.#facts;
    const own = stated.slice(firstOf(stated, number), firstOf(stated, number + 1));
    return tally.radius(lowerBound(firsts, number + 1) - lowerBound(firsts, number), this.#totals(own));
  }

  /** The same of several calls together. */
  ofAll(numbers: readonly number[]): ReplayRadius {
    return numbers.reduce((sum, number) => addRadius(sum, this.of(number)), noRadius);
  }

  #tally(): Tally {
    return new Tally(this.#columns.kinds, this.plan.ran);
  }

  #totals(stated: readonly Stated[]): ReplayTotal[] {
    const { kinds, kind } = this.#columns;
    const counting = stated.filter(({ at }) => isLost(kinds[kind[at] ?? 0]));
    return counting.map(({ unit, currency, value }) => ({ unit, currency, total: value, effects: 1 }));
  }
}

const isLost = (kind: EffectKind | undefined): boolean => kind !== undefined && kind.harm === "harmful" && kind.class !== "read_only";

/** Sums up effects that come in the order of their calls. */
class Tally {
  readonly #counts: { effects: number; ran: number }[];
  #calls = 0;
  #harmful = 0;
  #last = -1;

  constructor(private readonly kinds: readonly EffectKind[], private readonly ran: Uint8Array) {
    this.#counts = kinds.map(() => ({ effects: 0, ran: 0 }));
  }

  add(call: number, kind: number): void {
    const counts = this.#counts[kind];
    if (counts === undefined) return;
    counts.effects++;
    if (this.ran[call] === 1) counts.ran++;
    if (call === this.#last) return;
    this.#last = call;
    this.#calls++;
    if (this.kinds[kind]?.harm === "harmful") this.#harmful++;
  }

  radius(targets: number, totals: readonly ReplayTotal[]): ReplayRadius {
    const classes = this.kinds.flatMap((kind, at): ReplayClass[] => {
      const { effects, ran } = this.#counts[at] ?? { effects: 0, ran: 0 };
      return effects === 0 ? [] : [{ class: kind.class, effects, ran, harmful: kind.harm === "harmful" ? effects : 0, attempts: effects - ran }];
    });
    const irreversible = this.kinds.reduce((sum, kind, at) => sum + (isLost(kind) && kind.reversible === "no" ? (this.#counts[at]?.effects ?? 0) : 0), 0);
    // Added up by what the pages add with, so that counting and stepping come to the same.
    return addRadius({ ...noRadius }, { calls: this.#calls, harmfulCalls: this.#harmful, irreversible, targets, classes, totals });
  }
}

function firstOf(stated: readonly Stated[], call: number): number {
  let [low, high] = [0, stated.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stated[middle]?.call ?? 0) < call) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readFacts(db: TraceIndexDatabase, columns: EffectColumns): Facts {
  type Row = { readonly id: number; readonly unit: MagnitudeUnit; readonly currency: string | null; readonly value: number };
  const rows = db.prepare<[], Row>("select id, unit, currency, value from effects where unit is not null and value is not null order by id").all();
  const stated = rows.map(({ id, ...one }) => ({ ...one, call: effectOfId(id).call, at: positionOf(columns, id) })).filter(({ at }) => at >= 0);
  return { stated, firsts: Uint32Array.from(db.prepare<[], number>("select first from target_counts order by first").pluck().all()) };
}
