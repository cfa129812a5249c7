import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
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

/** On narrow screens who, what and hash stand under the others. */
const heads = [["Line", "max-md:w-11"], ["When", "max-md:w-34"], ["Who", "max-md:hidden"], ["What", "max-md:hidden"], ["Detail", ""], ["Hash", "max-md:hidden"]] as const;

/** Who did what, when; each line carries the hash of the line before. */
export function CustodyLog({ incident, entries, total, broken }: Props) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {broken === null
          ? <Badge tone="ok" glyph="check">Every line fits the one before</Badge>
          : <Badge tone="failed" glyph="cross">Line {broken} does not fit the one before</Badge>}
        <span className="text-sm text-text-muted">
          {entries.length === total ? `${countText(total)} of ${countText(total)} ${total === 1 ? "line" : "lines"}` : `The latest ${countText(entries.length)} of ${countText(total)} lines; `}
          {entries.length < total && <a className="underline" href={`/api/v1/incidents/${incident}/custody`}>all of them from the API</a>}
        </span>
      </p>
      <div role="region" aria-label="Custody log" tabIndex={0} className="max-h-[50vh] overflow-auto rounded border border-border print:max-h-none print:overflow-visible">
        <table className="w-full border-collapse text-left text-sm max-md:table-fixed">
          <thead className="sticky top-0 bg-surface-raised"><tr>{heads.map(([head, style]) => <th key={head} scope="col" className={classNames("px-3 py-1.5 font-semibold max-md:not-last:pr-0", style)}>{head}</th>)}</tr></thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number} className="border-t border-border align-top">
                <td className="px-3 py-1 max-md:pr-0">{entry.number}</td>
                <td className="px-3 py-1 max-md:pr-0 max-md:[&_time]:whitespace-normal">
                  <Time us={entry.atUs} />
                  <span className="mt-0.5 block text-text-muted md:hidden"><bdi>{entry.actor}</bdi></span>
                </td>
                <td className="px-3 py-1 max-md:hidden"><bdi>{entry.actor}</bdi></td>
                <td className="px-3 py-1 whitespace-nowrap max-md:hidden">{entry.action}</td>
                <td className="px-3 py-1 [overflow-wrap:anywhere] md:min-w-60">
                  <span className="block font-medium md:hidden">{entry.action}</span>
                  <bdi>{entry.detail}</bdi>
                  <span className="mt-0.5 block text-text-muted md:hidden"><Hash value={entry.hash} label={`hash of line ${entry.number}`} copy={false} /></span>
                </td>
                <td className="px-3 py-1 max-md:hidden"><Hash value={entry.hash} label={`hash of line ${entry.number}`} copy={false} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
