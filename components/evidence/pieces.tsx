import { hiddenPieces } from "./hidden-text.ts";

/** Text with each hidden character as a labelled box. */
export function Pieces({ text }: { readonly text: string }) {
  return hiddenPieces(text).map((piece, index) =>
    piece.type === "text"
      ? <bdi key={index}>{piece.text}</bdi>
      : <span key={index} className="mx-px inline-block rounded-sm border border-status-warning px-0.5 text-xs text-status-warning">{piece.label}</span>,
  );
}
