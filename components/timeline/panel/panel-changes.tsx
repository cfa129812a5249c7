"use client";

import type { ReactNode } from "react";
import { InlineText } from "../../evidence/inline-text.tsx";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/count.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CompareWith } from "./compare-with.tsx";
import { DiffLines } from "./diff-lines.tsx";
import { MessageBody, MessageHead } from "./message-body.tsx";
import { usePanel } from "./panel-reading.ts";
import { RowLink } from "./row-link.tsx";
import { useHistory } from "./use-history.ts";
import type { History, Step } from "@/lib/api/stepContract.ts";

/** How the messages that went into this model call differ from those of another one. */
export function PanelChanges({ step }: { readonly step: Step }) {
  const { incident, reveal, bar: { address: { vs } } } = usePanel();
  const pinned = vs === step.row.id;
  const { answer, retry } = useHistory(incident, step.row.id, pinned ? null : vs, reveal);
  return (
    <div className="flex flex-col gap-4">
      <CompareWith />
      {pinned && <Notice message="This call is pinned. Open another model call: its messages are compared with those of this one." />}
      {answer === null && <Skeleton label="Comparing the messages" rows={6} rowHeightPx={28} />}
      {answer?.ok === false && <RefusalNotice refusal={answer.refusal} onRetry={retry} />}
      {answer?.ok === true && <Compared history={answer.value} />}
    </div>
  );
}

function Compared({ history }: { readonly history: History }) {
  const { against, before, after, changes, changesOf } = history;
  if (against === null) return <p className="text-text-muted">There is no model call before this one in its conversation whose messages are in the evidence. All {countText(after)} messages are new here; Conversation shows them.</p>;
  if (before + after === 0) return <><p>Compared with <RowLink row={against} /></p><p className="text-text-muted">Neither of the two carries messages in this export.</p></>;
  const same = changes.every(({ type }) => type === "same");
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2">Compared with <RowLink row={against} /></p>
        <p className="tabular text-text-muted">{countText(before)} messages there, {countText(after)} here{same && ": all are the same"}</p>
      </div>
      <AroundChanges history={history} />
      <ol className="flex flex-col gap-4">{changes.map((change, index) => <li key={index}><Change change={change} /></li>)}</ol>
      {changes.length < changesOf && <p className="tabular text-sm text-text-muted">{countText(changes.length)} of {countText(changesOf)} changes</p>}
    </>
  );
}

/** The model and the tools on offer: what changed besides the messages. */
function AroundChanges({ history: { model, tools } }: { readonly history: History }) {
  const said = (name: string | null) => (name === null ? "not in this export" : <InlineText text={name} />);
  const list = (names: readonly string[], of: number) => <>{names.map((name, index) => <span key={index}>{index > 0 && ", "}<InlineText text={name} className="[overflow-wrap:anywhere]" /></span>)}{names.length < of && ` (${countText(names.length)} of ${countText(of)})`}</>;
  return (
    <ul className="flex flex-col gap-1 empty:hidden">
      {model.before !== model.after && <li>Model changed from {said(model.before)} to {said(model.after)}</li>}
      {tools.addedOf > 0 && <li><Badge tone="ok">+ tools</Badge> {list(tools.added, tools.addedOf)}</li>}
      {tools.removedOf > 0 && <li><Badge tone="failed">− tools</Badge> {list(tools.removed, tools.removedOf)}</li>}
    </ul>
  );
}

function Change({ change }: { readonly change: History["changes"][number] }) {
  switch (change.type) {
    case "same": return <p className="tabular border-l-4 border-border pl-3 text-text-muted">Same: {span(change.after, change.count)}{change.before !== change.after && `, there ${span(change.before, change.count)}`}</p>;
    case "added": return <Edge style="border-status-ok" badge={<Badge tone="ok">+ Added</Badge>} number={countText(change.number)}><MessageHead message={change.message} /><MessageBody message={change.message} number={change.number} /></Edge>;
    case "removed": return <Edge style="border-status-failed" badge={<Badge tone="failed">− Removed</Badge>} number={`${countText(change.number)} there`}><MessageHead message={change.message} /><MessageBody message={change.message} number={change.number} /></Edge>;
    case "changed": return <Edge style="border-status-warning" badge={<Badge tone="warning">± Changed</Badge>} number={change.before === change.after ? countText(change.after) : `${countText(change.after)}, there ${countText(change.before)}`}><p className="text-sm"><strong>{change.role}</strong></p><DiffLines change={change} /></Edge>;
  }
}

type EdgeProps = { readonly style: string; readonly badge: ReactNode; readonly number: string; readonly children: ReactNode };

function Edge({ style, badge, number, children }: EdgeProps) {
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 border-l-4 pl-3 ${style}`}>
      <p className="flex flex-wrap items-center gap-2">{badge} <span className="tabular text-sm text-text-muted">message {number}</span></p>
      {children}
    </div>
  );
}

function span(from: number, count: number): string {
  return count === 1 ? `message ${countText(from)}` : `messages ${countText(from)}–${countText(from + count - 1)}`;
}
