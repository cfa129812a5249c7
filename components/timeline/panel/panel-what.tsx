"use client";

import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { HarmDecision } from "../../marks/harm-decision.tsx";
import { SubjectMarks } from "../../marks/subject-marks.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { PanelDocuments } from "./panel-documents.tsx";
import { PanelOrigin } from "./panel-origin.tsx";
import { PanelEffects } from "./panel-effects.tsx";
import { PanelFacts, shortStatus } from "./panel-facts.tsx";
import { Part } from "./panel-part.tsx";
import { usePanel } from "./panel-reading.ts";
import { PanelTools } from "./panel-tools.tsx";
import { PanelValue } from "./panel-value.tsx";
import type { Step } from "@/lib/api/stepContract.ts";

/** The step in names and values, its call, what people said about it, and the documents it read. */
export function PanelWhat({ step }: { readonly step: Step }) {
  const { readMore } = usePanel();
  const { statusMessage } = step;
  return (
    <div className="flex flex-col gap-5">
      {step.row.type === "missing_parent" && (
        <p>Steps below name this one as their parent, and it is in none of the exhibits. Export the whole trace again, without a filter, to see it.</p>
      )}
      <PanelFacts step={step} />
      {statusMessage !== null && statusMessage.length > shortStatus && <Part title="Status message"><EvidenceText text={statusMessage} label="status message" {...(readMore && { onMore: readMore })} /></Part>}
      <CallPart step={step} />
      {step.effects.length > 0 && <Part title={step.effects.length === 1 ? "Effect" : `Effects (${step.effects.length})`}><PanelEffects effects={step.effects} tool={step.row.tool ?? step.row.name} /></Part>}
      {step.call !== null && <PanelOrigin call={step.call.id} origin={step.call.origin} />}
      <Said />
      <PanelDocuments documents={step.documents} />
      <PanelTools step={step} />
      {step.metadataJson !== "" && step.metadataJson !== "{}" && (
        <Collapsible title="Everything else the export says"><PanelValue part="metadata" json={step.metadataJson} length={step.metadataJson.length} label="metadata" /></Collapsible>
      )}
    </div>
  );
}

function Said() {
  const { row, marks, asked } = usePanel();
  const held = marks.held?.ok === true ? marks.held.value : null;
  return (
    <>
      {held && <Part title="Harm"><HarmDecision marks={marks} subject={{ row }} decisions={held.decisions} asked={asked} /></Part>}
      <Part title="Tags and notes"><SubjectMarks marks={marks} subject={{ row }} asked={asked} /></Part>
    </>
  );
}

const argumentsFrom = { request: "As the model asked for it.", execution: "From the tool's own span.", none: "Its arguments are not in this export." } as const;

function CallPart({ step: { call } }: { readonly step: Step }) {
  if (call === null) return null;
  return (
    <Part title={<>Arguments of tool call {call.id} <StatusBadge status={call.state} /></>}>
      <p className="text-sm text-text-muted">{argumentsFrom[call.argumentsFrom]} {call.result === "absent" && "No result in the evidence."}</p>
      {call.argumentsFrom !== "none" && <PanelValue part="arguments" json={call.argumentsJson} length={call.argumentsLength} label="arguments" />}
    </Part>
  );
}
