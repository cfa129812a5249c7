"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { incidentPath, type Refusal } from "../shell/api.ts";
import { askLines } from "../shell/json-lines.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Hash } from "../ui/hash.tsx";
import { Progress } from "../ui/progress.tsx";
import type { RehashStep } from "@/lib/api/custodyContract.ts";

type Result = Extract<RehashStep, { type: "exhibit" }>;
type Far = Extract<RehashStep, { type: "progress" }>;
type State = { readonly results: readonly Result[]; readonly far: Far | null; readonly ended: "no" | "whole" | "stopped" };

type Props = { readonly incident: string; readonly exhibits: number };

/** Reads every exhibit from the disk again and compares it with the hash that it came with. */
export function ExhibitRehash({ incident, exhibits }: Props) {
  const router = useRouter();
  const [state, setState] = useState<State | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = () => {
    const controller = new AbortController();
    abort.current = controller;
    setRefusal(null);
    setState({ results: [], far: null, ended: "no" });
    const end = (refused: Refusal | null) => {
      setRefusal(refused);
      setState((known) => known && (known.ended === "no" ? { ...known, ended: "stopped" } : known));
      // The result is a line of the log.
      router.refresh();
    };
    askLines<RehashStep>(`${incidentPath(incident)}/custody/rehash`, controller.signal, (step) => setState((known) => known && after(known, step))).then(end, () => end(null));
  };
  const isRunning = state?.ended === "no";
  return (
    <section aria-label="Hashes of the exhibits" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3" data-print="hide">
        {isRunning ? <Button small onClick={() => abort.current?.abort()}>Cancel</Button> : <Button small onClick={start}>Re-hash all exhibits now</Button>}
        {state === null && <span className="text-sm text-text-muted">Reads every byte again and compares it with the SHA-256 that it came with.</span>}
        {state !== null && state.ended !== "no" && <Outcome state={state} exhibits={exhibits} />}
      </div>
      {isRunning && <Progress label="Re-hashing the exhibits" stage={state.far === null ? "Reading" : `Reading ${state.far.exhibit}, ${countText(state.results.length)} of ${countText(state.far.of)} done`} done={state.far?.done ?? 0} total={state.far?.total ?? null} />}
      {refusal && <RefusalNotice refusal={refusal} onRetry={start} />}
      {state !== null && state.results.length > 0 && <Results results={state.results} />}
    </section>
  );
}

function after(state: State, step: RehashStep): State {
  switch (step.type) {
    case "progress": return { ...state, far: step };
    case "exhibit": return { ...state, results: [...state.results, step] };
    case "end": return { ...state, ended: "whole" };
  }
}

function Outcome({ state: { results, ended }, exhibits }: { readonly state: State; readonly exhibits: number }) {
  const same = results.filter(({ result }) => result === "same").length;
  const of = ended === "whole" ? results.length : Math.max(exhibits, results.length);
  const isGood = same === results.length && ended === "whole";
  return (
    <span role="status" className="flex flex-wrap items-center gap-2">
      <Badge tone={same < results.length ? "failed" : isGood ? "ok" : "unknown"} glyph={same < results.length ? "cross" : isGood ? "check" : "half"}>
        {same < results.length ? "Not the bytes that came" : isGood ? "The bytes that came" : "Stopped"}
      </Badge>
      <span className="tabular">{countText(same)} of {countText(of)} {of === 1 ? "exhibit is" : "exhibits are"} unchanged{ended === "stopped" ? `; ${countText(results.length)} were read` : ""}.</span>
    </span>
  );
}

const words: Readonly<Record<Result["result"], string>> = { same: "Unchanged", differs: "Differs", missing: "Missing", unreadable: "Cannot be read" };
const sameShown = 100;

/** What is wrong comes first, all of it. */
function Results({ results }: { readonly results: readonly Result[] }) {
  const wrong = results.filter(({ result }) => result !== "same");
  const same = results.filter(({ result }) => result === "same");
  return (
    <div role="region" aria-label="Results" tabIndex={0} className="max-h-60 overflow-auto rounded border border-border">
      <ul className="flex flex-col">
        {[...wrong, ...same.slice(0, sameShown)].map(({ exhibit, name, result, sha256, bytes, found }) => (
          <li key={exhibit} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-border px-3 py-1 text-sm first:border-t-0">
            <Badge tone={result === "same" ? "ok" : "failed"} glyph={result === "same" ? "check" : "cross"}>{words[result]}</Badge>
            <span className="min-w-0 grow"><span className="text-text-muted">{exhibit}</span> <bdi className="[overflow-wrap:anywhere]">{name}</bdi></span>
            <span className="tabular text-text-muted">{bytesText(bytes)}</span>
            <Hash value={sha256} label={`SHA-256 of ${exhibit}`} copy={false} />
            {found !== null && result === "differs" && <span className="flex items-center gap-1">now {bytesText(found.bytes)}, <Hash value={found.sha256} label={`SHA-256 of ${exhibit} now`} /></span>}
          </li>
        ))}
        {same.length > sameShown && <li className="border-t border-border px-3 py-1 text-sm text-text-muted">{countText(sameShown)} of {countText(same.length)} unchanged ones are shown.</li>}
      </ul>
    </div>
  );
}
