import { assertNever } from "../../base/assert.ts";
import type { Report } from "../reportDocument.ts";
import { canonicalReport, reportHash } from "./canonicalReport.ts";
import { reportHtml } from "./html.ts";
import { reportMarkdown } from "./markdown.ts";

export const reportFileFormats = ["md", "html", "json"] as const;
export type ReportFileFormat = (typeof reportFileFormats)[number];

/** The report as the text of a file. */
export function reportFile(report: Report, format: ReportFileFormat): string {
  switch (format) {
    case "md": return reportMarkdown(report, reportHash(report));
    case "html": return reportHtml(report, reportHash(report));
    case "json": return canonicalReport(report);
    default: return assertNever(format);
  }
}
