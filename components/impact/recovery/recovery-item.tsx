"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import type { RecoveryChange, RecoveryItem, RecoveryState } from "@/lib/api/impactContract.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { UndoLine } from "../../marks/undo-line.tsx";
import { WhoWhen } from "../../marks/who-when.tsx";
import type { Refusal } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { CallLink } from "../call-link.tsx";
import { changeRecovery, undoRecovery } from "../impact-api.ts";
import { harmWords, reversibleStatus } from "../impact-words.ts";
import { useImpactView } from "../impact-view.ts";
import { recoveryStateWords } from "./recovery-words.ts";

const RecoveryForm = dynamic(() => import("./recovery-form.tsx").then((form) => form.RecoveryForm), { ssr: false });

/** What was just said of an item, and can be taken back. */
export type Made = { readonly item: string; readonly title: string; readonly change: RecoveryChange };

type Props = { readonly item: RecoveryItem; readonly made: Made | null; readonly onMade: (made: Made | null) => void };

/** One thing to be done: what, what would prove it, where it stands, and how to say that it stands elsewhere now. */
export function RecoveryItemView({ item, made, onMade }: Props) {
  const { state, warning, alternatives } = item;
  return (
    <li className={classNames("flex min-w-0 break-inside-avoid flex-col gap-1.5 border-t border-border py-3", item.call === null && "lg:col-span-full")}>
      <div className="flex flex-wrap items-center gap-2">
        <Badge {...recoveryStateWords[state]}>{recoveryStateWords[state].word}</Badge>
        <h3 className="min-w-0 font-semibold [overflow-wrap:anywhere]"><InlineText text={item.title} /></h3>
        {item.reversible !== null && item.reversible !== "yes" && <StatusBadge status={reversibleStatus[item.reversible]} />}
        {item.harm !== null && item.harm !== "harmful" && <span className="text-sm text-text-muted">{harmWords[item.harm].word.toLowerCase()}</span>}
      </div>
      {item.call !== null && <p className="min-w-0 text-sm">For <CallLink call={item.call} /></p>}
      <p className="max-w-[90ch] [overflow-wrap:anywhere]"><InlineText text={item.action} /></p>
      {warning !== null && <p className="flex max-w-[90ch] items-baseline gap-1.5"><Glyph name="warning" label="Warning" className="text-status-warning" /> <InlineText text={warning} className="min-w-0 [overflow-wrap:anywhere]" /></p>}
      <p className="max-w-[90ch] text-sm text-text-muted [overflow-wrap:anywhere]">What would show that it is done: <InlineText text={item.proofNeeded} /></p>
      {alternatives.length > 0 && (
        <Collapsible title={`If that is not possible, ${countText(alternatives.length)} ${alternatives.length === 1 ? "other way" : "other ways"}`}>
          <ol className="flex max-w-[90ch] list-decimal flex-col gap-1 pl-4">{alternatives.map((one) => <li key={one}><InlineText text={one} /></li>)}</ol>
        </Collapsible>
      )}
      <Standing item={item} />
      <Changing item={item} made={made} onMade={onMade} />
    </li>
  );
}

/** What people said of it. */
function Standing({ item: { owner, why, proof } }: { readonly item: RecoveryItem }) {
  const said: readonly (readonly [string, string])[] = [["Owner", owner], ["Reason or remark", why], ["Proof", proof]];
  const given = said.filter(([, text]) => text !== "");
  if (given.length === 0) return null;
  return (
    <dl className="flex max-w-[90ch] flex-col gap-0.5 border-l-2 border-border-control pl-3">
      {given.map(([name, text]) => <div key={name} className="flex flex-wrap gap-x-2"><dt className="text-text-muted">{name}</dt><dd dir="auto" className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</dd></div>)}
    </dl>
  );
}

export const madeText = ({ title, change }: Made): string => `${title}: ${recoveryStateWords[change.state].word.toLowerCase()}.`;

const actions: readonly (readonly [RecoveryState, string])[] = [["done", "Done"], ["cannot", "Cannot be undone"], ["open", "Open again"]];

function Changing({ item, made, onMade }: Props) {
  const { incident } = useImpactView();
  const [author] = useKept("author", "");
  const [form, setForm] = useState<RecoveryState | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    setForm(null);
    requestAnimationFrame(() => box.current?.querySelector("button")?.focus());
  };
  const undo = async (change: string) => {
    const answer = await undoRecovery(incident, change, author);
    setRefusal(answer.ok ? null : answer.refusal);
    onMade(null);
    close();
  };
  const holding = item.changes.find(({ withdrawnUs }) => withdrawnUs === null) ?? null;
  return (
    <div ref={box} className="flex flex-col gap-2">
      {made !== null && <UndoLine said={madeText(made)} onUndo={() => undo(made.change.id)} onOver={() => onMade(null)} />}
      {refusal && <RefusalNotice refusal={refusal} />}
      {form === null ? (
        <span data-print="hide" className="flex flex-wrap gap-2">
          {actions.filter(([state]) => state !== item.state).map(([state, word]) => <Button key={state} small aria-label={`${word}: ${item.title}`} onClick={() => setForm(state)}>{word}</Button>)}
          <Button small aria-label={`Owner and remark: ${item.title}`} onClick={() => setForm(item.state)}>{item.owner === "" ? "Name an owner" : "Change"}</Button>
          {holding !== null && made === null && <Button kind="quiet" small aria-label={`Undo the last change: ${item.title}`} onClick={() => void undo(holding.id)}><Glyph name="undo" /> Undo</Button>}
        </span>
      ) : (
        <div className="max-w-[560px] rounded border border-border-control p-3">
          <RecoveryForm item={item} start={form} onClose={close} onSave={async (body) => {
            const answer = await changeRecovery(incident, item.id, body);
            if (!answer.ok) return answer.refusal;
            onMade({ item: item.id, title: item.title, change: answer.value });
            setRefusal(null);
            return null;
          }} />
        </div>
      )}
      {item.changesOf > 0 && <History item={item} />}
    </div>
  );
}

function History({ item: { changes, changesOf } }: { readonly item: RecoveryItem }) {
  return (
    <Collapsible title={`${countText(changesOf)} ${changesOf === 1 ? "change" : "changes"}`}>
      <ol className="flex flex-col gap-1">
        {changes.map((change) => (
          <li key={change.id} className="flex flex-wrap items-baseline gap-x-2">
            <span className={change.withdrawnUs === null ? "font-medium" : "text-text-muted line-through"}>{recoveryStateWords[change.state].word}</span> <WhoWhen author={change.author} us={change.madeUs} />
            {change.withdrawnUs !== null && <span className="text-sm text-text-muted">undone <Time us={change.withdrawnUs} /></span>}
            {change.why !== "" && <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">{change.why}</span>}
          </li>
        ))}
        {changes.length < changesOf && <li className="tabular text-sm text-text-muted">the newest {countText(changes.length)} of {countText(changesOf)}</li>}
      </ol>
    </Collapsible>
  );
}
