import { sha256Hex } from "@/lib/base/hash.ts";
import type { Block, Citation, Piece, Report, Sentence } from "@/lib/report/reportDocument.ts";
import type { SampleReport } from "./sampleReports.ts";

/** Something that the product says, with what it cites. */
export type Said = { readonly block: string; readonly pieces: readonly Piece[]; readonly cites: readonly string[] };

/** Every sentence, row and reason of the machine blocks. */
export function saidIn({ sections }: Pick<Report, "sections">): Said[] {
  return sections.flatMap(({ machine }) => machine.flatMap(ofBlock));
}

function ofBlock(block: Block): Said[] {
  const of = ({ pieces, cites }: Sentence): Said => ({ block: block.id, pieces, cites });
  switch (block.kind) {
    case "sentences": case "missing": return block.sentences.map(of);
    case "table": return block.rows.map(({ cells, cites }) => ({ block: block.id, pieces: cells.flat(), cites }));
    case "statement": return [block.lead, ...block.beside].map(of);
    case "checks": return block.checks.map(({ reason }) => of(reason));
  }
}

export const plainText = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === "string" ? piece : "code" in piece ? piece.code : piece.said)).join("");

/** What does not lead to bytes of an exhibit: the hash differs, or the range lies outside. */
export function lostPlaces({ report, files }: SampleReport): string[] {
  return report.appendix.flatMap(({ id, kind, places }) => {
    if (kind === "rule" || kind === "statement") return places.length === 0 ? [] : [`${id} has a place`];
    if (places.length === 0) return [`${id} has no place`];
    return places.flatMap(({ exhibit, sha256, offset, length, at }) => {
      const bytes = files.get(exhibit);
      if (bytes === undefined) return [`${id} cites ${exhibit}, which is no exhibit`];
      if (sha256Hex(bytes) !== sha256) return [`${id}: the hash of ${exhibit} is another`];
      if (offset === null || length === null || length <= 0 || offset + length > bytes.length) return [`${id}: ${exhibit} ${at} has no range inside the file`];
      return [];
    });
  });
}

/** The bytes of everything that a citation names, as text. */
export function citedText({ files }: SampleReport, { places }: Citation): string {
  return places.map(({ exhibit, offset, length }) => files.get(exhibit)?.subarray(offset ?? 0, (offset ?? 0) + (length ?? 0)).toString("utf8") ?? "").join("\n");
}

/** Words of a text that no way of escaping changes. */
export const longWords = (text: string): string[] => text.match(/[A-Za-z0-9]{4,}/g) ?? [];
