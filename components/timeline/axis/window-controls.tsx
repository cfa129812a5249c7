"use client";

import type { ReactNode } from "react";
import type { AxisRange } from "@/lib/timeline/row.ts";
import type { Command } from "../../keys/bindings.ts";
import { useMedia } from "../../shell/use-media.ts";
import { Button } from "../../ui/button.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Popover } from "../../ui/popover.tsx";
import { idleShareMin, type AxisFrame } from "./axis-frame.ts";
import { AxisToggle, type AxisChoice } from "./axis-toggle.tsx";
import type { GlanceShown } from "../glance/use-glance-shown.ts";
import { WindowField } from "./window-field.tsx";
import { lengthText } from "./window-text.ts";

type Props = {
  readonly frame: AxisFrame;
  readonly perTrace: boolean;
  /** Runs lie so far apart that each may be drawn over its own time. */
  readonly mayBePerTrace: boolean;
  readonly gapsFolded: boolean;
  readonly zeroUs: number | null;
  readonly glance: GlanceShown;
  readonly run: (command: Command) => void;
  readonly onWindow: (range: AxisRange) => void;
  readonly onAxis: (axis: AxisChoice) => void;
  readonly children?: ReactNode;
};

/** The window without dragging: moving, zooming, its two ends as text, and folding what is idle. Narrow screens keep the buttons in sight and the rest one press away. */
export function WindowControls(props: Props) {
  const { frame, glance, run } = props;
  const isWide = useMedia("(min-width: 1024px)");
  return (
    <div role="group" aria-label="Window" data-print="hide" className="tabular flex flex-wrap items-center gap-x-2 gap-y-1.5 text-sm">
      <span className="inline-flex flex-wrap gap-1">
        <Button small aria-label="Earlier" title="Earlier (<)" onClick={() => run("panLeft")}>←</Button>
        <Button small aria-label="Zoom out" title="Zoom out (-)" onClick={() => run("zoomOut")}>−</Button>
        <Button small aria-label="Zoom in" title="Zoom in (+)" onClick={() => run("zoomIn")}>+</Button>
        <Button small aria-label="Later" title="Later (>)" onClick={() => run("panRight")}>→</Button>
        <Button small title="Zoom to the row, then to all below it (f)" onClick={() => run("fit")}>Fit</Button>
        <Button small title="Everything (0)" disabled={!frame.isWindow} onClick={() => run("fitAll")}>All</Button>
        {!isWide && (
          <Popover label="Window and axis" trigger={<Button small>Window <Glyph name="chevron-down" className="max-[359px]:hidden" /></Button>}>
            <div className="flex flex-col items-start gap-2"><Details {...props} /><MapSwitch {...glance} /></div>
          </Popover>
        )}
      </span>
      {isWide && <Details {...props} />}
      {props.children}
      {isWide && <MapSwitch {...glance} />}
    </div>
  );
}

function Details({ frame, perTrace, mayBePerTrace, gapsFolded, zeroUs, run, onWindow, onAxis }: Props) {
  const range = frame.shown?.range ?? null;
  const whole = frame.whole;
  const setEnd = (next: AxisRange) => {
    if (whole !== null && (next.to < whole.from || next.from > whole.to)) return "Nothing in the evidence lies there.";
    if (next.from > next.to) return "The end lies before the beginning.";
    onWindow(next);
    return null;
  };
  return (
    <>
      {range !== null && (
        <>
          <WindowField label="From" value={range.from} axis={frame.kind} zeroUs={zeroUs} onValue={(from) => setEnd({ ...range, from })} />
          <WindowField label="To" value={range.to} axis={frame.kind} zeroUs={zeroUs} onValue={(to) => setEnd({ ...range, to })} />
        </>
      )}
      {range !== null && frame.isWindow && whole !== null && <span className="text-text-muted">{lengthText(range.to - range.from, frame.kind)} of {lengthText(whole.to - whole.from, frame.kind)}</span>}
      <AxisToggle kind={frame.kind} perTrace={perTrace} mayBePerTrace={mayBePerTrace} hasClock={zeroUs !== null} onAxis={onAxis} />
      <GapsButton frame={frame} folded={gapsFolded} onGaps={() => run("gaps")} />
    </>
  );
}

/** Lanes and map, folded to leave the height to the rows. */
function MapSwitch({ isShown, toggle }: GlanceShown) {
  return (
    <Button kind="quiet" small className="lg:ml-auto" aria-expanded={isShown} title="Lanes of marks, and the map of everything" onClick={toggle}>
      {isShown ? "Hide map" : "Show map"} <Glyph name={isShown ? "ascending" : "descending"} />
    </Button>
  );
}

type GapsProps = { readonly frame: AxisFrame; readonly folded: boolean; readonly onGaps: () => void };

function GapsButton({ frame: { gaps, idle, kind }, folded, onGaps }: GapsProps) {
  if (!folded && (idle <= idleShareMin || gaps.length === 0)) return null;
  const length = lengthText(gaps.reduce((sum, { from, to }) => sum + to - from, 0), kind);
  return (
    <Button small aria-pressed={folded} title={`${folded ? "Draw" : "Fold"} stretches in which nothing runs (i)`} onClick={onGaps}>
      {folded ? `${gaps.length === 0 ? "Nothing" : length} idle folded: unfold` : `${percentText(idle)} idle: fold`}
    </Button>
  );
}

function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 100 && share < 1 ? "over 99 %" : `${percent} %`;
}
