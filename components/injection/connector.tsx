"use client";

import { useEffect, useState, type RefObject } from "react";

type Line = { readonly call: string; readonly path: string };

/** Lines from the marked passage to the calls that it asked for, while both are in sight. They are drawn only: every call says in words what asked for it. */
export function Connector({ within, passage, drawn }: { readonly within: RefObject<HTMLDivElement | null>; readonly passage: number | null; /** Changes with what is drawn. */ readonly drawn: string }) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    const area = within.current;
    if (area === null) return undefined;
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setLines(linesIn(area, passage)));
    };
    const size = new ResizeObserver(measure);
    size.observe(area);
    addEventListener("scroll", measure, { capture: true, passive: true });
    measure();
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      removeEventListener("scroll", measure, { capture: true });
    };
  }, [within, passage, drawn]);
  return (
    <svg aria-hidden="true" data-print="hide" className="pointer-events-none absolute inset-0 hidden size-full overflow-visible text-status-failed xl:block">
      {lines.map(({ call, path }) => <path key={call} data-connector={call} d={path} fill="none" stroke="currentColor" strokeWidth="2" />)}
    </svg>
  );
}

function linesIn(area: HTMLElement, passage: number | null): Line[] {
  const text = area.querySelector("[data-document-text]");
  const mark = area.querySelector(passage === null ? "[data-passage]" : `[data-passage="${passage}"]`);
  if (text === null || mark === null) return [];
  const [origin, frame, from] = [area.getBoundingClientRect(), text.getBoundingClientRect(), mark.getBoundingClientRect()];
  const y = (Math.max(from.top, frame.top) + Math.min(from.bottom, frame.bottom)) / 2;
  if (from.bottom < frame.top || from.top > frame.bottom) return [];
  return [...area.querySelectorAll<HTMLElement>("[data-asked]")].flatMap((card) => {
    const to = card.getBoundingClientRect();
    const list = card.closest("ol")?.getBoundingClientRect() ?? to;
    const at = to.top + 18;
    if (at < list.top || at > list.bottom || to.left <= frame.right) return [];
    const [x1, y1, x2, y2] = [frame.right - origin.left, y - origin.top, to.left - origin.left, at - origin.top];
    const middle = (x1 + x2) / 2;
    return [{ call: card.dataset["asked"] ?? "", path: `M ${x1} ${y1} C ${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }];
  });
}
