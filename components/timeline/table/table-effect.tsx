import { isHarmful, type TimelineRow } from "@/lib/timeline/row.ts";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { effectClasses, toneText } from "../../ui/vocabulary.ts";

/** The worst effect of a row's call as glyph and word, and whether it did harm or tried to; nothing for rows that are no call. */
export function TableEffect({ row }: { readonly row: Pick<TimelineRow, "effect" | "marks"> }) {
  const { effect, marks } = row;
  const decided = (marks?.decided ?? null) !== null;
  return (
    <>
      {effect !== null && <Class name={effect.class} />}
      {isHarmful(row) && <span title={decided ? "a person called it harmful" : "by the rules"} className="shrink-0"><Badge tone="failed" glyph="warning" className="font-normal">Harmful</Badge></span>}
      {!decided && effect?.harm === "attempt" && <Badge tone="warning" glyph="blocked" className="shrink-0 font-normal">Attempt</Badge>}
    </>
  );
}

function Class({ name }: { readonly name: keyof typeof effectClasses }) {
  const { word, glyph, tone } = effectClasses[name];
  return <span className={classNames("inline-flex min-w-0 items-center gap-1 font-normal", toneText[tone])}><Glyph name={glyph} className="shrink-0" /> <span className="truncate">{word}</span></span>;
}
