import { StreamingHash } from "../base/hash.ts";
import { exportFormats, exportKinds } from "../exports/exportFormats.ts";
import { appendCustody, custodyLength, custodyLines } from "../store/custodyLog.ts";
import { incidentExport } from "../store/exports/exportPieces.ts";
import { findingsText } from "../store/findingsText.ts";
import { incidentRecord, type Store } from "../store/incidents.ts";
import { writeCases } from "../store/openDatabase.ts";
import { streamAnswer } from "./answers.ts";
import { bundleName, bundleRecord } from "../store/bundleRecords.ts";
import type { ExportEntry, ExportList } from "./exportContract.ts";

/** What is sent as a file with its line in the custody log: the forms of other tools, and the findings as they are. */
export const sentFormats = [...exportFormats, "findings"] as const;
export type SentFormat = (typeof sentFormats)[number];
const sentKinds = {
  ...exportKinds,
  findings: { extension: "findings.json", type: "application/json; charset=utf-8", label: "Findings, JSON", holds: "The findings document, as the command line prints it." },
} as const;

const fileName = (incident: string, format: SentFormat): string => `aftertrace-${incident}.${sentKinds[format].extension}`;

/** An incident in the form of another tool, as a download. What was sent, and its hash, is a line of the custody log. */
export function exportAnswer(store: Store, incident: string, format: SentFormat): Response {
  return streamAnswer(notedPieces(store, incident, format), {
    "content-type": sentKinds[format].type,
    "content-disposition": `attachment; filename="${fileName(incident, format)}"`,
  });
}

async function* notedPieces(store: Store, incident: string, format: SentFormat): AsyncGenerator<string> {
  const hash = new StreamingHash();
  const leftOut = { withoutTime: 0 };
  let bytes = 0;
  let whole = false;
  try {
    for await (const piece of format === "findings" ? findingsText(store, incident) : incidentExport(store, incident, format, leftOut)) {
      const part = Buffer.from(piece);
      hash.update(part);
      bytes += part.length;
      yield piece;
    }
    whole = true;
  } finally {
    note(store, incident, format, { whole, bytes, sha256: hash.hex(), ...leftOut });
  }
}

type Sent = { readonly whole: boolean; readonly bytes: number; readonly sha256: string; readonly withoutTime: number };

function note(store: Store, incident: string, format: SentFormat, { whole, bytes, sha256, withoutTime }: Sent): void {
  // Deleted meanwhile: nothing of it may come back.
  if (incidentRecord(store, incident) === null) return;
  const left = withoutTime === 0 ? "" : `, ${withoutTime} steps without a time left out`;
  const object = whole ? { object: { sha256, bytes, name: fileName(incident, format) } } : {};
  const { cases } = store;
  writeCases(cases, () => appendCustody(cases, incident, "responder", "export.sent", `${sentKinds[format].label}${left}: ${whole ? `${bytes} bytes, sha256 ${sha256}` : "broken off"}`, { ...object, detail: { format, withoutTime } }));
}

const linesRead = 500;

/** Every export there is, and which file of it left last, as the newest lines of the custody log tell. */
export function exportList(store: Store, incident: string): ExportList {
  const sent = custodyLines(store.cases, incident, Math.max(0, custodyLength(store.cases, incident) - linesRead), linesRead).filter(({ action, object }) => action === "export" && object !== null);
  const lastOf = (name: string): ExportEntry["last"] => {
    const line = sent.findLast(({ object, event }) => object?.name === name && event !== "bundling.done");
    return line?.object === null || line === undefined ? null : { atUs: line.atUs, sha256: line.object.sha256, bytes: line.object.bytes };
  };
  const at = `/api/v1/incidents/${incident}`;
  const entry = (id: ExportEntry["id"], label: string, holds: string, masked: boolean, path: string, name: string): ExportEntry => ({ id, label, holds, masked, path, name, last: lastOf(name) });
  const made = bundleRecord(store, incident);
  return {
    bundle: made === null ? null : { sha256: made.sha256, manifest: made.manifestSha256, bytes: made.bytes, madeUs: made.madeUs },
    exports: [
      entry("bundle", "Bundle of the whole incident", "The exhibits as they came, the findings, everything people said, the custody log and its keys, signed. It can be verified without this app's data and restored elsewhere.", false, `${at}/bundle`, bundleName(incident)),
      entry("timeline-csv", "Timeline, CSV", "Every row of the timeline with its facts.", true, `${at}/timeline/csv?view=flat`, `aftertrace-${incident}-timeline.csv`),
      ...sentFormats.toSorted((a, b) => Number(b === "findings") - Number(a === "findings")).map((format) => entry(format, sentKinds[format].label, sentKinds[format].holds, true, `${at}/exports/${format}`, fileName(incident, format))),
      entry("custody", "Custody log, JSON Lines", "Who did what and when, signed record by record.", true, `${at}/custody/log`, `aftertrace-${incident}-custody.jsonl`),
    ],
  };
}
