import { Badge } from "../ui/badge.tsx";
import { Hash } from "../ui/hash.tsx";
import { Time } from "../ui/time.tsx";
import { countText } from "../ui/count.tsx";
import type { CustodyEntry } from "@/lib/api/contract.ts";

type Props = {
  readonly incident: string;
  readonly entries: readonly CustodyEntry[];
  /** Lines in the whole log. */
  readonly total: number;
  /** The first line whose hash or link does not fit; null where every line does. */
  readonly broken: number | null;
};

/** Who did what, when; each line carries the hash of the line before. */
export function CustodyLog({ incident, entries, total, broken }: Props) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        {broken === null
          ? <Badge tone="ok" glyph="check">Every line fits the one before</Badge>
          : <Badge tone="failed" glyph="cross">Line {broken} does not fit the one before</Badge>}{" "}
        <span className="text-sm text-text-muted">
          {entries.length === total ? `${countText(total)} of ${countText(total)} lines` : `The latest ${countText(entries.length)} of ${countText(total)} lines; `}
          {entries.length < total && <a className="underline" href={`/api/v1/incidents/${incident}/custody`}>all of them from the API</a>}
        </span>
      </p>
      <div role="region" aria-label="Custody log" tabIndex={0} className="max-h-[50vh] overflow-auto rounded border border-border">
        <table className="w-full border-collapse text-left text-sm">
          <thead className="sticky top-0 bg-surface-raised"><tr>{["Line", "When", "Who", "What", "Detail", "Hash"].map((head) => <th key={head} scope="col" className="px-3 py-1.5 font-semibold">{head}</th>)}</tr></thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number} className="border-t border-border align-top">
                <td className="px-3 py-1">{entry.number}</td>
                <td className="px-3 py-1"><Time us={entry.atUs} /></td>
                <td className="px-3 py-1"><bdi>{entry.actor}</bdi></td>
                <td className="px-3 py-1 whitespace-nowrap">{entry.action}</td>
                <td className="min-w-60 px-3 py-1 [overflow-wrap:anywhere]"><bdi>{entry.detail}</bdi></td>
                <td className="px-3 py-1"><Hash value={entry.hash} label={`hash of line ${entry.number}`} copy={false} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
