"use client";

import { useEffect, useMemo, useState } from "react";
import { isAsked, type Asked } from "../../marks/use-asked.ts";
import { useMarks } from "../../marks/use-marks.ts";
import { RevealBar } from "../../masks/reveal-bar.tsx";
import { useReveal } from "../../masks/use-reveal.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs, type Tab } from "../../ui/tabs.tsx";
import { countText } from "../../ui/count.tsx";
import { panelTabs, type PanelTab } from "../address.ts";
import { PanelChanges } from "./panel-changes.tsx";
import { PanelConversation } from "./panel-conversation.tsx";
import { PanelHead } from "./panel-head.tsx";
import { PanelPayload } from "./panel-payload.tsx";
import { PanelRaw } from "./panel-raw.tsx";
import { PanelReadingProvider, type PanelReading } from "./panel-reading.ts";
import { shownTab, tabsOf } from "./panel-tabs.ts";
import { PanelWhat } from "./panel-what.tsx";
import { PanelWhy } from "./panel-why.tsx";
import { useStep } from "./use-step.ts";
import type { Step } from "@/lib/api/stepContract.ts";
import type { PanelProps } from "../seams.ts";

/** The step that is open: what it is, what went in and out, what led to it, and the bytes that say so. */
export function SidePanel({ incident, row, bar, zeroUs, shifts, asked: byKey, onMarked, onGo, run }: PanelProps) {
  const reveal = useReveal(incident, { row });
  const { answer, retry, readMore, version } = useStep(incident, row, reveal.name);
  const marks = useMarks(incident, row, onMarked);
  const [byButton, setByButton] = useState<Asked | null>(null);
  const asked = isAsked(byButton, "note") ? byButton : byKey;
  const { address: { tab }, change } = bar;
  const reading: PanelReading = useMemo(() => ({ incident, row, bar, zeroUs, shifts, marks, asked, onGo, readMore, version, reveal: reveal.name }), [incident, row, bar, zeroUs, shifts, marks, asked, onGo, readMore, version, reveal.name]);
  const step = answer?.ok === true ? answer.value : null;
  const onTab = (id: string) => change({ tab: panelTabs.find((known) => known === id) ?? "what" });
  useEffect(() => {
    // Notes and decisions are written under What.
    if (asked !== null && isAsked(asked, asked.what) && tab !== "what") change({ tab: "what" });
  }, [asked, tab, change]);
  return (
    <aside aria-label="Open step" className="flex h-full max-h-full min-h-80 flex-col max-lg:pointer-coarse:min-h-[85dvh] overflow-clip rounded lg:overflow-hidden border border-border lg:min-h-0 print:max-h-none print:overflow-visible">
      <PanelHead step={step} row={row} marks={marks} zeroUs={zeroUs} run={run} onNote={() => setByButton((known) => ({ what: "note", token: (known?.token ?? 0) + 1 }))} />
      <div className={`min-h-0 grow overflow-y-auto px-3 pb-4 [scroll-padding-top:88px] print:overflow-visible ${tabsStyle}`}>
        {answer === null && <div className="pt-2"><Skeleton label="Reading the step" rows={8} rowHeightPx={28} /></div>}
        {answer?.ok === false && <div className="pt-2"><RefusalNotice refusal={answer.refusal} onRetry={retry} /></div>}
        {step && (
          <PanelReadingProvider value={reading}>
            <div className="pt-2 empty:hidden"><RevealBar key={row} count={step.masked} reveal={reveal} what="this step" /></div>
            <Tabs key={`${row} ${reveal.name ?? ""}`} label="Parts of the step" tabs={contentsOf(step)} value={shownTab(tab, tabsOf(step))} onValueChange={onTab} />
          </PanelReadingProvider>
        )}
      </div>
    </aside>
  );
}

/** The tabs stay in sight, in one line that scrolls where it does not fit. */
const tabsStyle = "[&_[role=tablist]]:sticky [&_[role=tablist]]:top-0 [&_[role=tablist]]:z-20 [&_[role=tablist]]:flex-nowrap [&_[role=tablist]]:gap-0 [&_[role=tablist]]:overflow-x-auto [&_[role=tablist]]:bg-surface [&_[role=tab]]:shrink-0 [&_[role=tab]]:px-1.5 [&_[role=tab]]:text-sm [&_[role=tab]]:-outline-offset-2";

function contentsOf(step: Step): Tab[] {
  const messages = step.inputMessages.length + step.outputMessages.length;
  const contents: Record<PanelTab, Omit<Tab, "id">> = {
    what: { label: "What", content: <PanelWhat step={step} /> },
    input: { label: "Input", content: <PanelPayload payload={step.input} part="input" /> },
    output: { label: "Output", content: <PanelPayload payload={step.output} part="output" /> },
    conversation: { label: <>Conversation <span className="tabular text-text-muted">{countText(messages)}</span></>, content: <PanelConversation step={step} /> },
    changes: { label: "Changes", content: <PanelChanges step={step} /> },
    why: { label: "Why", content: <PanelWhy step={step} /> },
    raw: { label: "Raw", content: <PanelRaw step={step} /> },
  };
  return tabsOf(step).map((id) => ({ id, ...contents[id] }));
}
