import type { Block, Piece, Sentence } from "../reportDocument.ts";

/* How blocks are made. An empty one is left out. */

export function paragraph(id: string, sentences: readonly Sentence[], title: string | null = null): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "sentences", id, title, style: "paragraph", sentences: [...sentences] }];
}

export function list(id: string, title: string | null, sentences: readonly Sentence[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "sentences", id, title, style: "list", sentences: [...sentences] }];
}

export type Row = { readonly cells: readonly (readonly Piece[])[]; readonly cites: readonly string[] };

export function table(id: string, title: string, head: readonly string[], rows: readonly Row[], of: number = rows.length): Block[] {
  if (rows.length === 0) return [];
  return [{ kind: "table", id, title, head: [...head], rows: rows.map(({ cells, cites }) => ({ cells: cells.map((cell) => [...cell]), cites: [...new Set(cites)] })), of }];
}

/** What the reader would look for and the evidence does not have. */
export function missing(id: string, sentences: readonly Sentence[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "missing", id, sentences: [...sentences] }];
}
