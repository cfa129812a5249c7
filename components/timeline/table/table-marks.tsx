import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/count.tsx";
import type { RowMarks } from "@/lib/timeline/row.ts";

/** What people said about a row, in words: the weightiest first. */
export function TableMarks({ marks }: { readonly marks: RowMarks }) {
  const { star, notes, tags, decided } = marks;
  return (
    <>
      {decided === "harmful" && <Badge tone="failed" glyph="warning">Harmful</Badge>}
      {decided === "harmless" && <Badge tone="muted" glyph="check">Harmless</Badge>}
      {star && <span>starred</span>}
      {notes > 0 && <span>{countText(notes)} {notes === 1 ? "note" : "notes"}</span>}
      {tags.map((tag) => <bdi key={tag} className="truncate rounded-sm border border-border-control px-1 text-xs">{tag}</bdi>)}
    </>
  );
}
