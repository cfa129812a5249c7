import { z } from "zod";
import { effectClasses, environments, reversibilities, sharednesses } from "../effects/effect.ts";
import { effectId, effectOfId } from "../effects/effectIndex.ts";
import { harmStandings } from "../effects/incidentHarm.ts";
import { lowerBound } from "../timeline/structure.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const kindSchema = z.tuple([z.enum(effectClasses), z.boolean(), z.enum(reversibilities), z.enum(sharednesses), z.enum(environments), z.enum(harmStandings), z.string(), z.number()])
  .transform(([name, destructive, reversible, shared, environment, harm, rule, digits]) => ({ class: name, destructive, reversible, shared, environment, harm, rule, digits }));
/** Everything by which effects are filtered and ordered, with the harm of the call: few differ among a million. `digits`: of the whole part of its magnitude, 0 where nothing states one. */
export type EffectKind = z.infer<typeof kindSchema>;

/** All effects in order of time as packed arrays: about 9 bytes each. What filters ask is answered from these, without a row being read. */
export type EffectColumns = {
  readonly count: number;
  readonly call: Uint32Array;
  readonly place: Uint16Array;
  /** Place in `kinds`. */
  readonly kind: Uint32Array;
  readonly kinds: readonly EffectKind[];
  /** 1 where there is something to be done about it. */
  readonly recovery: Uint8Array;
  readonly recoveryItems: number;
};

type Row = readonly [id: number, kind: string, recovery: number];
const selectRows = `select f.id, json_array(f.class, json(iif(f.destructive, 'true', 'false')), f.reversible, f.shared, f.environment, coalesce(c.harm, 'none'), f.rule, coalesce(length(cast(abs(f.value) as integer)), 0)), r.id is not null
  from effects f cross join calls c on c.number = f.call left join recovery_items r on r.id = f.id order by f.id`;

/** Reads the effects once and stores what they are filtered by. Called when they are final. */
export function packEffectColumns(db: TraceIndexDatabase): void {
  const count = db.prepare<[], number>("select count(*) from effects").pluck().get() ?? 0;
  const [call, place, kind, recovery] = [new Uint32Array(count), new Uint16Array(count), new Uint32Array(count), new Uint8Array(count)];
  const kinds = new Map<string, number>();
  let at = 0;
  for (const [id, name, isItem] of db.prepare<[], Row>(selectRows).raw().iterate()) {
    const of = effectOfId(id);
    const code = kinds.get(name) ?? kinds.size;
    kinds.set(name, code);
    [call[at], place[at], kind[at], recovery[at]] = [of.call, of.place, code, isItem];
    at++;
  }
  const put = db.prepare<[string, Buffer]>("insert or replace into timeline_columns (name, bytes) values (?, ?)");
  for (const [name, column] of Object.entries({ effectCall: call, effectPlace: place, effectKind: kind, effectRecovery: recovery })) put.run(name, Buffer.from(column.buffer));
  put.run("effectKinds", Buffer.from(`[${[...kinds.keys()].join(",")}]`));
}

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes. */
  var aftertraceEffectColumns: WeakMap<IncidentIndex, EffectColumns> | undefined;
}

/** The columns as they were stored, the machine's verdicts; read when they are first asked for. */
export function effectColumns(index: IncidentIndex): EffectColumns {
  const all = (globalThis.aftertraceEffectColumns ??= new WeakMap());
  const columns = all.get(index) ?? loadEffectColumns(index.db);
  all.set(index, columns);
  return columns;
}

function loadEffectColumns(db: TraceIndexDatabase): EffectColumns {
  const read = db.prepare<[string], Buffer>("select bytes from timeline_columns where name = ?").pluck();
  // Into memory of its own, at an address fit for numbers of any width.
  const bytes = (name: string): ArrayBuffer => new Uint8Array(read.get(name) ?? Buffer.alloc(0)).slice().buffer;
  const call = new Uint32Array(bytes("effectCall"));
  const recovery = new Uint8Array(bytes("effectRecovery"));
  return {
    count: call.length, call, place: new Uint16Array(bytes("effectPlace")), kind: new Uint32Array(bytes("effectKind")), recovery, recoveryItems: countOnes(recovery),
    kinds: z.array(kindSchema).parse(JSON.parse(read.get("effectKinds")?.toString() ?? "[]")),
  };
}

/** Where an effect lies among all; -1 where there is none. */
export function positionOf({ call, place, count }: EffectColumns, id: number): number {
  const of = effectOfId(id);
  for (let at = lowerBound(call, of.call); at < count && call[at] === of.call; at++) if (place[at] === of.place) return at;
  return -1;
}

/** The index's number of the effect at a position. */
export const idAt = ({ call, place }: EffectColumns, at: number): number => effectId(call[at] ?? 0, place[at] ?? 0);

/** The same columns as they hold, with corrections and decisions on top. */
export function columnsThatHold(columns: EffectColumns, { effects, harm }: Overrides): EffectColumns {
  if (effects.size + harm.size === 0) return columns;
  const kind = columns.kind.slice();
  const kinds = [...columns.kinds];
  const codes = new Map<string, number>();
  const calls = new Set([...harm.keys(), ...Array.from(effects.keys(), (id) => effectOfId(id).call)]);
  for (const call of calls) {
    for (let at = lowerBound(columns.call, call); at < columns.count && columns.call[at] === call; at++) {
      const machine = columns.kinds[columns.kind[at] ?? 0];
      if (machine === undefined) continue;
      const held: EffectKind = { ...machine, ...effects.get(idAt(columns, at)), harm: harm.get(call) ?? machine.harm };
      const name = JSON.stringify(held);
      const code = codes.get(name) ?? kinds.push(held) - 1;
      codes.set(name, code);
      kind[at] = code;
    }
  }
  return { ...columns, kind, kinds };
}

/** A window of those that pass, in order of their rank and then of time: positions from place `from` on, and how many pass in all. `rank`: from 0, null for kinds that do not pass. */
export function rankedWindow(columns: EffectColumns, ranks: readonly (number | null)[], only: (at: number) => boolean, { from, count }: { readonly from: number; readonly count: number }): { readonly total: number; readonly positions: readonly number[] } {
  const sizes: number[] = [];
  const ofKind = Int32Array.from(ranks, (rank) => rank ?? -1);
  const rankAt = (at: number): number => {
    const rank = ofKind[columns.kind[at] ?? 0] ?? -1;
    return rank >= 0 && only(at) ? rank : -1;
  };
  for (let at = 0; at < columns.count; at++) {
    const rank = rankAt(at);
    if (rank >= 0) sizes[rank] = (sizes[rank] ?? 0) + 1;
  }
  const positions: number[] = [];
  let before = 0;
  for (let rank = 0; rank < sizes.length; before += sizes[rank] ?? 0, rank++) {
    const size = sizes[rank] ?? 0;
    if (size === 0 || before + size <= from || before >= from + count) continue;
    let place = before;
    for (let at = 0; at < columns.count && place < from + count; at++) if (rankAt(at) === rank && place++ >= from) positions.push(at);
  }
  return { total: before, positions };
}

function countOnes(flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < flags.length; at++) count += flags[at] ?? 0;
  return count;
}
