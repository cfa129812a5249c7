import type { TraceIndexDatabase } from "./openDatabase.ts";

/**
 * The call at which the harm began, T+0: the first harmful one; where calls of the same kind that fed themselves led to it (each scaling
 * larger than the one before, and then the outage), the first of these. `first` is the number of the first harmful call.
 */
export function harmBegin(db: TraceIndexDatabase, first: number): number {
  return db.prepare<[{ readonly first: number }], number>(loopBefore).pluck().get({ first }) ?? first;
}

/** `kubectl.scale` of `kubectl.scale.zero`: rules of one family begin with the same two words. */
const family = (rule: string): string => `substr(${rule} || '..', 1, instr(${rule} || '..', '.') + instr(substr(${rule} || '..', instr(${rule} || '..', '.') + 1), '.') - 1)`;
const loopBefore = `select min(j.value) as begin from factors f, json_each(f.calls) j join calls c on c.number = j.value join calls h on h.number = :first
  where f.code = 'feedback_loop' and c.trace = h.trace and j.value < :first
    and exists (select 1 from effects a join effects b on ${family("a.rule")} = ${family("b.rule")} and a.class = b.class where a.call = j.value and b.call = :first)
  having begin is not null`;
