import { Bytes } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import type { LimitGroup, LimitRow } from "./method-rule.ts";
import { ScrollTable } from "./scroll-table.tsx";

/** The bounds in force, stage by stage, and what comes of whatever lies beyond. */
export function LimitTables({ limits }: { readonly limits: readonly LimitGroup[] }) {
  return (
    <div className="grid min-w-0 gap-x-10 gap-y-4 xl:grid-cols-2">
      {limits.map(({ title, note, rows }) => (
        <div key={title} className="flex min-w-0 flex-col gap-1">
          <h3 className="font-semibold">{title}</h3>
          <p className="max-w-[90ch] text-sm text-text-muted">{note}</p>
          <ScrollTable label={title} heads={["Limit", "Value", "Beyond it"]}>
            {rows.map((row) => (
              <tr key={row.name} className="border-t border-border align-top">
                <th scope="row" className="px-3 py-1 font-normal">{row.name}</th>
                <td className="tabular px-3 py-1 whitespace-nowrap"><Value row={row} /></td>
                <td className="px-3 py-1">{row.beyond}</td>
              </tr>
            ))}
          </ScrollTable>
        </div>
      ))}
    </div>
  );
}

function Value({ row: { value, unit } }: { readonly row: LimitRow }) {
  switch (unit) {
    case "bytes": return <Bytes value={value} />;
    case "count": return countText(value);
    case "ratio": return `${countText(value)} : 1`;
  }
}
