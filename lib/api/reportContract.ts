import { z } from "zod";
import { redactionRules } from "../report/redact.ts";
import { actionSchema, actionStates, actionTypes, humanSections, replacedSchema, reportSchema } from "../report/reportDocument.ts";

/* The post-mortem: what the product writes, what people write beside it, and what leaves the house. */

const count = z.number().int().min(0);
const us = z.number().int().describe("microseconds since the epoch");
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
export const sectionNameSchema = z.enum(humanSections);
export const textLengthMax = 50_000;

/** A text of a section as it was saved. */
export const textVersionSchema = z.object({
  id: z.string(), section: sectionNameSchema, text: z.string(), author: z.string(), startedUs: us.describe("when its first text was saved"), savedUs: us.describe("when its last one was"),
  restored: z.string().nullable().describe("id of the version that it brought back"),
});
export type TextVersion = z.infer<typeof textVersionSchema>;

/** POST /report/texts/{section}. `base`: `savedUs` of the version that was being written on, 0 where there was none; `session`: made up by the page, so that what one page saves within a minute is one version. */
export const textBodySchema = z.strictObject({ text: z.string().max(textLengthMax), base: z.number().int().min(0), session: z.string().regex(/^[a-z0-9]{8,40}$/), author });
export type NewText = z.output<typeof textBodySchema>;
export const textRestoreBodySchema = z.strictObject({ version: z.string().max(20), author });
export const textEndBodySchema = z.strictObject({ session: z.string().regex(/^[a-z0-9]{8,40}$/) });
export const textEndedSchema = z.object({ ended: count.describe("versions whose last text was written to the custody log") });
export const versionsQuerySchema = z.object({ from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), count: z.coerce.number().int().min(1).max(100).default(20) });
export const versionsSchema = z.object({ section: sectionNameSchema, versions: z.array(textVersionSchema).describe("newest first; the first is the one that holds"), of: count, next: count.nullable().describe("`from` of the next page") });
export type TextVersions = z.infer<typeof versionsSchema>;

export const reportActionSchema = actionSchema.extend({ author: z.string(), createdUs: us, editedUs: us.nullable() });
export type ReportAction = z.infer<typeof reportActionSchema>;
const day = z.string().regex(/^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/, { message: "a day as 2026-03-01, or nothing" });
export const actionBodySchema = z.strictObject({
  text: z.string().trim().min(1).max(4_000), type: z.enum(actionTypes), owner: z.string().trim().max(120).default(""), due: day.default(""), state: z.enum(actionStates).default("open"),
  source: z.string().max(200).regex(/^(?:(?:recovery|factor|check):[\w.]+)?$/, { message: "recovery:, factor: or check: and an id" }).default(""), author,
});
export type NewAction = z.output<typeof actionBodySchema>;
/** PATCH: what is not named stays, so that a page that read it earlier takes nothing back. */
export const actionEditBodySchema = z.strictObject({
  text: z.string().trim().min(1).max(4_000).optional(), type: z.enum(actionTypes).optional(), owner: z.string().trim().max(120).optional(), due: day.optional(), state: z.enum(actionStates).optional(), author,
});
export type ActionEdit = z.output<typeof actionEditBodySchema>;
export const suggestionSchema = z.object({ text: z.string(), type: z.enum(actionTypes), source: z.string(), why: z.string(), cites: z.array(z.string()) });
export type ActionSuggestion = z.infer<typeof suggestionSchema>;
export const actionsSchema = z.object({ actions: z.array(reportActionSchema).describe("in the order in which they were written down"), suggestions: z.array(suggestionSchema).describe("what the findings ask for and nobody has written down: accepted by a POST") });
export type ReportActions = z.infer<typeof actionsSchema>;

/** How much people have written: what other pages tell of the post-mortem. */
export type ReportProgress = { readonly texts: number; readonly textsOf: number; readonly actions: number; readonly openActions: number };

/** GET /report: the whole document, and what the page needs beside it. */
export const reportViewSchema = z.object({
  report: reportSchema, hash: z.string().describe("SHA-256 of the canonical JSON of `report`, which is what the JSON export holds"),
  texts: z.array(z.object({ section: sectionNameSchema, current: textVersionSchema.describe("as it was written; in `report` its credentials are masked"), of: count.describe("versions that are kept") })),
  ...actionsSchema.shape,
});
export type ReportView = z.infer<typeof reportViewSchema>;

export const reportFormats = ["md", "html", "json"] as const;
export type ReportFormat = (typeof reportFormats)[number];
export const reportExportQuerySchema = z.object({ format: z.enum(reportFormats) });

const redaction = {
  rules: z.array(z.enum(redactionRules)).max(redactionRules.length).describe("credentials are masked whatever is chosen"),
  terms: z.array(z.string().trim().min(2).max(200)).max(200).default([]).describe("words of one's own, for names that only a person knows"),
};
export const redactionBodySchema = z.strictObject(redaction);
export const redactedBodySchema = z.strictObject({ ...redaction, format: z.enum(reportFormats), author });
export const redactionSchema = z.object({
  replaced: z.array(replacedSchema), values: z.array(z.object({ label: z.string(), value: z.string() })).describe("what stands behind the labels, the first 200; it is in no copy"), valuesOf: count,
});
export type Redacted = z.infer<typeof redactionSchema>;
export const printedBodySchema = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const printedSchema = z.object({ hash: z.string() });
