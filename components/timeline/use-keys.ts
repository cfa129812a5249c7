"use client";

import { useEffect, useRef } from "react";
import { commandFor, type Command } from "./keys.ts";

const fields = "input, textarea, select, [contenteditable=true]";

/** Listens to the keys of the page and turns them into commands. A command that answers false leaves the key to the browser. */
export function useKeys(keysOn: boolean, run: (command: Command) => boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const typing = isInside(target, fields) || document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
      const inRows = isInside(target, "[role=treegrid]");
      const { key, ctrlKey, metaKey, altKey } = event;
      const command = commandFor({ key, ctrlKey, metaKey, altKey, typing, inRows, keysOn });
      if (command !== null && latest.current(command)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keysOn]);
}

function isInside(element: Element | null, selector: string): boolean {
  return element !== null && element.closest(selector) !== null;
}
