import { RawNumber, type JsonValue } from "../base/json.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { findBoundary } from "./multipart.ts";
import { multipartRecords } from "./multipartRecords.ts";
import { notes } from "./notes.ts";
import { parquetColumns, parquetRecords } from "./parquetRecords.ts";
import { ProblemLog, type ProblemNote } from "./problem.ts";
import { probeCsv } from "./probeCsv.ts";
import { probeJson } from "./probeJson.ts";
import type { Probe } from "./record.ts";
import { decodeText } from "./textView.ts";

export type Probed = { readonly probe: Probe; readonly notes: readonly ProblemNote[] };
const headUnits = 2000;
const samplesMax = 20;

/** Says what the bytes look like, by their content alone: magic numbers, JSON, lines, multipart, CSV, other text. */
export async function probeExhibit(exhibit: ReadableExhibit): Promise<Probed> {
  const blank: Probe = {
    bytes: exhibit.bytes,
    shape: "empty",
    top: null,
    keys: [],
    outline: null,
    samples: [],
    columns: [],
    head: "",
  };
  if (exhibit.bytes === 0) return { probe: blank, notes: [notes.empty("The file holds no bytes.")] };
  const start = firstNonSpace(exhibit);
  if (start === null) return { probe: blank, notes: [notes.empty("The file holds nothing but white space.")] };
  const base: Probe = { ...blank, shape: "text", head: headText(exhibit) };
  return (await probeBinary(exhibit, base)) ?? probeText(exhibit, base, start);
}

/** What a magic number tells. Null where the bytes may be text. */
async function probeBinary(exhibit: ReadableExhibit, base: Probe): Promise<Probed | null> {
  const magic = Buffer.from(exhibit.source.read(0, 16)).toString("latin1");
  const binary: Probe = { ...base, shape: "binary", head: "" };
  if (magic.startsWith("PAR1")) return probeParquet(exhibit, binary);
  const known = containers.find(({ starts }) => starts.some((start) => magic.startsWith(start)));
  if (known) return { probe: binary, notes: [notes.container(known.message, known.fix)] };
  return null;
}

const containers = [
  {
    starts: ["PK\u0003\u0004", "PK\u0005\u0006"],
    message: "This is a zip archive inside of which nothing was looked for.",
    fix: "Unpack it and add the files that it holds.",
  },
  {
    starts: ["\u001f\u008b"],
    message: "The file is compressed more than once.",
    fix: "Unpack it once more and add the result.",
  },
  {
    starts: ["SQLite format 3\0"],
    message: "This is an SQLite database, which is no export.",
    fix: "Export the table of runs or spans as JSON Lines or CSV and add that file.",
  },
  {
    starts: ["BZh", "\u00fd7zXZ", "7z\u00bc\u00af", '\u0004"M\u0018', "Rar!"],
    message: "The file is compressed in a way that cannot be unpacked here (bzip2, xz, 7z, lz4 or rar).",
    fix: "Unpack it and add the result.",
  },
  {
    starts: ["%PDF-"],
    message: "This is a PDF document, which is no export.",
    fix: "Add the export itself, as JSON, JSON Lines, CSV or Parquet.",
  },
];

async function probeParquet(exhibit: ReadableExhibit, binary: Probe): Promise<Probed> {
  const table = await parquetColumns(exhibit);
  if (table === null) {
    const note = notes.container(
      "The file begins like Parquet and its footer cannot be read.",
      "Fetch the file again and compare its size with the source: the footer stands at its end.",
    );
    return { probe: binary, notes: [note] };
  }
  const samples: JsonValue[] = [];
  for await (const { record } of parquetRecords(exhibit, new ProblemLog(), { start: 0, end: samplesMax }))
    if (record) samples.push(record.value);
  return { probe: { ...binary, shape: "parquet", columns: table.columns, samples }, notes: [] };
}

function probeText(exhibit: ReadableExhibit, base: Probe, start: number): Probed {
  const first = exhibit.view.units.read(start, 1)[0] ?? 0;
  if (first === 0) return { probe: { ...base, shape: "binary" }, notes: [zeroNote(exhibit, start)] };
  const isJsonStart =
    first === 0x7b || first === 0x5b || first === 0x22 || first === 0x2d || (first >= 0x30 && first <= 0x39);
  const json =
    isJsonStart || /^(?:true|false|null|NaN)\b/.test(base.head) ? probeJson(exhibit, start) : { look: null, notes: [] };
  if (json.look)
    return {
      probe: { ...base, ...json.look },
      notes: isEmptyDocument(json.look.outline)
        ? [...json.notes, notes.empty("The document holds nothing.")]
        : json.notes,
    };
  const boundary = exhibit.view.encoding === "utf-8" ? findBoundary(exhibit.source) : null;
  if (boundary) return { probe: { ...base, shape: "multipart", samples: partSamples(exhibit) }, notes: [] };
  const table = first === 0x7b || first === 0x5b ? null : probeCsv(exhibit);
  if (table) return { probe: { ...base, shape: "csv", ...table }, notes: [] };
  const shape = looksBinary(exhibit) ? "binary" : "text";
  return { probe: { ...base, shape }, notes: json.notes };
}

/** `[]` or `{}`; JSON Lines have no outline. */
function isEmptyDocument(outline: JsonValue): boolean {
  return (
    typeof outline === "object" &&
    outline !== null &&
    !(outline instanceof RawNumber) &&
    Object.keys(outline).length === 0
  );
}

function partSamples(exhibit: ReadableExhibit): JsonValue[] {
  const samples: JsonValue[] = [];
  for (const { record } of multipartRecords(exhibit, new ProblemLog())) {
    if (record) samples.push(record.value);
    if (samples.length >= samplesMax) break;
  }
  return samples;
}

/** Control characters that no text has, in the first few KiB. */
function looksBinary(exhibit: ReadableExhibit): boolean {
  const head = exhibit.view.units.read(exhibit.view.start, 4096);
  const odd = head.filter(
    (unit) => unit < 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09 && unit !== 0x1b && unit !== 0x0c,
  );
  return odd.length * 20 > head.length;
}

function firstNonSpace(exhibit: ReadableExhibit): number | null {
  const { view } = exhibit;
  for (let from = view.start; from < view.units.size; from += 65_536) {
    const part = view.units.read(from, 65_536);
    const at = part.findIndex((unit) => unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09);
    if (at >= 0) return from + at;
  }
  return null;
}

function headText(exhibit: ReadableExhibit): string {
  const { view } = exhibit;
  const bytes = view.bytes(view.start, Math.min(headUnits * 4, view.units.size - view.start));
  return decodeText(bytes, view.encoding).text.slice(0, headUnits);
}

function zeroNote(exhibit: ReadableExhibit, start: number): ProblemNote {
  const { view } = exhibit;
  for (let from = start; from < view.units.size; from += 1 << 20) {
    if (view.units.read(from, 1 << 20).some((unit) => unit !== 0))
      return notes.zeroBytes(`byte ${view.byteOffset(start)}`);
  }
  return notes.empty("The file holds nothing but zero bytes.");
}
