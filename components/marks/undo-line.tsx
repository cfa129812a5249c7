"use client";

import { useEffect, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";

type Props = { readonly said: string; readonly onUndo: () => Promise<void>; readonly onOver: () => void };

const staysMs = 10_000;

/** Says what was done and takes it back on request, for ten seconds; longer while the pointer is on it. */
export function UndoLine({ said, onUndo, onOver }: Props) {
  const line = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const over = useRef(onOver);
  useEffect(() => { over.current = onOver; });
  useEffect(() => {
    // The button that was pressed is gone; the focus stays where the reader is.
    if (document.activeElement === document.body) button.current?.focus();
    const timer = setInterval(() => {
      if (line.current?.matches(":hover") === true) return;
      over.current();
    }, staysMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p ref={line} role="status" className="flex flex-wrap items-center gap-2 rounded border border-border bg-surface-raised px-2 py-1 text-sm">
      {said} <Button ref={button} small onClick={() => void onUndo()}><Glyph name="undo" /> Undo</Button>
    </p>
  );
}
