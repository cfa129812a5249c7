import type { LaneMark, LaneName } from "@/lib/timeline/row.ts";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Glyph, type GlyphName } from "../../ui/glyph.tsx";
import { widthOf, type PlacedMark } from "./lane-marks.ts";

const looks: Readonly<Record<LaneName, { readonly glyph: GlyphName; readonly ink: string }>> = {
  failed: { glyph: "cross", ink: "text-status-failed" },
  injected: { glyph: "warning", ink: "text-status-warning" },
  harmful: { glyph: "warning", ink: "text-status-failed" },
  noted: { glyph: "LLM", ink: "text-accent" },
  event: { glyph: "person", ink: "text-text" },
};

/** Place and frame of a mark: a square with a glyph, or with the number of those joined in it. */
export function markStyle(mark: PlacedMark): { readonly left: number; readonly width: number } {
  const width = widthOf(mark);
  return { left: mark.xPx - 12, width };
}

export function markClass(lane: LaneName, selected: boolean): string {
  return classNames(
    "absolute top-0.5 flex h-6 cursor-pointer items-center justify-center rounded-sm border border-current bg-surface text-sm font-semibold no-underline hover:bg-surface-raised",
    looks[lane].ink, selected && "outline-2 outline-offset-1 outline-accent",
  );
}

/** Events out of files have a bell, those of people a person; the name of the mark says it in words. */
export function MarkFace({ lane, mark }: { readonly lane: LaneName; readonly mark: LaneMark }) {
  const { count } = mark;
  return count > 1 ? <span className="tabular px-1">{countText(count)}</span> : <Glyph name={mark.imported === true ? "bell" : looks[lane].glyph} />;
}
