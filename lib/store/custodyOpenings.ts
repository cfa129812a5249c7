import { z } from "zod";
import type { AuditFinding } from "../audit/findingList.ts";
import type { CustodyRecord } from "../evidence/custody.ts";
import type { UnsignedCustodyCheck } from "../evidence/unsignedCustody.ts";

/** One log of a scope as it was met: how many records, and the hash of the last. */
export type LogSpan = { readonly log: string; count: number; head: string; lastEntry: number; lastSeq: number };
type Fault = Pick<AuditFinding, "class" | "message">;

const formerSchema = z.object({ log: z.string(), count: z.number(), head: z.string() });
const unsignedSchema = z.object({ lines: z.number(), head: z.string().optional(), line: z.number().optional() });

/** What the first record of a log says of its scope and of what was before it, where that is not so. */
export function openingFaults({ detail }: CustodyRecord, scope: string, before: readonly LogSpan[], unsigned: UnsignedCustodyCheck | null): Fault[] {
  const faults: Fault[] = [];
  if (detail["scope"] !== scope) faults.push({ class: "altered_entry", message: "this log was opened for something else" });
  const last = before.at(-1);
  const former = formerSchema.safeParse(detail["former"]).data ?? null;
  if (last === undefined && former !== null) faults.push({ class: "missing_entry", message: `the log ${former.log} with ${former.count} records, which it names as the one before it, is not here` });
  if (last !== undefined && former === null) faults.push({ class: "altered_entry", message: "another log begins here that does not name the one before it" });
  if (last !== undefined && former !== null && !(former.log === last.log && former.count === last.count && former.head === last.head))
    faults.push({ class: "missing_entry", message: `it names ${former.count} records of the log ${former.log} before it, ending with ${former.head}; ${last.count} of ${last.log} are here, ending with ${last.head}` });
  return last === undefined ? [...faults, ...unsignedFaults(unsignedSchema.safeParse(detail["unsigned"]).data ?? null, unsigned)] : faults;
}

function unsignedFaults(named: z.infer<typeof unsignedSchema> | null, unsigned: UnsignedCustodyCheck | null): Fault[] {
  const lines = unsigned?.lines ?? 0;
  if ((named?.lines ?? 0) !== lines) return [{ class: "missing_entry", message: `it names ${named?.lines ?? 0} unsigned lines before it, ${lines} are here` }];
  if (named === null || unsigned === null) return [];
  const isSame = unsigned.ok ? named.head === unsigned.head : named.line === unsigned.line;
  return isSame ? [] : [{ class: "altered_entry", message: "the unsigned lines before it are not those that it names" }];
}
