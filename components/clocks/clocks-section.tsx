"use client";

import type { Alignment, Clocks } from "@/lib/api/clockContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Time } from "../ui/time.tsx";
import { basisText, canAlign, holding, pairText, shiftsOf, shiftText } from "./clock-words.ts";
import { ShiftForm } from "./shift-form.tsx";
import { useAligning, type Aligning } from "./use-aligning.ts";
import { useClocks } from "./use-clocks.ts";

type Props = { readonly incident: string; readonly exhibits: readonly { readonly id: string; readonly name: string }[] };

/** How the clocks of all exhibits compare, what was decided about them, and a shift by hand. */
export function ClocksSection({ incident, exhibits }: Props) {
  const { clocks, refusal } = useClocks(incident);
  const aligning = useAligning(incident);
  if (refusal !== null) return <RefusalNotice refusal={refusal} />;
  if (clocks === null) return <Skeleton label="Comparing the clocks" rows={2} rowHeightPx={28} />;
  return (
    <div className="flex max-w-[110ch] flex-col gap-3">
      {aligning.refusal !== null && <RefusalNotice refusal={aligning.refusal} />}
      <Pairs clocks={clocks} aligning={aligning} />
      <History alignments={clocks.alignments} aligning={aligning} />
      <ShiftForm exhibits={exhibits} aligning={aligning} />
    </div>
  );
}

function Pairs({ clocks, aligning }: { readonly clocks: Clocks; readonly aligning: Aligning }) {
  const { calls, mentions } = clocks;
  const shifts = shiftsOf(clocks);
  const [pairs, untold] = [clocks.pairs.filter(({ offsetUs }) => offsetUs !== null), clocks.pairs.filter(({ offsetUs }) => offsetUs === null)];
  return (
    <>
      {pairs.length === 0 && <p className="text-text-muted">Nothing that two exhibits saw tells how their clocks compare.</p>}
      <ul className="flex flex-col gap-1.5">
        {pairs.map((pair) => (
          <li key={`${pair.first} ${pair.second} ${pair.by}`} className="flex flex-wrap items-baseline gap-x-3">
            <span>{pairText(pair)}</span>
            <span className="text-sm text-text-muted">{basisText(pair)}</span>
            {canAlign(pair, shifts) && <Button small disabled={aligning.busy} onClick={() => void aligning.bring(pair, clocks)}>Align {pair.moves} on the timeline</Button>}
          </li>
        ))}
      </ul>
      {untold.length > 0 && (
        <details>
          <summary className="min-h-7 cursor-pointer text-sm text-text-muted">{countText(untold.length)} {untold.length === 1 ? "pair" : "pairs"} of which nothing tells</summary>
          <ul className="flex flex-col gap-1 text-sm text-text-muted">{untold.map((pair) => <li key={`${pair.first} ${pair.second}`}>{pairText(pair)}</li>)}</ul>
        </details>
      )}
      {calls.looked < calls.of && <p className="text-sm text-text-muted">{countText(calls.looked)} of {countText(calls.of)} calls that several exhibits timed were compared.</p>}
      {mentions.looked < mentions.of && <p className="text-sm text-text-muted">{countText(mentions.looked)} of {countText(mentions.of)} ids and commands that events name were looked for in the traces.</p>}
    </>
  );
}

function History({ alignments, aligning }: { readonly alignments: readonly Alignment[]; readonly aligning: Aligning }) {
  if (alignments.length === 0) return <p className="text-text-muted">All times are shown as recorded.</p>;
  const held = new Set(holding(alignments).map(({ id }) => id));
  return (
    <section aria-label="Alignments" className="flex flex-col gap-1">
      <h3 className="font-semibold">Alignments, <span className="tabular">{countText(held.size)} of {countText(alignments.length)}</span> in force</h3>
      <ul className="flex flex-col gap-1">
        {alignments.map(({ id, exhibit, shiftUs, author, reason, madeUs, ended }) => (
          <li key={id} className={`flex flex-wrap items-baseline gap-x-2 ${held.has(id) ? "" : "text-text-muted"}`}>
            <span>{exhibit === "" ? "An exhibit that is gone" : exhibit} {shiftText(shiftUs)} on the timeline, by {author === "" ? "somebody who gave no name" : <bdi>{author}</bdi>}, <Time us={madeUs} /></span>
            {reason !== "" && <bdi className="[overflow-wrap:anywhere]">{reason}</bdi>}
            {ended !== null && <span>{ended}</span>}
            {held.has(id) && <Button small kind="quiet" disabled={aligning.busy} onClick={() => void aligning.undo(id)} aria-label={`Undo the alignment of ${exhibit}`}>Undo</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
