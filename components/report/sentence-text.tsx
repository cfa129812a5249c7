"use client";

import type { Piece, Sentence } from "@/lib/report/reportDocument.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { CiteMarks } from "./cite-marks.tsx";

/** Words of the product as they are; values out of the evidence set apart, never as markup. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, at) => <PieceText key={at} piece={piece} />);
}

function PieceText({ piece }: { readonly piece: Piece }) {
  if (typeof piece === "string") return piece;
  if ("code" in piece) return <code className="text-sm [overflow-wrap:anywhere]"><InlineText text={piece.code === "" ? "(empty)" : piece.code} /></code>;
  return <InlineText text={piece.said} className="[overflow-wrap:anywhere]" />;
}

/** A sentence with the marks of its proof. */
export function SentenceText({ sentence: { pieces, cites } }: { readonly sentence: Sentence }) {
  return <><Pieces pieces={pieces} /> <CiteMarks cites={cites} /></>;
}
