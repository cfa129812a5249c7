import type { Refusal } from "../shell/api.ts";
import { embeddedMax } from "./json-source.ts";
import type { JsonNode, JsonPage } from "./json-types.ts";

type Member = JsonPage["members"][number];

/** What has been read of one object or array. */
export type Branch = { readonly type: "object" | "array"; readonly members: readonly Member[]; readonly next: number | null; readonly size: number };

/** What a tree knows and what is open in it; paths are JSON pointers. */
export type TreeState = {
  readonly root: JsonNode;
  readonly branches: ReadonlyMap<string, Branch>;
  readonly open: ReadonlySet<string>;
  readonly failed: ReadonlyMap<string, Refusal>;
};

type Place = { readonly id: string; readonly path: string; readonly level: number; readonly position: number; readonly of: number };

/** A line of the drawn tree. `more`, `wait` and `failed` stand below the members of `path` that are here. */
export type TreeLine = Place & (
  | { readonly type: "node"; readonly key: string | null; readonly inArray: boolean; readonly node: JsonNode; readonly open: boolean; readonly opens: boolean }
  | { readonly type: "more"; readonly shown: number }
  | { readonly type: "wait" }
  | { readonly type: "failed"; readonly refusal: Refusal }
);
export type NodeLine = Extract<TreeLine, { type: "node" }>;

/** Texts up to this length stand in their line; longer ones, and those with line ends, open below it. */
const inLine = 160;

/** Whether a node has something to open: members, or a text that does not fit its line. */
export function canOpen(node: JsonNode): boolean {
  switch (node.type) {
    case "object":
    case "array": return node.size > 0;
    case "string": return node.size > inLine || node.preview.length < node.size || looksLikeJson(node);
    case "number":
    case "boolean":
    case "null": return false;
  }
}

/** A text that may be JSON itself. Only a look at its beginning: reading it is asked for. */
export function looksLikeJson({ type, size, preview }: JsonNode): boolean {
  return type === "string" && size > 1 && size <= embeddedMax && /^\s*[[{]/.test(preview);
}

/** The lines of what is open, from the top. Depth costs memory, never the call stack. */
export function treeLines(state: TreeState): TreeLine[] {
  const lines: TreeLine[] = [];
  const waiting: TreeLine[] = [nodeLine(state, { id: "", path: "", level: 1, position: 1, of: 1 }, null, false, state.root)];
  for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
    lines.push(line);
    if (line.type === "node" && line.open && line.node.type !== "string") waiting.push(...linesBelow(state, line).reverse());
  }
  return lines;
}

function linesBelow(state: TreeState, { path, level: above, node }: NodeLine): TreeLine[] {
  const branch = state.branches.get(path);
  const refusal = state.failed.get(path);
  const members = branch?.members ?? [];
  const level = above + 1;
  const lines: TreeLine[] = members.map((member, index) =>
    nodeLine(state, { id: member.path, path: member.path, level, position: index + 1, of: node.size }, member.key, node.type === "array", member));
  const end = { path, level, position: members.length + 1, of: node.size };
  if (refusal) lines.push({ ...end, id: `${path}\nfailed`, type: "failed", refusal });
  else if (branch === undefined) lines.push({ ...end, id: `${path}\nwait`, type: "wait" });
  else if (branch.next !== null) lines.push({ ...end, id: `${path}\nmore`, type: "more", shown: members.length });
  return lines;
}

function nodeLine(state: TreeState, place: Place, key: string | null, inArray: boolean, node: JsonNode): TreeLine {
  return { ...place, type: "node", key, inArray, node, open: state.open.has(place.path), opens: canOpen(node) };
}

/** One more page of a branch, behind what is here. A page that begins elsewhere was asked for twice and is dropped. */
export function withPage(state: TreeState, page: JsonPage, from: number): TreeState {
  if (page.type !== "object" && page.type !== "array") return state;
  const known = state.branches.get(page.path);
  if ((known?.next ?? 0) !== from || (known !== undefined && known.next === null)) return state;
  const branch: Branch = { type: page.type, members: [...(known?.members ?? []), ...page.members], next: page.next, size: page.size };
  const failed = new Map(state.failed);
  failed.delete(page.path);
  return { ...state, branches: new Map(state.branches).set(page.path, branch), failed };
}

/** Whether the value at a path is an array, as far as it has been read. */
export function isArrayAt(state: TreeState, path: string): boolean {
  return path === "" ? state.root.type === "array" : state.branches.get(path)?.type === "array";
}

/** The first page of a value as a tree with its top open. */
export function treeOf(first: JsonPage): TreeState {
  const root = { type: first.type, size: first.size, preview: first.preview };
  return withPage({ root, branches: new Map(), open: new Set([""]), failed: new Map() }, first, 0);
}

/** Texts that are open from the start where there are only a few members. */
const textsAtStart = { members: 3, characters: 8_000 } as const;

/** The members of the top that are so small that they may be open from the start, as long as there are not too many lines. */
export function openAtStart(first: JsonPage, linesMax = 40): string[] {
  const open: string[] = [];
  const few = first.members.length <= textsAtStart.members;
  let lines = first.members.length + 1;
  for (const member of first.members) {
    const isText = member.type === "string";
    const below = isText ? 1 : member.size;
    const fits = isText ? few && member.size <= textsAtStart.characters : lines + below <= linesMax;
    if (!canOpen(member) || !fits) continue;
    open.push(member.path);
    lines += below;
  }
  return open;
}
