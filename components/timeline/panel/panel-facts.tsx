"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { shiftText } from "../../clocks/clock-words.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { countText } from "../../ui/count.tsx";
import { KeyValue, type Pair } from "../../ui/key-value.tsx";
import { Time } from "../../ui/time.tsx";
import { clockText, durationText, kindWords, statusWords } from "../rows/row-words.ts";
import { usePanel } from "./panel-reading.ts";
import type { Step } from "@/lib/api/stepContract.ts";
import type { SpanKind } from "@/lib/trace/model.ts";

/** Longer ones have a part of their own. */
export const shortStatus = 200;

/** The step in names and values. What the export does not say is said as plainly as what it does. */
export function PanelFacts({ step }: { readonly step: Step }) {
  const { incident, zeroUs, shifts } = usePanel();
  const shiftUs = shifts.get(step.row.exhibit) ?? 0;
  const moved: Pair[] = shiftUs === 0 || step.row.startUs === null ? [] : [{ name: "Clock", value: <>these are the recorded times; the timeline shows them {shiftText(shiftUs)}, ≈ <Time us={step.row.startUs + shiftUs} /></> }];
  return <KeyValue short pairs={[...whatPairs(step), ...whenPairs(step, zeroUs), ...moved, ...idPairs(step, incident)]} />;
}

const absent = <span className="text-text-muted">not in this export</span>;
const asText = (value: string | null): ReactNode => (value === null || value === "" ? absent : <InlineText text={value} className="[overflow-wrap:anywhere]" />);
const asAmount = (value: number | null): ReactNode => (value === null ? absent : <span className="tabular">{countText(value)}</span>);
const asId = (value: string | null): ReactNode => (value === null ? absent : <code className="[overflow-wrap:anywhere]"><InlineText text={value} /></code>);

const modelKinds: readonly SpanKind[] = ["LLM", "EMBEDDING", "RERANKER"];

function whatPairs(step: Step): Pair[] {
  const { row, tokens, call } = step;
  const kind = row.type === "span" ? kindWords[row.kind] : null;
  const said = row.status === "unset" ? "the export sets none" : statusWords[row.status];
  const message = step.statusMessage !== null && step.statusMessage.length <= shortStatus ? step.statusMessage : null;
  const usesModel = row.type === "span" && modelKinds.includes(row.kind);
  const spent = usesModel || tokens.input !== null || tokens.output !== null || step.cost !== null;
  const pairs: (Pair | null)[] = [
    kind === null ? null : { name: "Kind", value: step.kindText === null || step.kindText === row.kind ? kind : <>{kind} <span className="text-text-muted">(<InlineText text={step.kindText} /> in the export)</span></> },
    { name: "Status", value: <>{said}{message !== null && <>: <InlineText text={message} className="[overflow-wrap:anywhere]" /></>}</> },
    call === null && row.tool === null && row.kind !== "TOOL" ? null : { name: "Tool", value: asText(row.tool ?? call?.tool ?? null) },
    call === null ? null : { name: "Call", value: call.callId === null ? <>{call.id}; <span className="text-text-muted">the export gives it no id</span></> : <>{call.id}, in the export {asId(call.callId)}</> },
    usesModel || step.model !== null ? { name: "Model", value: asText(step.model) } : null,
    { name: "Agent", value: asText(step.agent) },
    { name: "User", value: asText(step.user) },
    { name: "Thread", value: asText(step.thread) },
    spent ? { name: "Tokens in", value: asAmount(tokens.input) } : null,
    spent ? { name: "Tokens out", value: asAmount(tokens.output) } : null,
    spent ? { name: "Cost", value: step.cost === null ? absent : <><span className="tabular">{step.cost}</span>, as the export states it</> } : null,
  ];
  return pairs.filter((pair) => pair !== null);
}

function whenPairs({ row: { startUs, endUs, order } }: Step, zeroUs: number | null): Pair[] {
  const instant = (us: number) => <span className="tabular">{zeroUs !== null && clockText(us, zeroUs)} <span className="text-text-muted"><Time us={us} /></span></span>;
  return [
    { name: "Start", value: startUs === null ? <>{absent}; row {countText(order + 1)} in order</> : instant(startUs) },
    { name: "End", value: endUs === null ? absent : instant(endUs) },
    { name: "Latency", value: startUs === null || endUs === null ? absent : <span className="tabular">{durationText(endUs - startUs)}</span> },
  ];
}

function idPairs(step: Step, incident: string): Pair[] {
  const { row } = step;
  return [
    { name: "Row", value: <span className="tabular">{countText(row.id)}</span> },
    { name: "Span id", value: asId(step.spanId) },
    { name: "Parent id", value: asId(step.parentId) },
    { name: "Trace", value: asId(row.trace) },
    { name: "Exhibit", value: <Link className="inline-block min-h-6 underline" href={`/incidents/${incident}/evidence/${row.exhibit}`}>{row.exhibit} <InlineText text={step.cites[0]?.exhibitName ?? ""} className="[overflow-wrap:anywhere]" /></Link> },
  ];
}
