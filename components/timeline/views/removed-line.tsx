"use client";

import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";

type Props = { readonly word: "Deleted" | "Removed"; readonly name: string; readonly onUndo: () => void };

/** Stands where something was a moment ago, with the way back. It takes the focus that went with it. */
export function RemovedLine({ word, name, onUndo }: Props) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <li role="status" className="flex min-h-7 items-center gap-2 text-sm text-text-muted">
      <span className="min-w-0 grow truncate px-1">{word} <bdi>{name}</bdi></span>
      <Button ref={undo} kind="quiet" small onClick={onUndo}>Undo</Button>
    </li>
  );
}
