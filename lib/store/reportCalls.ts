import type { CallState } from "../findings.ts";
import { effectId } from "../effects/effectIndex.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { openOrigin } from "../injectionFindings.ts";
import type { ReportCall, ReportEffect, ReportOrigin, Said } from "../report/reportFacts.ts";
import { callRow } from "./findingsRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { saidOf } from "./reportSource.ts";
import type { ReportPlaces } from "./reportPlaces.ts";

type CallRow = NonNullable<ReturnType<typeof callRow>>;
type Shown = { readonly row: number | null; readonly harm: HarmStanding | null; readonly preview: string | null; readonly state: CallState };

/** The calls that a report speaks of, as they hold: machine's verdicts with corrections, decisions and verdicts on top. */
export class ReportCalls {
  readonly #all = new Map<string, ReportCall>();

  constructor(private readonly db: TraceIndexDatabase, private readonly standing: ImpactStanding, private readonly decided: ReadonlyMap<number, Said>, private readonly places: ReportPlaces) {}

  /** Takes a call in; answers its id. */
  need(id: string): string {
    if (this.#all.has(id)) return id;
    const row = callRow(this.db, Number(id.slice(1)));
    if (row !== null) this.#all.set(id, this.#callOf(row));
    return id;
  }

  /** In order of time. */
  all = (): ReadonlyMap<string, ReportCall> => new Map([...this.#all].toSorted(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));

  #callOf(row: CallRow): ReportCall {
    const { number, tool, result, timeUs, argumentsFrom, cites } = row;
    const shown = this.db.prepare<[number], Shown>("select c.row, c.harm, s.preview, c.state from calls c left join steps s on s.id = c.row where c.number = ?").get(number);
    return {
      id: `c${number}`, tool, state: shown?.state ?? "unknown", result: result === "present", argued: argumentsFrom !== "none", preview: maskSecrets(shown?.preview ?? ""), row: shown?.row ?? null, timeUs,
      harm: this.standing.overrides.harm.get(number) ?? shown?.harm ?? "none", decided: this.decided.get(number) ?? null,
      effects: row.effects.map((effect, place) => this.#effectOf(number, place, effect)), origin: this.#originOf(row), places: cites.map((cite) => this.places.at(cite)),
    };
  }

  #effectOf(call: number, place: number, effect: CallRow["effects"][number]): ReportEffect {
    const id = effectId(call, place);
    return { ...effect, ...this.standing.overrides.effects.get(id), id: `c${call}.${place + 1}`, corrected: saidOf(this.standing.corrections.get(id)) };
  }

  #originOf({ number, origin }: CallRow): ReportOrigin {
    const machine = origin === null ? { ...openOrigin, document: null } : { ...origin, document: origin.document === null ? null : `d${origin.document}` };
    const { verdict, strength, rule, document, passage, against, missing } = machine;
    const word = this.standing.verdicts.calls.get(number);
    return { verdict: word?.verdict ?? verdict, machine: verdict, strength, rule, document, passage: passage && { start: passage.start, end: passage.end }, for: machine.for, against, missing, said: saidOf(word) };
  }
}
