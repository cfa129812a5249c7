"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import type { Job } from "@/lib/api/contract.ts";
import { jobEvent } from "../../intake/uploads.ts";
import { ask, jobPath, type Refusal } from "../../shell/api.ts";
import { isLive, jobText, percentOf, stageText } from "../../shell/job-words.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useJob } from "../../shell/use-job.ts";
import { Button } from "../../ui/button.tsx";
import { Progress } from "../../ui/progress.tsx";
import { verifyPath } from "./audit-api.ts";

type Props = { readonly incident: string; readonly job: Job | null };

/** Verifies the signed logs once more, with the keys that are trusted now, and shows how far that is. */
export function VerifyAgain({ incident, job: given }: Props) {
  const router = useRouter();
  const [started, setStarted] = useState<Job | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const onEnd = useCallback(() => {
    router.refresh();
    dispatchEvent(new Event(jobEvent));
  }, [router]);
  const job = useJob(started ?? (given?.kind === "verify" ? given : null), onEnd);
  const act = async (path: string): Promise<void> => {
    const answer = await ask<Job>(path, { method: "POST" });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setStarted(answer.value);
    dispatchEvent(new Event(jobEvent));
  };
  if (refusal) return <RefusalNotice refusal={refusal} onRetry={() => void act(verifyPath(incident))} />;
  if (!isLive(job)) return <p><Button small onClick={() => void act(verifyPath(incident))}>Verify again</Button></p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="tabular">{jobText(job)}</p>
      <div className="min-w-40 grow"><Progress label="Verification" done={percentOf(job)} total={job.state === "queued" ? null : 100} stage={stageText(job)} /></div>
      <Button small onClick={() => void act(`${jobPath(job.id)}/cancel`)}>Cancel</Button>
    </div>
  );
}
