"use client";

import { useState, type FormEvent } from "react";
import { Button } from "../../ui/button.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Input } from "../../ui/input.tsx";
import { RemovedLine } from "./removed-line.tsx";
import type { SavedView } from "@/lib/api/annotationContract.ts";

type Props = {
  readonly view: SavedView;
  readonly gone: boolean;
  readonly onOpen: () => void;
  /** True where the server took the name. */
  readonly onRename: (name: string) => Promise<boolean>;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
};

/** One saved view: opened by its name, renamed in place, deleted with a way back. */
export function ViewLine({ view, gone, onOpen, onRename, onRemove, onUndo }: Props) {
  const [renaming, setRenaming] = useState(false);
  if (gone) return <RemovedLine word="Deleted" name={view.name} onUndo={onUndo} />;
  if (renaming) return <li><RenameForm view={view} onRename={onRename} onDone={() => setRenaming(false)} /></li>;
  return (
    <li className="flex items-center gap-1">
      <button type="button" onClick={onOpen} className="min-h-7 min-w-0 grow cursor-pointer truncate rounded px-1 text-left text-accent hover:bg-surface-raised hover:underline"><bdi>{view.name}</bdi></button>
      <Button kind="quiet" small onClick={() => setRenaming(true)} aria-label={`Rename ${view.name}`}>Rename</Button>
      <Button kind="quiet" small onClick={onRemove} aria-label={`Delete ${view.name}`}><Glyph name="close" /></Button>
    </li>
  );
}

type RenameProps = Pick<Props, "view" | "onRename"> & { readonly onDone: () => void };

function RenameForm({ view, onRename, onDone }: RenameProps) {
  const [name, setName] = useState(view.name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "" || wanted === view.name || (await onRename(wanted))) onDone();
  };
  return (
    <form className="flex items-center gap-1" onSubmit={(event) => void submit(event)}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader asked for this field a moment ago */}
      <Input autoFocus aria-label={`New name of ${view.name}`} className="min-w-0 grow" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      <Button type="submit" small>Rename</Button>
      <Button kind="quiet" small onClick={onDone}>Cancel</Button>
    </form>
  );
}
