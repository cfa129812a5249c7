import type { ReactNode } from "react";
import { holdsMask, maskPieces } from "@/lib/base/maskForm.ts";
import { Glyph } from "../ui/glyph.tsx";

type Props = {
  readonly text: string;
  /** Draws what is no mask; as it is where this is missing. */
  readonly draw?: (text: string) => ReactNode;
  /** Every character of a mask keeps its place: for columns. */
  readonly exact?: boolean;
};

/** A text out of the evidence in which masked credentials are chips. */
export function MaskedText({ text, draw = (plain) => plain, exact = false }: Props): ReactNode {
  if (!holdsMask(text)) return draw(text);
  return maskPieces(text).map((piece, index) => (piece.type === "text" ? <span key={index}>{draw(piece.text)}</span> : <Mask key={index} mask={piece.text} name={piece.name} exact={exact} />));
}

function Mask({ mask, name, exact }: { readonly mask: string; readonly name: string; readonly exact: boolean }) {
  return (
    <span data-mask title={`masked: ${name}, ${mask.length} characters`} className="rounded-sm border border-dashed border-border-control bg-surface text-text">
      {!exact && <span aria-hidden="true" className="mx-0.5 text-xs"><Glyph name="lock" /></span>}
      <span className="sr-only">{name === "credential" ? "credential masked" : `credential masked: ${name}`}</span>
      <span aria-hidden="true">{exact ? mask : shortened(mask)}</span>
    </span>
  );
}

/** What only fills the length of a long credential is left out. */
const shortened = (mask: string): string => mask.replace(/^(\[[^\]]*\])[•*]*$/, "$1").replace(/•{12,}$/, "•".repeat(12));
