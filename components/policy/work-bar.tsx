"use client";

import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";

type Props = { readonly canUndo: boolean; readonly canRedo: boolean; readonly canSave: boolean; readonly next: number; readonly onUndo: () => void; readonly onRedo: () => void; readonly onSave: () => void; readonly onExport: () => void; readonly onImport: () => void };

/** What is done with the policy as a whole. */
export function WorkBar({ canUndo, canRedo, canSave, next, onUndo, onRedo, onSave, onExport, onImport }: Props) {
  return (
    <span data-print="hide" className="flex flex-wrap items-center gap-2">
      <Button small disabled={!canUndo} onClick={onUndo} aria-keyshortcuts="u"><Glyph name="undo" /> Undo</Button>
      <Button small disabled={!canRedo} onClick={onRedo} aria-keyshortcuts="Shift+U"><span className="-scale-x-100"><Glyph name="undo" /></span> Redo</Button>
      <Button small onClick={onImport}>Import…</Button>
      <Button small disabled={!canSave} onClick={onSave}>Save as version {next}…</Button>
      <Button small kind="primary" disabled={!canSave} onClick={onExport}><Glyph name="download" /> Export…</Button>
    </span>
  );
}
