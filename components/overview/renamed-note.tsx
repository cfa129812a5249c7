"use client";

import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";

type Props = { readonly before: string; readonly onUndo: () => void; readonly onDismiss: () => void };

/** After a new title: the old one, and the way back to it. It stays until it is answered. */
export function RenamedNote({ before, onUndo, onDismiss }: Props) {
  return (
    <div role="status" data-print="hide" className="fixed bottom-4 left-4 z-30 flex max-w-[min(520px,calc(100vw-32px))] items-center gap-2 rounded-md border border-border-control bg-surface py-1.5 pr-1.5 pl-3 text-left font-normal whitespace-normal">
      <p className="min-w-0 [overflow-wrap:anywhere]">Renamed. It was <bdi className="line-clamp-2">{before}</bdi></p>
      <Button small onClick={onUndo}><Glyph name="undo" /> Undo</Button>
      <Button kind="quiet" small aria-label="Dismiss" onClick={onDismiss}><Glyph name="close" /></Button>
    </div>
  );
}
