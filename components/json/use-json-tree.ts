"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "../shell/api.ts";
import type { JsonPage, JsonSource } from "./json-types.ts";
import { openAtStart, treeOf, withPage, type TreeState } from "./tree-lines.ts";

export type JsonTree = {
  readonly state: TreeState;
  readonly setOpen: (path: string, open: boolean) => void;
  /** Reads the next members of what is at the path. */
  readonly read: (path: string) => void;
};

/** An open tree over a source: members are read when they are opened, page by page. */
export function useJsonTree(source: JsonSource, first: JsonPage): JsonTree {
  const [state, setState] = useState(() => treeOf(first));
  const latest = useRef(state);
  const reading = useRef(new Set<string>());
  const abort = useRef<AbortController | null>(null);
  const apply = useCallback((change: (known: TreeState) => TreeState) => {
    latest.current = change(latest.current);
    setState(latest.current);
  }, []);

  const read = useCallback((path: string) => {
    const here = reading.current;
    if (here.has(path)) return;
    const from = latest.current.branches.get(path)?.next ?? 0;
    here.add(path);
    apply((known) => ({ ...known, failed: new Map([...known.failed].filter(([failed]) => failed !== path)) }));
    source.page(path, from, abort.current?.signal).then((answer) => {
      here.delete(path);
      apply((known) => withAnswer(known, path, from, answer));
    }, () => here.delete(path));
  }, [source, apply]);

  const setOpen = useCallback((path: string, open: boolean) => {
    apply((known) => ({ ...known, open: open ? new Set(known.open).add(path) : without(known.open, path) }));
    if (open && !latest.current.branches.has(path) && isBranch(latest.current, path)) read(path);
  }, [apply, read]);

  useEffect(() => {
    abort.current = new AbortController();
    reading.current = new Set();
    return () => abort.current?.abort();
  }, [source]);
  useEffect(() => {
    // Values that are here already cost nothing to open; others cost a reading of the record each.
    if (source.first !== null) for (const path of openAtStart(first)) setOpen(path, true);
  }, [source, first, setOpen]);
  return { state, setOpen, read };
}

function withAnswer(known: TreeState, path: string, from: number, answer: Answer<JsonPage>): TreeState {
  return answer.ok ? withPage(known, answer.value, from) : { ...known, failed: new Map(known.failed).set(path, answer.refusal) };
}

/** Texts open too, but have no members to read. */
function isBranch(state: TreeState, path: string): boolean {
  if (path === "") return true;
  const parent = state.branches.get(path.slice(0, path.lastIndexOf("/")));
  const type = parent?.members.find((member) => member.path === path)?.type;
  return type === "object" || type === "array";
}

function without(open: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...open].filter((known) => known !== path));
}
