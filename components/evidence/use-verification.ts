"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { askLines } from "../shell/json-lines.ts";
import type { CustodyCheck } from "@/lib/api/contract.ts";
import type { CustodyState } from "@/lib/api/custodyContract.ts";

type Step = NonNullable<CustodyState["verifying"]> | { readonly check: CustodyCheck } | { readonly stopped: "cancelled" | "failed" };
type Verification = CustodyState & {
  readonly refusal: Refusal | null;
  /** Verify every record anew. */
  readonly again: () => void;
  /** Null where nothing is under way that this page began. */
  readonly cancel: (() => void) | null;
};

type Progress = NonNullable<CustodyState["verifying"]>;
/** `over`: the verdict that the page had then. */
type Own = CustodyState & { readonly over: CustodyCheck | null };

const pollMs = 1_000;
const failed: Refusal = { code: "verification_failed", message: "The verification came to no end.", fix: "Verify again; the terminal where Aftertrace runs may say more.", status: null };

/** The verdict on an incident's custody log: as the page brought it, followed while it is being made, and made anew on request. */
export function useVerification(incident: string, start: CustodyState): Verification {
  const router = useRouter();
  const [far, setFar] = useState<Progress | null>(null);
  const [own, setOwn] = useState<Own | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const abort = useRef<AbortController | null>(null);
  // What the page brings anew is later than what was asked for here.
  const asked = own !== null && (own.verifying !== null || own.over === start.check) ? own : null;
  const isFollowed = asked === null && start.verifying !== null;
  useEffect(() => (isFollowed ? follow(incident, setFar, () => router.refresh()) : undefined), [incident, isFollowed, router]);
  useEffect(() => () => abort.current?.abort(), []);
  const again = () => {
    const controller = new AbortController();
    abort.current = controller;
    setRefusal(null);
    setOwn({ check: null, verifying: { done: 0, total: 0 }, over: start.check });
    const onStep = (step: Step) => {
      if ("check" in step) setOwn({ check: step.check, verifying: null, over: start.check });
      else if ("stopped" in step) setRefusal(step.stopped === "failed" ? failed : null);
      else setOwn({ check: null, verifying: step, over: start.check });
    };
    const end = (refused: Refusal | null) => {
      if (abort.current === controller) abort.current = null;
      if (refused !== null) setRefusal(refused);
      setOwn((known) => (known?.verifying === null ? known : null));
    };
    askLines<Step>(`${incidentPath(incident)}/custody/verify`, controller.signal, onStep).then(end, () => end(null));
  };
  const shown = asked ?? (isFollowed && far !== null ? { check: null, verifying: far } : start);
  return { check: shown.check, verifying: shown.verifying, refusal, again, cancel: asked?.verifying ? () => abort.current?.abort() : null };
}

/** Asks from time to time how far the server is. Returns what ends the asking. */
function follow(incident: string, onProgress: (far: Progress | null) => void, onEnd: () => void): () => void {
  const controller = new AbortController();
  const poll = async () => {
    while (!controller.signal.aborted) {
      await new Promise((resume) => setTimeout(resume, pollMs));
      const answer = await ask<CustodyState>(`${incidentPath(incident)}/custody?count=1`, { signal: controller.signal });
      if (!answer.ok) return;
      if (answer.value.check !== null) return onEnd();
      onProgress(answer.value.verifying);
    }
  };
  poll().catch(() => controller.abort());
  return () => controller.abort();
}
