import { isTree } from "../address.ts";
import { rowHere, type RowCommand, type Scene } from "./command-scene.ts";

/** Going through the rows, folding, opening. */
export function runRowCommand(command: RowCommand, scene: Scene): boolean {
  const { bar: { address }, store, cursor, listRef, going } = scene;
  const follows = address.sel !== null;
  const step = (by: number) => {
    going.goTo(cursor.index + by, follows);
    return true;
  };
  const page = () => listRef.current?.pageRows() ?? 1;
  switch (command) {
    case "next": return step(1);
    case "previous": return step(-1);
    case "first": going.goTo(0, follows); return true;
    case "last": going.goTo((store.size?.total ?? 0) - 1, follows); return true;
    case "pageDown": return step(page());
    case "pageUp": return step(-page());
    case "open": going.goTo(cursor.index, true); return true;
    case "close": return close(scene);
    case "expand": if (isTree(address)) expand(scene, step); return true;
    case "collapse": if (isTree(address)) void collapse(scene); return true;
  }
}

function expand(scene: Scene, step: (by: number) => boolean): void {
  const row = rowHere(scene);
  if (row === null || row.subtree === 0) return;
  if (row.collapsed) return scene.going.toggle(row);
  const below = scene.store.row(scene.cursor.index + 1);
  if (below === null || below.depth > row.depth) step(1);
}

async function collapse(scene: Scene): Promise<void> {
  const row = rowHere(scene);
  if (row === null) return;
  // Where the filter hides all that is below, there is nothing to fold.
  if (row.subtree > 0 && !row.collapsed && row.hidden.rows < row.subtree) return scene.going.toggle(row);
  const parent = await scene.store.parentOf(scene.cursor.index);
  if (parent !== null) scene.going.goTo(parent, scene.bar.address.sel !== null);
}

function close({ bar: { address, change }, cursor }: Scene): boolean {
  if (address.sel === null && address.named === null) return false;
  change({ sel: null, named: null });
  cursor.go(cursor.index, true);
  return true;
}
