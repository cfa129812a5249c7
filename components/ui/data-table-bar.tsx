"use client";

import { Button } from "./button.tsx";
import type { Column } from "./data-table-features.ts";
import { Glyph } from "./glyph.tsx";
import { Input } from "./input.tsx";
import { Menu } from "./menu.tsx";

type Props<Row> = {
  readonly caption: string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly columns: readonly Column<Row>[];
  readonly shown: Readonly<Record<string, boolean>>;
  readonly onShown: (shown: Record<string, boolean>) => void;
  readonly onCsv: () => void;
};

/** Filter, choice of columns and download above a DataTable. */
export function DataTableBar<Row>({ caption, filter, onFilter, columns, shown, onShown, onCsv }: Props<Row>) {
  const items = columns.map((column) => ({
    id: column.id,
    label: column.header,
    checked: shown[column.id] === true,
    onSelect: () => onShown({ ...shown, [column.id]: shown[column.id] !== true }),
  }));
  return (
    <div data-print="hide" className="flex flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label={`Filter: ${caption}`}
        placeholder="Filter"
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
      />
      <Menu
        label="Columns"
        trigger={
          <Button small>
            Columns <Glyph name="chevron-down" />
          </Button>
        }
        items={items}
      />
      <Button small onClick={onCsv}>
        <Glyph name="download" /> CSV
      </Button>
    </div>
  );
}
