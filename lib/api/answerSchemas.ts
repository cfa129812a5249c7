import { z } from "zod";
import { callSchema, citeSchema, documentSchema } from "../findings.ts";
import { spanKinds } from "../trace/model.ts";
import { incidentSchema, jobSchema, storedExhibitSchema } from "./contract.ts";

const next = (what: string) => z.string().nullable().describe(`\`after\` of the next page of ${what}, null at the end`);
const nextNumber = z.number().int().nullable().describe("where the next page begins, null at the end");
const isoOrNull = z.string().nullable();

/** Answers of the API that are lists or small confirmations; everything else is in contract.ts. */
export const incidentsSchema = z.object({ incidents: z.array(incidentSchema) });
export const deletedSchema = z.object({ deleted: z.string() });
export const exhibitsSchema = z.object({ exhibits: z.array(storedExhibitSchema) });
export const recordsSchema = z.object({
  total: z.number().int(),
  records: z.array(z.object({ number: z.number().int(), offset: z.number().int().nullable(), length: z.number().int().nullable(), at: z.string() })),
  next: nextNumber,
});
export const spansSchema = z.object({
  spans: z.array(z.object({
    row: z.number().int(), spanId: z.string().nullable(), parentId: z.string().nullable(), trace: z.string(), name: z.string(), kind: z.enum(spanKinds),
    status: z.enum(["ok", "error", "pending", "unset"]), tool: z.string().nullable(), call: z.string().nullable(), start: isoOrNull, end: isoOrNull,
    cites: z.array(citeSchema),
  })),
  next: nextNumber,
});
export const callsSchema = z.object({ calls: z.array(callSchema), next: next("calls") });
export const documentsSchema = z.object({ documents: z.array(documentSchema), next: next("documents") });
export const jobsSchema = z.object({ jobs: z.array(jobSchema) });
