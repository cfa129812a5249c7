"use client";

import Link from "next/link";
import type { Clocks } from "@/lib/api/clockContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Notice } from "../ui/notice.tsx";
import { AuthorHere } from "./author-field.tsx";
import { canAlign, holding, pairText, shiftsOf, shiftText } from "./clock-words.ts";
import { useAligning } from "./use-aligning.ts";

type Props = { readonly incident: string; readonly clocks: Clocks | null };

/** Drawn here; the evidence page has all of them. */
const drawnMax = 3;

/** Clocks of exhibits that are apart, with the way to align them; and alignments in force, with the way back. */
export function ClockNotice({ incident, clocks }: Props) {
  const aligning = useAligning(incident);
  if (clocks === null) return null;
  const shifts = shiftsOf(clocks);
  const apart = clocks.pairs.filter((pair) => canAlign(pair, shifts) && pair.strength !== "weak");
  const held = holding(clocks.alignments);
  const more = Math.max(0, apart.length - drawnMax) + Math.max(0, held.length - drawnMax);
  if (apart.length + held.length === 0) return null;
  return (
    <div className="flex flex-col gap-1" data-print="hide">
      {aligning.refusal !== null && <RefusalNotice refusal={aligning.refusal} />}
      {apart.slice(0, drawnMax).map((pair) => (
        <Notice key={`${pair.first} ${pair.second}`} message={<>{pairText(pair)} Shown as recorded. <AuthorHere /> <Button small disabled={aligning.busy} onClick={() => void aligning.bring(pair, clocks)}>Align {pair.moves}</Button></>} />
      ))}
      {held.slice(0, drawnMax).map(({ id, exhibit, shiftUs, author }) => (
        <Notice key={id} live message={<>Times of {exhibit} are shown {shiftText(shiftUs)} than recorded, aligned {author === "" ? "by somebody who gave no name" : <>by <bdi>{author}</bdi></>}. Moved times have ≈ before them; findings and exports keep the recorded ones. <Button small disabled={aligning.busy} onClick={() => void aligning.undo(id)} aria-label={`Undo the alignment of ${exhibit}`}>Undo</Button></>} />
      ))}
      {more > 0 && <p className="text-sm"><Link className="text-accent underline" href={`/incidents/${incident}/evidence#clocks`}>{countText(more)} more about clocks</Link></p>}
    </div>
  );
}
