"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { ask, incidentPath, jobPath, type Refusal } from "../shell/api.ts";
import { isLive, jobText, percentOf, stageText } from "../shell/job-words.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useJob } from "../shell/use-job.ts";
import { Button } from "../ui/button.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Notice } from "../ui/notice.tsx";
import { Progress } from "../ui/progress.tsx";
import { formatText } from "../evidence/words.ts";
import { jobEvent } from "./uploads.ts";
import type { Incident, Job } from "@/lib/api/contract.ts";

type Props = { readonly incident: string; readonly state: Incident["state"]; readonly job: Job | null };

/** The import of this incident: running with its progress, or why it rests without findings. */
export function JobPanel({ incident, state, job: start }: Props) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const onEnd = useCallback(() => {
    router.refresh();
    dispatchEvent(new Event(jobEvent));
  }, [router]);
  const job = useJob(start, onEnd);
  const act = async (path: string) => {
    const answer = await ask<Job>(path, { method: "POST" });
    setRefusal(answer.ok ? null : answer.refusal);
    onEnd();
  };
  const analyse = () => void act(`${incidentPath(incident)}/analyze`);
  return (
    <>
      {refusal && <RefusalNotice refusal={refusal} />}
      {isLive(job) ? <Running job={job} onCancel={() => void act(`${jobPath(job.id)}/cancel`)} /> : <Resting state={state} job={job} onAnalyse={analyse} />}
    </>
  );
}

function Running({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  return (
    <section aria-label="Import" className="flex flex-col gap-3 rounded border border-accent px-3 py-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="grow font-semibold">{jobText(job)}</h2>
        <Button small onClick={onCancel}>Cancel</Button>
      </div>
      <Progress label="Import" done={percentOf(job)} total={job.state === "queued" ? null : 100} stage={stageText(job)} />
      <ul className="flex flex-col gap-1">
        {job.exhibits.map((exhibit) => (
          <li key={exhibit.exhibit} className="tabular flex flex-wrap gap-x-3 text-sm">
            <span className="min-w-0"><span className="text-text-muted">{exhibit.exhibit}</span> <bdi className="break-all">{exhibit.name}</bdi></span>
            {exhibit.format !== null && <span>{formatText(exhibit.format)}</span>}
            <span className="text-text-muted">{bytesText(exhibit.bytesDone)} of {bytesText(exhibit.bytes)}, {countText(exhibit.records)} records{exhibit.problems > 0 && `, ${countText(exhibit.problems)} ${exhibit.problems === 1 ? "problem" : "problems"}`}</span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-text-muted">The work goes on when this page is closed.</p>
    </section>
  );
}

type RestingProps = { readonly state: Incident["state"]; readonly job: Job | null; readonly onAnalyse: () => void };

function Resting({ state, job, onAnalyse }: RestingProps) {
  const said = restingText(state, job);
  if (said === null) return null;
  return (
    <Notice kind={state === "failed" ? "error" : "warning"} message={said.message} fix={said.fix}>
      {said.detail !== null && <p className="mb-2 text-sm text-text-muted"><code className="[overflow-wrap:anywhere]">{said.detail}</code></p>}
      <Button small onClick={onAnalyse}>Analyse</Button>
    </Notice>
  );
}

type Said = { readonly message: string; readonly fix: string; readonly detail: string | null };

function restingText(state: Incident["state"], job: Job | null): Said | null {
  switch (state) {
    case "cancelled": return { message: "The import was cancelled.", fix: "The exhibits are kept, hashed and in custody; there are no partial findings.", detail: null };
    case "interrupted": return { message: "The import was interrupted: Aftertrace stopped while it ran.", fix: "The exhibits are kept; start the analysis again.", detail: null };
    case "failed": return { message: "The import failed. What was received is kept, and there are no partial findings.", fix: "Analyse again. If it fails again, the terminal where Aftertrace runs may say more.", detail: job?.error ?? null };
    case "stale": return { message: "What is shown is from before the last change to the exhibits.", fix: "Analyse again to take all of them in.", detail: null };
    case "empty": case "ready": case "analysing": return null;
  }
}
