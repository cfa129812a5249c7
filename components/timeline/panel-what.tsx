import Link from "next/link";
import type { ReactNode } from "react";
import { EvidenceText } from "../evidence/evidence-text.tsx";
import { countText } from "../ui/count.tsx";
import { KeyValue, type Pair } from "../ui/key-value.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { utcText } from "../ui/time-text.ts";
import { PanelDocuments } from "./panel-documents.tsx";
import { clockText, durationText, kindWords, statusWords } from "./row-words.ts";
import type { Step } from "@/lib/api/stepContract.ts";

type Props = { readonly incident: string; readonly step: Step; readonly zeroUs: number | null };

/** The step in names and values, its call, and the documents it read. */
export function PanelWhat({ incident, step, zeroUs }: Props) {
  return (
    <div className="flex flex-col gap-4">
      {step.row.type === "missing_parent" && (
        <p>Steps below name this one as their parent, and it is in none of the exhibits. Export the whole trace again, without a filter, to see it.</p>
      )}
      <KeyValue pairs={[...whenPairs(step, zeroUs), ...whatPairs(step), ...idPairs(incident, step)]} />
      <CallPart step={step} />
      <PanelDocuments documents={step.documents} />
      {step.metadataJson !== "" && step.metadataJson !== "{}" && (
        <section>
          <h3 className="mb-1 font-semibold">Everything else the export says</h3>
          <EvidenceText text={step.metadataJson} label="metadata" firstChars={4000} />
        </section>
      )}
    </div>
  );
}

function whenPairs({ row }: Step, zeroUs: number | null): Pair[] {
  if (row.startUs === null) return [{ name: "Time", value: `no clock; position ${countText(row.order + 1)}` }];
  const took = row.endUs === null ? "no end in the evidence" : durationText(row.endUs - row.startUs);
  return [
    { name: "Time", value: <span className="tabular">{zeroUs !== null && clockText(row.startUs, zeroUs)} <span className="text-text-muted">{utcText(row.startUs)}</span></span> },
    { name: "Took", value: <span className="tabular">{took}</span> },
  ];
}

function whatPairs(step: Step): Pair[] {
  const { row, tokens } = step;
  const kind = row.type === "span" ? kindWords[row.kind] : null;
  return pairs([
    ["Kind", kind === null ? null : step.kindText === null || step.kindText === row.kind ? kind : <>{kind} <span className="text-text-muted">(<bdi>{step.kindText}</bdi> in the export)</span></>],
    ["Status", row.status === "unset" && step.statusMessage === null ? null : <>{statusWords[row.status]}{step.statusMessage !== null && <>: <bdi className="break-words">{step.statusMessage}</bdi></>}</>],
    ["Tool", text(row.tool)],
    ["Model", text(step.model)],
    ["Agent", text(step.agent)],
    ["User", text(step.user)],
    ["Thread", text(step.thread)],
    ["Tokens", tokens.input === null && tokens.output === null ? null : `${amount(tokens.input)} in, ${amount(tokens.output)} out`],
    ["Cost", step.cost === null ? null : `${step.cost}, as the export states it`],
  ]);
}

function idPairs(incident: string, step: Step): Pair[] {
  return pairs([
    ["Span", text(step.spanId)],
    ["Parent", text(step.parentId)],
    ["Trace", <code key="trace" className="break-all">{step.row.trace}</code>],
    ["Exhibit", <Link key="exhibit" className="underline" href={`/incidents/${incident}/evidence/${step.row.exhibit}`}>{step.row.exhibit} <bdi>{step.cites[0]?.exhibitName ?? ""}</bdi></Link>],
  ]);
}

function CallPart({ step: { call } }: { readonly step: Step }) {
  if (call === null) return null;
  const from = { request: "as the model asked for it", execution: "from the tool's own span", none: "" };
  return (
    <section className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold">Tool call {call.id} <StatusBadge status={call.state} /></h3>
      <p className="text-sm text-text-muted">
        {call.callId === null ? "The export gives this call no id." : <>Call id <code className="break-all">{call.callId}</code>.</>}
        {" "}{call.result === "present" ? "The executor's response is in the evidence." : "The executor's response is not in the evidence."}
      </p>
      {call.argumentsFrom === "none"
        ? <p>Arguments: not captured by this export.</p>
        : <><p className="text-sm">Arguments, {from[call.argumentsFrom]}</p><EvidenceText text={call.argumentsJson} length={call.argumentsLength} label="arguments" /></>}
    </section>
  );
}

const text = (value: string | null) => (value === null ? null : <bdi className="break-all">{value}</bdi>);
const amount = (value: number | null) => (value === null ? "not stated" : countText(value));

function pairs(list: readonly (readonly [string, ReactNode])[]): Pair[] {
  return list.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
