import { isHarmful, type RowMarks, type TimelineRow } from "@/lib/timeline/row.ts";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { effectClasses, statuses, toneText } from "../../ui/vocabulary.ts";

const tagsDrawn = 2;

/** The worst effect of a call, as a word with its glyph; in a narrow list the glyph stands for the word, which is in the row's name too. */
export function EffectChip({ row }: { readonly row: Pick<TimelineRow, "effect" | "marks"> }) {
  if (row.effect === null) return null;
  const { class: name, reversible, destructive } = row.effect;
  const { word, glyph, tone } = effectClasses[name];
  const said = [word, ...(destructive ? ["destructive"] : []), ...(destructive && reversible === "no" ? ["not reversible"] : [])].join(", ");
  return (
    <>
      <span title={said} className={classNames("inline-flex shrink-0 items-center gap-1 text-sm font-normal whitespace-nowrap", toneText[tone])}>
        <Glyph name={glyph} /><span className="@max-[860px]:hidden">{word}</span>
      </span>
      {isHarmful(row) && row.marks?.decided !== "harmful" && <Badge tone="failed" glyph="warning" className="shrink-0 font-normal"><span>Harmful, by <span className="@max-[480px]:hidden">the </span>rules</span></Badge>}
    </>
  );
}

/** Text that speaks to the agent was read here, or asked for this call; in a narrow list the glyph stands for the word, which is in the row's name too. */
export function InjectionChips({ row }: { readonly row: Pick<TimelineRow, "origin" | "read"> }) {
  const chip = "inline-flex shrink-0 items-center gap-1 text-sm font-normal whitespace-nowrap";
  return (
    <>
      {row.read !== null && <span title={statuses[row.read].word} className={classNames(chip, toneText[statuses[row.read].tone])}><Glyph name={statuses[row.read].glyph} /><span className="@max-[860px]:hidden">{statuses[row.read].word} text</span></span>}
      {row.origin === "injection" && <span title="Text that the agent read asked for this call" className={classNames(chip, toneText[statuses.injection.tone])}><Glyph name="order" /><span className="@max-[860px]:hidden">Asked for by injection</span></span>}
    </>
  );
}

/** What people said about a row. The words for screen readers are in the row's name. */
export function MarkBadges({ marks }: { readonly marks: RowMarks | null }) {
  if (marks === null) return null;
  const { star, notes, tags, decided } = marks;
  return (
    <span className="ml-auto flex shrink-0 items-center gap-1 pl-1 text-sm font-normal">
      {decided === "harmful" && <Badge tone="failed" glyph="warning">Harmful</Badge>}
      {decided === "harmless" && <Badge tone="muted" glyph="check">Harmless</Badge>}
      {tags.slice(0, tagsDrawn).map((tag) => <Badge key={tag} tone="muted"><bdi className="max-w-24 truncate">{tag}</bdi></Badge>)}
      {tags.length > tagsDrawn && <span className="tabular text-text-muted" title={tags.slice(tagsDrawn).join(", ")}>+{tags.length - tagsDrawn}</span>}
      {notes > 0 && <span className="tabular inline-flex items-center gap-0.5 text-accent" title={notes === 1 ? "1 note" : `${countText(notes)} notes`}><Glyph name="LLM" />{countText(notes)}</span>}
      {star && <span className="text-base leading-none text-status-warning" title="starred">★</span>}
    </span>
  );
}

type HiddenProps = { readonly row: TimelineRow; readonly onToggle: (row: TimelineRow) => void };

/** What folding or the filter hides below a row. A click brings back what is folded; the keyboard has the arrows. */
export function HiddenBadge({ row, onToggle }: HiddenProps) {
  const { hidden, collapsed } = row;
  if (hidden.rows === 0) return null;
  const words = hiddenWords(row);
  if (!collapsed) return <span title={`${words}: the filter hides them.${flaggedMeans(row)}`} className="tabular inline-flex shrink-0 items-center gap-1 text-sm font-normal whitespace-nowrap text-text-muted"><HiddenCounts hidden={hidden} /></span>;
  return (
    <span aria-hidden="true" title={`${words}: folded, click to show them.${flaggedMeans(row)}`} onClick={(event) => { event.stopPropagation(); onToggle(row); }} className="flex h-6 shrink-0 items-center">
      <Badge tone={hidden.flagged > 0 ? "warning" : "muted"} className="tabular gap-1 font-normal"><HiddenCounts hidden={hidden} /></Badge>
    </span>
  );
}

/** Where there is little room, a sign stands for the word. */
function HiddenCounts({ hidden: { rows, flagged } }: Pick<TimelineRow, "hidden">) {
  return (
    <>
      <span>{countText(rows)} hidden{flagged > 0 && <span className="@max-[860px]:hidden">, {countText(flagged)} flagged</span>}</span>
      {flagged > 0 && <span className="hidden items-center gap-0.5 @max-[860px]:inline-flex"><Glyph name="warning" />{countText(flagged)}</span>}
    </>
  );
}

function hiddenWords({ hidden }: Pick<TimelineRow, "hidden">): string {
  return `${countText(hidden.rows)} hidden${hidden.flagged > 0 ? `, ${countText(hidden.flagged)} flagged` : ""}`;
}

function flaggedMeans({ hidden }: Pick<TimelineRow, "hidden">): string {
  return hidden.flagged > 0 ? " Flagged: failed, refused, or harmful." : "";
}

/** Who does the work from here on, and which conversation a trace belongs to. */
export function OriginChips({ row }: { readonly row: TimelineRow }) {
  const chip = "inline-flex max-w-40 shrink-0 @max-[860px]:hidden items-center gap-1 rounded-sm border border-border-control px-1.5 text-sm font-normal";
  return (
    <>
      {row.entersAgent && row.agent !== null && (
        <span title="Work handed to another agent" className={chip}><Glyph name="AGENT" className="text-text-muted" /><bdi className="truncate">{row.agent}</bdi></span>
      )}
      {row.type === "trace" && row.thread !== null && (
        <span title="The conversation across traces" className={chip}><span className="text-text-muted">thread</span><bdi className="truncate">{row.thread}</bdi></span>
      )}
    </>
  );
}
