import { parentPointer } from "./json-path.ts";
import type { TreeLine } from "./tree-lines.ts";

/** What a key asks of the tree. */
export type TreeAction =
  | { readonly do: "go"; readonly id: string }
  | { readonly do: "open" | "close" | "toggle"; readonly path: string }
  | { readonly do: "read"; readonly path: string };

/** The tree pattern of the ARIA Authoring Practices: arrows, Home, End, Enter and Space. Null: the key means nothing here. */
export function treeAction(lines: readonly TreeLine[], active: string, key: string): TreeAction | null {
  const index = lines.findIndex(({ id }) => id === active);
  const line = lines[index];
  if (line === undefined) return null;
  const go = (to: TreeLine | undefined): TreeAction | null => (to === undefined ? null : { do: "go", id: to.id });
  switch (key) {
    case "ArrowDown": return go(lines[index + 1]);
    case "ArrowUp": return go(lines[index - 1]);
    case "Home": return go(lines[0]);
    case "End": return go(lines.at(-1));
    case "ArrowRight": return into(line, lines[index + 1]);
    case "ArrowLeft": return outOf(lines, line);
    case "Enter":
    case " ": return line.type === "node" ? (line.opens ? { do: "toggle", path: line.path } : null) : { do: "read", path: line.path };
    default: return null;
  }
}

function into(line: TreeLine, next: TreeLine | undefined): TreeAction | null {
  if (line.type !== "node") return { do: "read", path: line.path };
  if (!line.opens) return null;
  if (!line.open) return { do: "open", path: line.path };
  return next !== undefined && next.level > line.level ? { do: "go", id: next.id } : null;
}

function outOf(lines: readonly TreeLine[], line: TreeLine): TreeAction | null {
  if (line.type !== "node") return { do: "go", id: line.path };
  if (line.open && line.opens) return { do: "close", path: line.path };
  const parent = parentPointer(line.path);
  return parent === null || !lines.some(({ id }) => id === parent) ? null : { do: "go", id: parent };
}
