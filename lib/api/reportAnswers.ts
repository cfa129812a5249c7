import { sha256Hex } from "../base/hash.ts";
import { reportHash } from "../report/export/canonicalReport.ts";
import { reportFile } from "../report/export/reportFile.ts";
import { redactReport, redactionValues } from "../report/redact.ts";
import { appendCustody } from "../store/custodyLog.ts";
import { incidentRecord, type Store } from "../store/incidents.ts";
import { incidentReport, type IncidentReport } from "../store/incidentReport.ts";
import { writeCases } from "../store/openDatabase.ts";
import { reportActionList } from "../store/reportActions.ts";
import { currentTexts, endTexts } from "../store/reportTexts.ts";
import { ApiError, guardedHeaders } from "./answers.ts";
import { needIndex } from "./lookups.ts";
import type { redactedBodySchema, redactionBodySchema, Redacted, ReportActions, ReportFormat, ReportView } from "./reportContract.ts";
import { sectionNameSchema } from "./reportContract.ts";
import type { z } from "zod";

const types: Readonly<Record<ReportFormat, string>> = { md: "text/markdown; charset=utf-8", html: "text/html; charset=utf-8", json: "application/json; charset=utf-8" };
const valuesMax = 200;
type Choice = Pick<z.output<typeof redactionBodySchema>, "rules" | "terms">;

/** The section of an address. */
export function needSection(text: string): z.output<typeof sectionNameSchema> {
  const read = sectionNameSchema.safeParse(text);
  if (read.success) return read.data;
  throw new ApiError(404, "no_such_section", "The report has no such section.", "See /api/v1/openapi.json for their names.");
}

async function needReport(store: Store, incident: string): Promise<IncidentReport> {
  needIndex(store, incident);
  const read = await incidentReport(store, incident);
  if (read !== null) return read;
  throw new ApiError(409, "not_analysed", "This incident has not been analysed, or by another version.", `Start it: POST /api/v1/incidents/${incident}/analyze`);
}

/** The document, its hash, and what the page needs beside it. */
export async function reportView(store: Store, incident: string): Promise<ReportView> {
  const { report, suggestions } = await needReport(store, incident);
  return { report, hash: reportHash(report), texts: currentTexts(store, incident), actions: reportActionList(store, incident), suggestions: suggestions.map(({ cites, ...one }) => ({ ...one, cites: [...cites] })) };
}

export async function reportActionsView(store: Store, incident: string): Promise<ReportActions> {
  const { suggestions } = await needReport(store, incident);
  return { actions: reportActionList(store, incident), suggestions: suggestions.map(({ cites, ...one }) => ({ ...one, cites: [...cites] })) };
}

/** The report as a file; that it left the house, and under which hash, is a line of the custody log. */
export async function reportExport(store: Store, incident: string, format: ReportFormat, isSent: boolean): Promise<Response> {
  const { report } = await needReport(store, incident);
  return sent(store, incident, { format, text: reportFile(report, format), hash: reportHash(report), redacted: null }, isSent);
}

/** What a redacted copy would replace. */
export async function redactionPreview(store: Store, incident: string, choice: Choice): Promise<Redacted> {
  const { report, names } = await needReport(store, incident);
  const { redaction } = redactReport(report, choice, names);
  const values = redactionValues(report, choice, names);
  return { replaced: redaction ?? [], values: values.slice(0, valuesMax), valuesOf: values.length };
}

/** A redacted copy as a file. */
export async function redactedExport(store: Store, incident: string, { format, author, ...choice }: z.output<typeof redactedBodySchema>): Promise<Response> {
  const { report, names } = await needReport(store, incident);
  const copy = redactReport(report, choice, names);
  return sent(store, incident, { format, text: reportFile(copy, format), hash: reportHash(copy), redacted: { of: reportHash(report), rules: choice.rules, terms: choice.terms.length, author } });
}

type Sent = { readonly format: ReportFormat; readonly text: string; readonly hash: string; readonly redacted: { readonly of: string; readonly rules: readonly string[]; readonly terms: number; readonly author: string } | null };

/** Whoever asks for the head alone takes nothing along. */
function sent(store: Store, incident: string, { format, text, hash, redacted }: Sent, isSent = true): Response {
  const bytes = Buffer.from(text);
  const sha256 = sha256Hex(bytes);
  const name = `aftertrace-${incident}-report${redacted === null ? "" : "-redacted"}.${format}`;
  if (isSent && incidentRecord(store, incident) !== null) {
    endTexts(store, incident);
    const how = redacted === null ? "" : `, a redacted copy of the report ${redacted.of}: ${redacted.rules.length === 0 ? "credentials only" : redacted.rules.join(", ")}${redacted.terms === 0 ? "" : `, and ${redacted.terms} words of one's own`}`;
    writeCases(store.cases, () => appendCustody(store.cases, incident, "responder", redacted === null ? "report.exported" : "report.redacted", `report as ${format}, report hash ${hash}${how}`, { object: { sha256, bytes: bytes.length, name }, detail: { format, hash } }));
  }
  return new Response(bytes, { headers: { ...guardedHeaders, "content-type": types[format], "content-disposition": `attachment; filename="${name}"`, "x-aftertrace-sha256": sha256, "x-aftertrace-report-sha256": hash } });
}

/** Somebody prints it. */
export function reportPrinted(store: Store, incident: string, hash: string): { readonly hash: string } {
  needIndex(store, incident);
  endTexts(store, incident);
  writeCases(store.cases, () => appendCustody(store.cases, incident, "responder", "report.printed", `report printed or saved as PDF, report hash ${hash}`, { detail: { hash } }));
  return { hash };
}

const quietMs = 60_000;

/** A page that goes away without a word has left a version whose last text is not logged yet: a minute later it is. */
export function endTextsLater(store: Store, incident: string): void {
  setTimeout(() => {
    if (incidentRecord(store, incident) !== null) endTexts(store, incident);
  }, quietMs).unref();
}
