"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Correction, EffectView } from "@/lib/api/impactContract.ts";
import { WhoWhen } from "../../marks/who-when.tsx";
import { Withdrawable } from "../../marks/withdrawable.tsx";
import type { Answer } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Time } from "../../ui/time.tsx";
import { correctEffect, readCorrections, withdrawCorrection } from "../impact-api.ts";
import { answerText, questions } from "./correction-change.ts";

const CorrectionForm = dynamic(() => import("./correction-form.tsx").then((form) => form.CorrectionForm), { ssr: false });

type Props = {
  readonly incident: string;
  readonly row: EffectView;
  /** What was called. */
  readonly tool: string;
  readonly version: number;
};

/** Corrects the judgement on an effect and takes that back; what was said before stays in sight. */
export function Corrections({ incident, row, tool, version }: Props) {
  const holding = row.correction;
  return (
    <div className="flex flex-col gap-2">
      {holding !== null && <Said correction={holding} row={row} />}
      <Withdrawable<Correction>
        said="Corrected." holding={holding} make={holding === null ? "Correct" : "Correct anew"} takeBack="Withdraw the correction"
        title={`Correct ${row.id}`} description={`${tool}: what the rules say stays in sight beside your correction.`}
        onWithdraw={(id, author) => withdrawCorrection(incident, id, author)}
        form={(close, settle) => <CorrectionForm row={row} onClose={close} onSave={async (change, reason, author) => settle(await correctEffect(incident, row.id, { ...change, reason, author }))} />}
      />
      <Earlier incident={incident} row={row} version={version} />
    </div>
  );
}

function Said({ correction: { change, reason, author, madeUs, withdrawnUs }, row }: { readonly correction: Correction; readonly row: EffectView }) {
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
function Earlier({ incident, row, version }: Omit<Props, "tool">) {
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
