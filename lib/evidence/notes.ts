import type { ProblemNote } from "./problem.ts";

/**
 * The wording of every problem that the bytes can have. Messages name no place and no value, so that a million like
 * rows are one line with a count; `at` is the first place.
 */
const saveAgain = "Export again and save the reply to a file (`-o FILE`) instead of copying it, then add that file.";
const nothingToDo =
  "Nothing to do: the digits or words are kept as they were written. Compare with the source where it matters.";

export const notes = {
  malformedLine: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message: "A line is not JSON; the other lines were read.",
    fix: `Open the line in the evidence view to see what it says. ${saveAgain}`,
  }),
  malformedElement: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message: "An element is not JSON; the others were read.",
    fix: `Open the element in the evidence view to see what it says. ${saveAgain}`,
  }),
  malformedRow: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message: "A row has another number of cells than the header, or its quotes do not close; the other rows were read.",
    fix: "Export the table again; do not edit it in a spreadsheet, which rewrites quotes and line breaks.",
  }),
  repeatedColumn: (name: string): ProblemNote => ({
    code: "duplicate_json_key",
    at: "row 0",
    message: `Two columns of the table are named \`${name.slice(0, 100)}\`; the later one is shown with a number behind its name.`,
    fix: "Nothing to do. A score that is named like a native column overwrites it in some exports: compare with the source.",
  }),
  malformedCell: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message: "A cell of a row is not the JSON text that this table has in every cell; the cell was kept as text.",
    fix: "Export the table again; do not edit it in a spreadsheet.",
  }),
  malformedPart: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message:
      "A part of the multipart body has no readable header or is not the JSON it claims to be; the other parts were read.",
    fix: "Capture the request body again as raw bytes, without a tool that changes line ends.",
  }),
  malformedTable: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message: "A block of rows of the table cannot be decoded; the other blocks were read.",
    fix: "Fetch the file again and compare its size and checksum with the source.",
  }),
  zeroBytes: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message:
      "Zero bytes stand where text was expected: the file was not written to its end, or was copied with holes. What is readable was read.",
    fix: "Take the file from its source again, and look for records that are missing at this place.",
  }),
  cutRecord: (at: string): ProblemNote => ({
    code: "record_truncated",
    at,
    message: "The file ends inside a record; the records before it were read.",
    fix: "The download or the writing process stopped early: export again and compare the size.",
  }),
  cutDocument: (at: string): ProblemNote => ({
    code: "record_truncated",
    at,
    message: "The file ends before its document does; the records before the end were read.",
    fix: "The download or the writing process stopped early: export again and compare the size.",
  }),
  cutPacked: (at: string): ProblemNote => ({
    code: "record_truncated",
    at,
    message: "The compressed data end early; what came out before the end was read.",
    fix: "The download stopped early: fetch the file again and compare the size.",
  }),
  damagedPacked: (at: string): ProblemNote => ({
    code: "record_malformed",
    at,
    message:
      "The compressed data are damaged: they do not unpack, or their checksum does not fit; what came out was read.",
    fix: "Fetch the file again and compare its checksum with the source.",
  }),
  broken: (at: string, why: string): ProblemNote => ({
    code: "broken_json",
    at,
    message: `The text is not JSON: ${why}. What stands before this place was read.`,
    fix: `Was it copied from a terminal, which breaks long lines, or edited by hand? ${saveAgain}`,
  }),
  trailing: (at: string, what: string): ProblemNote => ({
    code: "broken_json",
    at,
    message: `The document is complete, and ${what} follows that was not read.`,
    fix: "If several exports were joined into one file, split them and add each one.",
  }),
  duplicateKey: (at: string): ProblemNote => ({
    code: "duplicate_json_key",
    at,
    message: "An object has one name twice; the last value is shown, and the record's bytes hold both.",
    fix: "Look at the original bytes: another program may have read the first value.",
  }),
  nonFinite: (at: string): ProblemNote => ({
    code: "non_finite_number",
    at,
    message:
      "NaN or Infinity stands as a bare word, which JSON does not have, or a number is too large for a double; it was kept as written.",
    fix: nothingToDo,
  }),
  bigInteger: (at: string): ProblemNote => ({
    code: "big_integer",
    at,
    message: "A number has more digits than a double can carry; its digits were kept as written.",
    fix: "Nothing to do here. Programs that read this export with ordinary JSON readers will have rounded it.",
  }),
  loneSurrogate: (at: string): ProblemNote => ({
    code: "lone_surrogate",
    at,
    message: "A text holds half of a surrogate pair: a character was cut in two by the program that wrote it.",
    fix: "Nothing to do: the half is shown as a replacement character, the original bytes are kept.",
  }),
  invalidUtf8: (at: string): ProblemNote => ({
    code: "not_utf8",
    at,
    message: "Some bytes are not UTF-8; they are shown as replacement characters, the original bytes are kept.",
    fix: "Export again as UTF-8 where the exporting program offers it.",
  }),
  utf16: (name: string): ProblemNote => ({
    code: "not_utf8",
    at: "file",
    message: `The text is ${name}, not UTF-8. It was read, and all places count its original bytes.`,
    fix: "Nothing to do. PowerShell writes such files with `>`; `Out-File -Encoding utf8` does not.",
  }),
  byteOrderMark: (): ProblemNote => ({
    code: "byte_order_mark",
    at: "byte 0",
    message: "A byte order mark stands at the start; it was skipped.",
    fix: "Nothing to do.",
  }),
  recordTooLong: (at: string, limit: string): ProblemNote => ({
    code: "limit_exceeded",
    at,
    message: `A record is longer than ${limit} and was not read; the others were.`,
    fix: "Look at its place in the original file. If it is honest data, export it alone or without its largest field.",
  }),
  tooDeep: (at: string, limit: number): ProblemNote => ({
    code: "limit_exceeded",
    at,
    message: `A value is nested deeper than ${limit} levels and was not read; the others were.`,
    fix: "Look at its place in the original file: agents do not write such records.",
  }),
  tooMany: (at: string, what: string, limit: string): ProblemNote => ({
    code: "limit_exceeded",
    at,
    message: `There are more ${what} than ${limit}; what lies within the limit was read.`,
    fix: "Split the export, for example by time, and add the parts.",
  }),
  unpackedTooLarge: (limit: string): ProblemNote => ({
    code: "limit_exceeded",
    at: "file",
    message: `The file unpacks to more than ${limit}; what lies within the limit was read.`,
    fix: "If it is an honest export, unpack it yourself and add it in parts, for example by time.",
  }),
  empty: (message: string): ProblemNote => ({
    code: "empty_export",
    at: "file",
    message,
    fix: "Export again; check the filter and the time range, and that the download was finished.",
  }),
  container: (message: string, fix: string): ProblemNote => ({ code: "format_unknown", at: "file", message, fix }),
  archiveEntry: (at: string, message: string, fix: string): ProblemNote => ({
    code: "format_unknown",
    at,
    message,
    fix,
  }),
  secret: (at: string, kind: string): ProblemNote => ({
    code: "secret_present",
    at,
    message: `Something that has the form of ${kind} is in this file.`,
    fix: "If it is live, rotate it now. Redact it before this exhibit is shared.",
  }),
};

/** `64 MiB`, `1 GiB`, `900 bytes`. */
export function sizeText(bytes: number): string {
  if (bytes >= 1024 ** 3 && bytes % 1024 ** 3 === 0) return `${bytes / 1024 ** 3} GiB`;
  if (bytes >= 1024 ** 2) return `${Math.round(bytes / 1024 ** 2)} MiB`;
  return `${bytes} bytes`;
}
