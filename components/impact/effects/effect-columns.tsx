import Link from "next/link";
import type { EffectRow } from "@/lib/api/impactContract.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { RuleLink } from "../../method/rule-link.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Glyph, type GlyphName } from "../../ui/glyph.tsx";
import { effectClasses, statuses, toneText, type Tone } from "../../ui/vocabulary.ts";
import type { WindowColumn } from "../../ui/window-table-features.ts";
import { environmentWords, harmWords, magnitudeText, reversibleStatus, reversibleWords, sharedWords } from "../impact-words.ts";
import { rowHref } from "../impact-view.ts";
import { loggedWords, targetText, whenText } from "./effect-words.ts";

type Facts = { readonly incident: string; readonly instant: (us: number) => string; readonly hasHarm: boolean };

/** The columns of the table of effects. Without harm there is no T+0, and times are instants. */
export function effectColumns({ incident, instant, hasHarm }: Facts): readonly WindowColumn<EffectRow>[] {
  return [
    { id: "when", header: hasHarm ? "When, T+" : "When", widthPx: hasHarm ? 104 : 208, cell: (row) => <span className="tabular">{whenText(row.call, instant)}</span> },
    { id: "harm", header: "Harm", widthPx: 104, cell: (row) => <Harm row={row} /> },
    { id: "call", header: "Call", widthPx: 250, grows: true, cell: (row) => <Call incident={incident} row={row} /> },
    { id: "target", header: "Target", widthPx: 170, cell: (row) => <InlineText text={targetText(row)} className="truncate" /> },
    { id: "class", header: "Class", widthPx: 176, cell: (row) => <Word {...effectClasses[row.class]} marked={row.correction?.change.class !== undefined} /> },
    { id: "rule", header: "Rule", widthPx: 180, cell: (row) => <RuleLink rule={row.rule} inRow className="h-full" /> },
    { id: "reversible", header: "Reversible", widthPx: 136, cell: (row) => <Word {...statuses[reversibleStatus[row.reversible]]} word={reversibleWords[row.reversible]} marked={row.correction?.change.reversible !== undefined} /> },
    { id: "shared", header: "Shared", widthPx: 112, cell: (row) => <Shared row={row} /> },
    { id: "environment", header: "Environment", widthPx: 112, cell: (row) => <span className={row.environment === "unknown" ? "text-text-muted" : ""}>{environmentWords[row.environment]}</span> },
    { id: "magnitude", header: "As reported", widthPx: 136, align: "end", cell: (row) => <span className={row.magnitude === null ? "text-text-muted" : ""}>{magnitudeText(row.magnitude)}</span> },
    { id: "logged", header: "Log entry", widthPx: 130, cell: (row) => <Word {...loggedWords(row)} /> },
  ];
}

type WordProps = { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone; readonly marked?: boolean };

/** Glyph and word; a pencil's worth of text where a person corrected it. */
function Word({ word, glyph, tone, marked = false }: WordProps) {
  return <span className={classNames("inline-flex min-w-0 items-center gap-1.5", toneText[tone])}><Glyph name={glyph} /> <span className="truncate">{word}</span>{marked && <Glyph name="person" label="corrected" className="text-accent" />}</span>;
}

function Harm({ row }: { readonly row: EffectRow }) {
  if (row.harm === "none" && row.decided === null) return <span className="text-text-muted">–</span>;
  return <Word {...harmWords[row.harm]} marked={row.decided !== null} />;
}

function Shared({ row }: { readonly row: EffectRow }) {
  const ring = row.shared === "yes" && <span aria-hidden="true" className="m-1 inline-block size-2 rounded-full border border-current outline outline-offset-2 outline-current" />;
  return <span className={classNames("inline-flex items-center gap-1", row.shared !== "yes" && "text-text-muted")}>{ring}{sharedWords[row.shared]}{row.correction?.change.shared !== undefined && <Glyph name="person" label="corrected" className="text-accent" />}</span>;
}

/** The keyboard reaches the same link in the effect that is laid open; the row itself takes Enter. */
function Call({ incident, row: { call } }: { readonly incident: string; readonly row: EffectRow }) {
  const words = <><InlineText text={call.tool} className="font-medium" />{call.preview !== "" && <> <code><InlineText text={call.preview} /></code></>}</>;
  if (call.row === null) return <span className="truncate">{words}</span>;
  return <Link tabIndex={-1} href={rowHref(incident, call.row)} onClick={(event) => event.stopPropagation()} className="flex h-full min-w-0 items-center text-accent underline"><span className="truncate">{words}</span></Link>;
}
