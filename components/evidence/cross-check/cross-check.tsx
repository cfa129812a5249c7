"use client";

import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CrossCheckRowView, type CrossCheckLinks } from "./cross-check-row.tsx";
import { clockText, countOfList, crossCheckLists, listWords, type CrossCheckList, type CrossCheckNumbers } from "./cross-check-words.ts";
import { useCrossCheck } from "./use-cross-check.ts";

type Props = {
  readonly incident: string;
  readonly numbers: CrossCheckNumbers;
  /** Which verification the numbers are of. */
  readonly version: string;
  readonly list: CrossCheckList;
  readonly onList: (list: CrossCheckList) => void;
  readonly links: CrossCheckLinks;
};

/** The trace beside the signed logs, in both directions: how much of each is in the other, and where they disagree. */
export function CrossCheck({ incident, numbers, version, list, onList, links }: Props) {
  const { rows, total, refusal, busy, more } = useCrossCheck(incident, list, version);
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-[110ch]">
        <span className="tabular">{countText(numbers.matched)} of {countText(numbers.calls)} calls are in a log; {countText(numbers.entries)} {numbers.entries === 1 ? "entry speaks" : "entries speak"} of calls.</span> {clockText(numbers)}
      </p>
      <div role="group" aria-label="Lists of the cross-check" className="flex flex-wrap gap-1">
        {crossCheckLists.map((one) => <ListButton key={one} list={one} count={countOfList(numbers, one)} chosen={one === list} onChoose={() => onList(one)} />)}
      </div>
      <section aria-label={listWords[list].name} className="flex flex-col gap-1">
        <p className="max-w-[110ch] text-text-muted">{countOfList(numbers, list) === 0 ? listWords[list].none : listWords[list].means}</p>
        {refusal && <RefusalNotice refusal={refusal} />}
        {busy && countOfList(numbers, list) > 0 && <Skeleton label="Reading the cross-check" rows={4} rowHeightPx={64} />}
        <ul className="flex flex-col">{rows.map((row) => <CrossCheckRowView key={row.number} row={row} links={links} />)}</ul>
        {total !== null && total > 0 && (
          <p className="flex flex-wrap items-center gap-3 text-sm text-text-muted">
            <span className="tabular">{countText(rows.length)} of {countText(total)}</span>
            {rows.length < total && <Button small onClick={more}>Show more</Button>}
          </p>
        )}
      </section>
    </div>
  );
}

type ListButtonProps = { readonly list: CrossCheckList; readonly count: number; readonly chosen: boolean; readonly onChoose: () => void };

function ListButton({ list, count, chosen, onChoose }: ListButtonProps) {
  return (
    <button type="button" aria-pressed={chosen} onClick={onChoose}
      className={classNames("inline-flex min-h-9 cursor-pointer items-center gap-2 rounded border px-3 text-left", chosen ? "border-accent bg-accent font-semibold text-surface" : "border-border-control hover:bg-surface-raised")}>
      {listWords[list].name} <span className="tabular">{countText(count)}</span>
    </button>
  );
}
