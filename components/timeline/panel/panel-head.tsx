"use client";

import { InlineText } from "../../evidence/inline-text.tsx";
import { harmSaid } from "../../marks/harm-words.ts";
import { decisionsOf } from "../../marks/mark-groups.ts";
import { StarToggle } from "../../marks/star-toggle.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Menu } from "../../ui/menu.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { clockText, durationText, rowName, rowWord, statusWords } from "../rows/row-words.ts";
import type { Command } from "../../keys/bindings.ts";
import type { Marks } from "../../marks/use-marks.ts";
import type { Step } from "@/lib/api/stepContract.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Props = {
  readonly step: Step | null;
  readonly row: number;
  readonly marks: Marks;
  readonly zeroUs: number | null;
  readonly run: (command: Command) => void;
  readonly onNote: () => void;
};

/** What the step is, when it was and how it ended; what can be done with it. */
export function PanelHead({ step, row, marks, zeroUs, run, onNote }: Props) {
  return (
    <header className="z-30 flex flex-col gap-1 rounded-t border-b max-lg:sticky max-lg:top-0 border-border bg-surface-raised px-3 py-1.5">
      <div className="flex flex-wrap items-start gap-x-2">
        <h2 className="min-w-0 flex-1 basis-40 font-semibold">
          {step === null ? "Reading the step" : <>{rowWord(step.row)} <InlineText text={rowName(step.row)} className="line-clamp-3 inline [overflow-wrap:anywhere]" /></>}
        </h2>
        <span data-print="hide" className="flex shrink-0 flex-wrap justify-end gap-1">
          <StarToggle key={row} marks={marks} subject={{ row }} label="this step" />
          <Button kind="quiet" small onClick={onNote}>Note</Button>
          <ViewMenu />
          <Button kind="quiet" small aria-label="Previous row" onClick={() => run("previous")}><Glyph name="ascending" /></Button>
          <Button kind="quiet" small aria-label="Next row" onClick={() => run("next")}><Glyph name="descending" /></Button>
          <Button kind="quiet" small aria-label="Close panel" onClick={() => run("close")}><Glyph name="close" /></Button>
        </span>
      </div>
      {step && <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-sm"><When row={step.row} zeroUs={zeroUs} /><States row={step.row} marks={marks} /></p>}
    </header>
  );
}

function ViewMenu() {
  const [hidden, keep] = useKept("hidden", "off");
  const items = [{ id: "hidden", label: "Always show hidden characters", checked: hidden === "on", onSelect: () => keep(hidden === "on" ? "off" : "on") }];
  return <Menu label="How texts are shown" trigger={<Button kind="quiet" small aria-label="How texts are shown"><Glyph name="more" /></Button>} items={items} />;
}

function When({ row, zeroUs }: { readonly row: TimelineRow; readonly zeroUs: number | null }) {
  if (row.startUs === null) return <span className="text-text-muted">no clock</span>;
  return (
    <>
      {zeroUs !== null && <strong>{clockText(row.startUs, zeroUs)}</strong>}
      <span className="text-text-muted"><Time us={row.startUs} /></span>
      <span>{row.endUs === null ? "no end in the evidence" : durationText(row.endUs - row.startUs)}</span>
    </>
  );
}

function States({ row, marks }: { readonly row: TimelineRow; readonly marks: Marks }) {
  const held = marks.held?.ok === true ? marks.held.value : null;
  const decided = held === null ? null : decisionsOf(held.decisions, { row: row.id }).current;
  return (
    <>
      {row.callState !== null && <StatusBadge status={row.callState} />}
      {row.status === "error" && row.callState !== "failed" && <Badge tone="failed" glyph="cross">{statusWords.error}</Badge>}
      {row.status === "pending" && <Badge tone="warning" glyph="half">{statusWords.pending}</Badge>}
      {decided && <Badge tone={harmSaid[decided.value].tone} glyph={harmSaid[decided.value].glyph}>{harmSaid[decided.value].word}</Badge>}
    </>
  );
}
