"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Job } from "@/lib/api/contract.ts";
import { jobEvent } from "../intake/uploads.ts";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

type NothingProps = { readonly incident: string; readonly exhibits: number; readonly state: "unread" | "no_calls" };

/** Why there is no blast radius to show, and what would change that. */
export function NothingToShow({ incident, exhibits, state }: NothingProps) {
  const evidence = <LinkButton href={`/incidents/${incident}/evidence`}>Evidence</LinkButton>;
  if (state === "no_calls") {
    return <EmptyState title="No tool call is in the evidence" action={evidence}>Only a call has effects. That none is here is no sign that none was made: the exports may leave them out. Export the run again with inputs, outputs and child runs; the evidence page says how for each exhibit.</EmptyState>;
  }
  return <EmptyState title={exhibits === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={evidence}>{exhibits === 0 ? "What the calls did is worked out from the exports and logs of the run." : "What the calls did is worked out when the exhibits are read. The evidence page shows how far that is."}</EmptyState>;
}

/** There is an index of the exhibits, but not one of this version: the effects are not in it. */
export function OtherVersion({ incident }: { readonly incident: string }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const analyse = async () => {
    const answer = await ask<Job>(`${incidentPath(incident)}/analyze`, { method: "POST" });
    setRefusal(answer.ok ? null : answer.refusal);
    router.refresh();
    dispatchEvent(new Event(jobEvent));
  };
  return (
    <div className="flex flex-col gap-3">
      {refusal && <RefusalNotice refusal={refusal} />}
      <EmptyState title="What the calls did has not been worked out by this version" action={<Button kind="primary" onClick={() => void analyse()}>Analyse</Button>}>
        The exhibits were read by another version of Aftertrace, or are being read just now. They are kept as they came; analysing them again works out their effects.
      </EmptyState>
    </div>
  );
}
