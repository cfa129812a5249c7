import type { DeclaredEnd } from "../audit/chainContext.ts";
import { endIn, type Companion } from "../audit/companions.ts";
import type { LogJudge } from "../audit/logJudge.ts";
import type { AuditFormat } from "../audit/profile.ts";
import { keysOf, type ScopedKeySet } from "../audit/trustedKeys.ts";
import { nodeCrypto } from "./nodeCrypto.ts";

type NamedCompanion = { readonly number: number; readonly name: string; readonly companion: Companion };
type NamedLog = { readonly number: number; readonly name: string; readonly format: AuditFormat };
type End = { readonly number: number; readonly name: string; readonly declared: DeclaredEnd };

/** Ends that exhibits declare, for the logs that they fit. */
export type DeclaredEnds = {
  /** By content first: the head is the hash of a record of this log, or the root stands over them. Then by name; then where there is one log and one end of this format. */
  find(number: number, judge: LogJudge): DeclaredEnd | null;
  /** The exhibit whose end was found for a log; null where none was. */
  exhibitOf(number: number): string | null;
};

/** A head whose signature holds under none of the keys that are trusted for its log declares nothing. */
export function endsAmong(companions: readonly NamedCompanion[], logs: readonly NamedLog[], keys: ScopedKeySet): DeclaredEnds {
  const endsFor = ({ number: log, format }: NamedLog): End[] => companions.flatMap(({ number, name, companion }): End[] => {
    const declared = companion.kind === "end" && companion.of === format ? endIn(companion, keysOf(keys, log), nodeCrypto) : null;
    return declared === null ? [] : [{ number, name, declared }];
  });
  const used = new Map<number, number>();
  return {
    find: (number, judge) => {
      const log = logs.find((one) => one.number === number);
      const own = log === undefined ? [] : endsFor(log);
      const found = log === undefined ? null : (latest(own.filter(({ declared }) => fits(declared, judge))) ?? named(own, log) ?? alone(own, logs.filter(({ format }) => format === log.format)));
      if (found !== null) used.set(number, found.number);
      return found?.declared ?? null;
    },
    exhibitOf: (number) => {
      const end = used.get(number);
      return end === undefined ? null : `x${end}`;
    },
  };
}

function fits({ head, root = null }: DeclaredEnd, judge: LogJudge): boolean {
  return (head !== null && judge.holdsHead(head)) || (root !== null && judge.hasRoot(root));
}

/** A log grows: of several heads the one that counts the most records is its end. */
function latest(ends: readonly End[]): End | null {
  return ends.reduce<End | null>((best, end) => (best === null || (end.declared.count ?? 0) > (best.declared.count ?? 0) ? end : best), null);
}

function named(ends: readonly End[], log: NamedLog): End | null {
  return ends.find(({ name }) => name === `${log.name}.head`) ?? null;
}

function alone(ends: readonly End[], logs: readonly NamedLog[]): End | null {
  const [end = null] = ends;
  return ends.length === 1 && logs.length === 1 ? end : null;
}
