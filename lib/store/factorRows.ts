import { z } from "zod";
import { citeSchema, type Cite } from "../findings.ts";
import type { FactorCode } from "../rules/factors/factorCodes.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export type FactorRow = { readonly code: FactorCode; readonly message: string; readonly calls: readonly number[]; readonly cites: readonly Cite[] };

const numbersSchema = z.array(z.number());
const citesSchema = z.array(citeSchema);

/** What may have contributed, in the order in which it is told. */
export function factorRows(db: TraceIndexDatabase): FactorRow[] {
  return db.prepare<[], { readonly code: FactorCode; readonly message: string; readonly calls: string; readonly cites: string }>("select code, message, calls, cites from factors order by number").all()
    .map(({ code, message, calls, cites }) => ({ code, message, calls: numbersSchema.parse(JSON.parse(calls)), cites: citesSchema.parse(JSON.parse(cites)) }));
}
