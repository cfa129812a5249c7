"use client";

import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from "react";
import { useKept } from "../shell/use-kept.ts";
import { useMedia } from "../shell/use-media.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";

type Props = { readonly open: boolean; readonly list: ReactNode; readonly panel: ReactNode };

/** On paper nothing scrolls: the panel comes below the rows at its full length. */
const printed = [
  "print:w-auto! print:pt-4 print:[&>aside]:h-auto! print:[&>aside]:max-h-none! print:[&>aside]:overflow-visible!",
  "print:[&_.overflow-y-auto]:max-h-none! print:[&_.overflow-y-auto]:overflow-visible!",
].join(" ");
const narrowest = 22;
const widest = 75;
const stepPercent = 4;

/** The rows and, beside them or below them on narrow screens, the panel. Its width is kept per browser. */
export function SplitView({ open, list, panel }: Props) {
  const [kept, keep] = useKept("panel", "40");
  const beside = useMedia("(min-width: 1024px)");
  const box = useRef<HTMLDivElement>(null);
  const percent = clamp(Number(kept) || 40);
  const set = (next: number) => keep(String(Math.round(clamp(next))));
  useTouchFollow(open, beside, box);
  return (
    <div ref={box} className="flex min-h-0 grow flex-col gap-2 lg:min-h-80 lg:flex-row lg:gap-0 print:block">
      <div data-part="list" className="flex h-[60vh] scroll-mt-2 min-h-60 min-w-0 grow flex-col lg:h-auto lg:min-h-0 print:block print:h-auto!">{list}</div>
      {open && <Splitter percent={percent} onPercent={set} box={box} />}
      {open && <div data-part="panel" className={classNames("min-w-0 scroll-mt-2 max-lg:basis-auto! lg:shrink-0", printed)} style={{ flexBasis: `${percent}%` }}>{panel}</div>}
    </div>
  );
}

/** With the panel below the list, a finger that opens a row wants to read it, and to be back at the rows when it is closed. */
function useTouchFollow(open: boolean, beside: boolean, box: RefObject<HTMLDivElement | null>): void {
  const before = useRef(open);
  useEffect(() => {
    if (before.current === open) return;
    before.current = open;
    if (beside || !matchMedia("(pointer: coarse)").matches) return;
    box.current?.querySelector(`[data-part=${open ? "panel" : "list"}]`)?.scrollIntoView({ block: "start" });
  }, [open, beside, box]);
}

type SplitterProps = { readonly percent: number; readonly onPercent: (percent: number) => void; readonly box: RefObject<HTMLDivElement | null> };

/** Moves by dragging, by the arrow keys, and by its two buttons. */
function Splitter({ percent, onPercent, box }: SplitterProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const moves: Readonly<Record<string, number>> = { ArrowLeft: percent + stepPercent, ArrowRight: percent - stepPercent, Home: widest, End: narrowest };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onPercent(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const rect = box.current?.getBoundingClientRect();
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !rect) return;
    onPercent(((rect.right - event.clientX) / rect.width) * 100);
  };
  return (
    <div data-print="hide" className="mx-1 flex max-lg:hidden w-6 shrink-0 flex-col items-center gap-1">
      <Button kind="quiet" small className="px-0" aria-label="Wider panel" onClick={() => onPercent(percent + stepPercent)}>+</Button>
      <Button kind="quiet" small className="px-0" aria-label="Narrower panel" onClick={() => onPercent(percent - stepPercent)}>−</Button>
      <div role="separator" aria-orientation="vertical" aria-label="Width of the panel" tabIndex={0}
        aria-valuemin={narrowest} aria-valuemax={widest} aria-valuenow={percent} aria-valuetext={`${percent} percent`}
        className="w-3 grow cursor-col-resize touch-none rounded border-x border-border-control bg-surface-raised hover:bg-border"
        onKeyDown={onKeyDown} onPointerMove={onPointerMove} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} />
    </div>
  );
}

function clamp(percent: number): number {
  return Math.min(widest, Math.max(narrowest, percent));
}
