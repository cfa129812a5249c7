"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState, type ComponentProps } from "react";

export const loadEntryTable = () => import("./entry-table.tsx").then((table) => table.EntryTable);
const EntryTable = dynamic(loadEntryTable, { ssr: false });
const soonMs = 1_500;

/**
 * The table of entries stands far down the page: what it is made of comes when its place comes near the window, or soon after the page, so that a search in the page
 * finds its rows. With an entry open it comes at once.
 */
export function EntryTableSoon(props: ComponentProps<typeof EntryTable>) {
  const box = useRef<HTMLDivElement>(null);
  const [isDue, setDue] = useState(props.entry !== null);
  if (props.entry !== null && !isDue) setDue(true);
  useEffect(() => {
    const place = box.current;
    if (isDue || place === null) return undefined;
    const due = () => setDue(true);
    const watcher = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) due(); }, { rootMargin: "50% 0px" });
    watcher.observe(place);
    const timer = setTimeout(due, soonMs);
    return () => {
      watcher.disconnect();
      clearTimeout(timer);
    };
  }, [isDue]);
  return isDue ? <EntryTable {...props} /> : <div ref={box} className="h-80 rounded border border-border" />;
}
