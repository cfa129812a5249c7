"use client";

import Link from "next/link";
import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { InlineText } from "../../evidence/inline-text.tsx";
import { rawAddress } from "../../evidence/raw-address.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { usePanel } from "./panel-reading.ts";
import { PanelValue } from "./panel-value.tsx";
import type { Step } from "@/lib/api/stepContract.ts";

/** How the called tool was offered to a model, and which tools were offered in this step. */
export function PanelTools({ step }: { readonly step: Step }) {
  return (
    <>
      {step.call !== null && <CalledTool step={step} />}
      {step.offeredOf > 0 && <Offered step={step} />}
    </>
  );
}

function CalledTool({ step: { toolSchema } }: { readonly step: Step }) {
  const { incident } = usePanel();
  if (toolSchema === null) return <p className="text-text-muted">How this tool was described to the model is not in the evidence.</p>;
  const { name, description, cite } = toolSchema;
  return (
    <Collapsible title={<span>How <InlineText text={name} className="[overflow-wrap:anywhere]" /> was offered to the model</span>}>
      <div className="flex flex-col gap-2">
        {description === null ? <p className="text-text-muted">Without a description.</p> : <EvidenceText text={description} label={`description of ${name}`} firstChars={4000} />}
        <PanelValue part="schema" json={toolSchema.parametersJson} length={toolSchema.parametersLength} label="parameters" />
        <p className="text-sm">It stands in {cite.exhibit} <bdi className="[overflow-wrap:anywhere]">{cite.exhibitName}</bdi>, <Link className="text-accent underline" href={rawAddress(incident, cite)}><code className="[overflow-wrap:anywhere]">{cite.at}</code></Link></p>
      </div>
    </Collapsible>
  );
}

function Offered({ step: { offered, offeredOf } }: { readonly step: Step }) {
  return (
    <Collapsible title={`${countText(offeredOf)} ${offeredOf === 1 ? "tool" : "tools"} offered to the model`}>
      <ul className="flex flex-col gap-1">
        {offered.map((tool, index) => (
          <li key={index} className="[overflow-wrap:anywhere]">
            <InlineText text={tool.name} className="font-medium" />
            {tool.description !== null && <InlineText text={tool.description} className="ml-2 line-clamp-2 text-sm text-text-muted" />}
          </li>
        ))}
      </ul>
      {offered.length < offeredOf && <p className="tabular text-sm text-text-muted">{countText(offered.length)} of {countText(offeredOf)} tools</p>}
    </Collapsible>
  );
}
