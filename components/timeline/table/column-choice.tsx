"use client";

import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Menu } from "../../ui/menu.tsx";
import { columnHeads, columnIds } from "./column-heads.ts";
import { toggleValue } from "../filters/facets.ts";
import type { AddressBar } from "../use-address.ts";

/** Which columns of the table are drawn; what is put away stands in the address. */
export function ColumnChoice({ bar: { address, change } }: { readonly bar: AddressBar }) {
  const shown = columnIds.filter((id) => !address.without.includes(id));
  const items = columnIds.map((id) => ({
    id, label: columnHeads[id], checked: shown.includes(id), disabled: shown.length === 1 && shown.includes(id),
    onSelect: () => change({ without: toggleValue(address.without, id) }),
  }));
  const all = { id: "all", label: "Show all", disabled: shown.length === columnIds.length, onSelect: () => change({ without: [] }) };
  return (
    <Menu label="Columns" items={[...items, all]}
      trigger={<Button small>Columns <span className="tabular text-text-muted max-sm:hidden">{countText(shown.length)} of {countText(columnIds.length)}</span> <Glyph name="chevron-down" /></Button>} />
  );
}
