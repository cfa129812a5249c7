"use client";

import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { panelTabs, type PanelTab } from "./address.ts";
import { PanelConversation } from "./panel-conversation.tsx";
import { PanelPayload } from "./panel-payload.tsx";
import { PanelRaw } from "./panel-raw.tsx";
import { PanelWhat } from "./panel-what.tsx";
import { rowName, rowWord } from "./row-words.ts";
import { useStep } from "./use-step.ts";
import type { Step } from "@/lib/api/stepContract.ts";

type Props = {
  readonly incident: string;
  readonly row: number;
  readonly tab: PanelTab;
  readonly zeroUs: number | null;
  readonly onTab: (tab: PanelTab) => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
};

/** The step that is open: what it is, what went in and out, and the bytes that say so. */
export function SidePanel({ incident, row, tab, zeroUs, onTab, onPrevious, onNext, onClose }: Props) {
  const { answer, retry } = useStep(incident, row);
  const step = answer?.ok === true ? answer.value : null;
  return (
    <aside aria-label="Open step" className="flex h-full max-h-full min-h-80 flex-col lg:min-h-0 overflow-hidden rounded border border-border">
      <header className="flex items-start gap-2 border-b border-border bg-surface-raised px-3 py-1.5">
        <h2 className="min-w-0 grow font-semibold">
          {step === null ? "Reading the step" : <>{rowWord(step.row)} <bdi className="break-all">{rowName(step.row)}</bdi></>}
        </h2>
        <span data-print="hide" className="flex shrink-0 gap-1">
          <Button kind="quiet" small aria-label="Previous row" onClick={onPrevious}><Glyph name="ascending" /></Button>
          <Button kind="quiet" small aria-label="Next row" onClick={onNext}><Glyph name="descending" /></Button>
          <Button kind="quiet" small aria-label="Close panel" onClick={onClose}><Glyph name="close" /></Button>
        </span>
      </header>
      <div className="min-h-0 grow overflow-y-auto px-3 pt-1 pb-4">
        {answer === null && <Skeleton label="Reading the step" rows={8} rowHeightPx={28} />}
        {answer?.ok === false && <RefusalNotice refusal={answer.refusal} onRetry={retry} />}
        {step && <Tabs label="Parts of the step" tabs={tabsOf(incident, step, zeroUs)} value={tab} onValueChange={(id) => onTab(panelTabs.find((known) => known === id) ?? "what")} />}
      </div>
    </aside>
  );
}

function tabsOf(incident: string, step: Step, zeroUs: number | null) {
  const messages = step.inputMessages.length + step.outputMessages.length;
  const contents = {
    what: { label: "What", content: <PanelWhat incident={incident} step={step} zeroUs={zeroUs} /> },
    input: { label: "Input", content: <PanelPayload payload={step.input} label="input" /> },
    output: { label: "Output", content: <PanelPayload payload={step.output} label="output" /> },
    conversation: { label: messages === 0 ? "Conversation" : `Conversation ${messages}`, content: <PanelConversation step={step} /> },
    raw: { label: "Raw", content: <PanelRaw incident={incident} step={step} /> },
  };
  return panelTabs.map((id) => ({ id, ...contents[id] }));
}
