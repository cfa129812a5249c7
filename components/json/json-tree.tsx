"use client";

import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { HiddenRemark } from "../evidence/hidden-remark.tsx";
import { hiddenCount } from "../evidence/hidden-text.ts";
import { useHiddenShown } from "../evidence/use-hidden-shown.ts";
import { JsonLine } from "./json-line.tsx";
import { PathBar } from "./path-bar.tsx";
import { treeAction, type TreeAction } from "./tree-keys.ts";
import { treeLines, type TreeLine } from "./tree-lines.ts";
import { useJsonTree } from "./use-json-tree.ts";
import type { JsonPage, JsonSource, Viewer } from "./json-types.ts";

type Props = { readonly source: JsonSource; readonly first: JsonPage; readonly label: string; readonly compact: boolean; readonly viewer: Viewer };

/** A JSON value as a tree with one tab stop. What is below a line is read when the line is opened. */
export function JsonTree({ source, first, label, compact, viewer }: Props) {
  const { state, setOpen, read } = useJsonTree(source, first);
  const lines = useMemo(() => treeLines(state), [state]);
  const [wanted, setWanted] = useState("");
  const hidden = useHiddenShown();
  const hiddenHere = useMemo(() => lines.reduce((sum, line) => sum + hiddenIn(line), 0), [lines]);
  const box = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  // The line may be gone: folded away with its parent, or "more" that became members.
  const active = lines.some(({ id }) => id === wanted) ? wanted : nearest(lines, wanted);

  // Before anything else is drawn: an earlier drawing that is not done with must not take the focus to the line that was active then.
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    takeFocus.current = false;
    box.current?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']")?.focus();
  });
  const act = (action: TreeAction) => {
    takeFocus.current = true;
    if (action.do === "go") return setWanted(action.id);
    if (action.do === "read") return read(action.path);
    setOpen(action.path, action.do === "toggle" ? !state.open.has(action.path) : action.do === "open");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!isOnLine(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = treeAction(lines, active, event.key);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const id = lineAt(event.target);
    const line = lines.find((known) => known.id === id);
    if (line === undefined) return;
    setWanted(line.id);
    if (line.type !== "node") read(line.path);
    else if (line.opens) setOpen(line.path, !line.open);
  };
  return (
    <div className="group flex min-w-0 flex-col gap-1">
      <HiddenRemark count={hiddenHere} shown={hidden.shown} always={hidden.always} onShown={hidden.show} onAlways={hidden.showAlways} />
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its lines take the focus, one tab stop among them */}
      <div ref={box} role="tree" aria-label={label} onKeyDown={onKeyDown} onClick={onClick} className="min-w-0 rounded border border-border bg-surface-raised py-1 font-mono text-sm">
        {lines.map((line) => <JsonLine key={line.id} line={line} active={line.id === active} shown={hidden.shown} source={source} label={label} viewer={viewer} />)}
      </div>
      <div className={compact ? "hidden group-focus-within:block" : "sticky -bottom-4 z-10"}><PathBar state={state} source={source} path={lines.find(({ id }) => id === active)?.path ?? ""} /></div>
    </div>
  );
}

/** Only what is drawn counts: what is open stands below its line, not in it. */
function hiddenIn(line: TreeLine): number {
  return line.type === "node" ? hiddenCount(line.key ?? "") + (line.open ? 0 : hiddenCount(line.node.preview)) : 0;
}

/** The line of an opened branch that took the place of a line which is gone, or what held it. */
function nearest(lines: readonly TreeLine[], gone: string): string {
  const [path = "", kind] = gone.split("\n");
  const members = lines.filter((line) => line.path === path && line.type !== "node");
  if (kind !== undefined && members[0]) return members[0].id;
  return lines.find(({ id }) => id === path)?.id ?? lines.findLast(({ id }) => path.startsWith(`${id}/`))?.id ?? "";
}

/** Keys in a text that is open below its line belong to that text. */
function isOnLine(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "treeitem";
}

/** Clicks into an opened text are for selecting it. A line that has only just come into sight is hit itself, not what is in it. */
function lineAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  const line = target.matches("[role=treeitem]") ? target : target.closest("[data-line]")?.closest("[role=treeitem]");
  return line?.getAttribute("data-id") ?? null;
}
