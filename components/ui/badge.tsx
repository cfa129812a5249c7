import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { toneText, type Tone } from "./vocabulary.ts";

type Props = {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly glyph?: GlyphName;
  /** A double ring: the effect reached shared state. */
  readonly ring?: boolean;
  readonly className?: string;
};

/** A word with its glyph and colour, in that order of importance: the word is never left out. */
export function Badge({ children, tone = "plain", glyph, ring = false, className }: Props) {
  const outline = tone === "class-unknown" ? "border-dashed" : "border-solid";
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-sm border bg-surface px-1.5 py-px text-sm font-medium whitespace-nowrap",
        outline,
        ring && "m-[3px] outline outline-offset-2 outline-current",
        toneText[tone],
        "border-current",
        className,
      )}
    >
      {glyph && <Glyph name={glyph} />}
      {children}
    </span>
  );
}
