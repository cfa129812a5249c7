"use client";

import { useEffect, useRef, useState } from "react";
import type { Correction, EffectRow } from "@/lib/api/impactContract.ts";
import { UndoLine } from "../../marks/undo-line.tsx";
import { WhoWhen } from "../../marks/who-when.tsx";
import type { Answer, Refusal } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Button } from "../../ui/button.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Time } from "../../ui/time.tsx";
import { correctEffect, readCorrections, withdrawCorrection } from "../impact-api.ts";
import { useImpactView } from "../impact-view.ts";
import { answerText, questions } from "./correction-change.ts";
import { CorrectionForm } from "./correction-form.tsx";

type Props = { readonly row: EffectRow; readonly version: number };

/** Corrects the judgement on an effect and takes that back; what was said before stays in sight. */
export function Corrections({ row, version }: Props) {
  const { incident } = useImpactView();
  const [author] = useKept("author", "");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Correction | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const holding = row.correction;
  const button = useRef<HTMLButtonElement>(null);
  const withdraw = async (id: string) => {
    const answer = await withdrawCorrection(incident, id, author);
    setRefusal(answer.ok ? null : answer.refusal);
    setMade(null);
    // The button that was pressed is about to go.
    button.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      {holding !== null && <Said correction={holding} row={row} />}
      {made !== null && <UndoLine said="Corrected." onUndo={() => withdraw(made.id)} onOver={() => setMade(null)} />}
      {refusal && <RefusalNotice refusal={refusal} />}
      <span data-print="hide" className="flex flex-wrap gap-2">
        <Button ref={button} small onClick={() => setOpen(true)}>{holding === null ? "Correct" : "Correct anew"}</Button>
        {holding !== null && made === null && <Button small onClick={() => void withdraw(holding.id)}><Glyph name="undo" /> Withdraw the correction</Button>}
      </span>
      <Earlier row={row} version={version} />
      <Dialog title={`Correct ${row.id}`} description={`${row.call.tool}: what the rules say stays in sight beside your correction.`} open={open} onOpenChange={setOpen}>
        <CorrectionForm row={row} onClose={() => setOpen(false)} onSave={async (change, reason, by) => {
          const answer = await correctEffect(incident, row.id, { ...change, reason, author: by });
          if (!answer.ok) return answer.refusal;
          setMade(answer.value);
          setRefusal(null);
          return null;
        }} />
      </Dialog>
    </div>
  );
}

function Said({ correction: { change, reason, author, madeUs, withdrawnUs }, row }: { readonly correction: Correction; readonly row: EffectRow }) {
  const judged = { ...row.machine, ...change };
  const changed = questions.filter((question) => change[question] !== undefined).map((question) => (question === "destructive" ? `Destructive: ${answerText(question, judged).toLowerCase()}` : answerText(question, judged)));
  return (
    <div className="flex flex-col gap-0.5 border-l-2 border-border-control pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2"><span className="font-medium">{changed.join(", ")}</span> <WhoWhen author={author} us={madeUs} /></p>
      <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">{reason}</p>
      {withdrawnUs !== null && <p className="text-sm text-text-muted">Withdrawn <Time us={withdrawnUs} /></p>}
    </div>
  );
}

/** Corrections of this effect that hold no longer, newest first. */
function Earlier({ row, version }: Props) {
  const { incident } = useImpactView();
  const [read, setRead] = useState<Answer<readonly Correction[]> | null>(null);
  const { id } = row;
  useEffect(() => {
    const abort = new AbortController();
    readCorrections(incident, id, abort.signal).then(setRead, () => {});
    return () => abort.abort();
  }, [incident, id, version]);
  if (read?.ok === false) return <RefusalNotice refusal={read.refusal} />;
  const earlier = (read?.value ?? []).filter((one) => one.id !== row.correction?.id);
  if (earlier.length === 0) return null;
  return (
    <Collapsible title={`${countText(earlier.length)} earlier ${earlier.length === 1 ? "correction" : "corrections"}`}>
      <ol className="flex flex-col gap-2">{earlier.map((one) => <li key={one.id}><Said correction={one} row={row} /></li>)}</ol>
    </Collapsible>
  );
}
