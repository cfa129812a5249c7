"use client";

import { useState } from "react";
import type { ActionEdit, ActionSuggestion, NewAction, ReportAction } from "@/lib/api/reportContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { UndoLine } from "../marks/undo-line.tsx";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Select } from "../ui/select.tsx";
import { ActionForm } from "./action-form.tsx";
import { addAction, editAction, removeAction } from "./report-api.ts";
import { useReportContext } from "./report-context.ts";
import { ReportTable } from "./report-table.tsx";
import { actionStateWords, actionTypeWords, sourceText } from "./report-words.ts";
import { SuggestionList } from "./suggestion-list.tsx";

type Props = { readonly actions: readonly ReportAction[]; readonly suggestions: readonly ActionSuggestion[] };

const states = (["open", "in_progress", "done", "dropped"] as const).map((value) => ({ value, label: actionStateWords[value] }));
const bodyOf = ({ text, type, owner, due, state, source }: ReportAction, author: string): NewAction => ({ text, type, owner, due, state, source, author });

/** What was changed, and nothing else: somebody else may have changed the rest meanwhile. */
function editOf(action: ReportAction, { text, type, owner, due, state, author }: NewAction): ActionEdit {
  return { author, ...(text !== action.text && { text }), ...(type !== action.type && { type }), ...(owner !== action.owner && { owner }), ...(due !== action.due && { due }), ...(state !== action.state && { state }) };
}

/** What is to be done, by whom and until when; and what the findings ask for besides. */
export function ActionsSection({ actions, suggestions }: Props) {
  const { incident } = useReportContext();
  const [author] = useKept("author", "");
  const [editing, setEditing] = useState<string | null>(null);
  const [removedAction, setRemoved] = useState<ReportAction | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async (action: ReportAction) => {
    const answer = await removeAction(incident, action.id);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setRemoved(action);
  };
  const undo = async (action: ReportAction) => {
    const answer = await addAction(incident, bodyOf(action, action.author));
    setRefusal(answer.ok ? null : answer.refusal);
    setRemoved(null);
  };
  const change = async (action: ReportAction, state: string) => {
    const found = states.find(({ value }) => value === state);
    if (found === undefined) return;
    const answer = await editAction(incident, action.id, { state: found.value, author });
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const row = (action: ReportAction) => ({
    key: action.id,
    cells: [
      editing === action.id ? <ActionForm key="form" start={action} onClose={() => setEditing(null)} onSave={(body) => editAction(incident, action.id, editOf(action, body))} /> : <InlineText key="text" text={action.text} className="whitespace-pre-wrap" />,
      actionTypeWords[action.type], action.owner === "" ? "nobody yet" : <bdi key="owner">{action.owner}</bdi>, action.due === "" ? "not set" : action.due,
      <span key="state"><Select className="print:hidden" aria-label={`State: ${action.text}`} options={states} value={action.state} onChange={(event) => void change(action, event.target.value)} /><span className="hidden print:inline">{actionStateWords[action.state]}</span></span>,
      action.source === "" ? "" : sourceText(action.source),
      <span key="do" data-print="hide" className="flex gap-1"><Button small kind="quiet" aria-label={`Edit: ${action.text}`} onClick={() => setEditing(action.id)}>Edit</Button><Button small kind="quiet" aria-label={`Remove: ${action.text}`} onClick={() => void remove(action)}><Glyph name="close" /></Button></span>,
    ],
  });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex min-w-0 flex-col gap-1">
        {actions.length === 0 ? <p>No action has been written down. Accept what the findings ask for, or write your own.</p> : <ReportTable caption="Actions" head={["Action", "Type", "Owner", "Due", "State", "From", ""]} rows={actions.map(row)} />}
        {removedAction !== null && <UndoLine said={`Removed: ${removedAction.text.slice(0, 80)}`} onUndo={() => undo(removedAction)} onOver={() => setRemoved(null)} />}
        {refusal && <RefusalNotice refusal={refusal} />}
        {editing === "" ? <div className="max-w-[560px] rounded border border-border-control p-3"><ActionForm start={null} onClose={() => setEditing(null)} onSave={(body) => addAction(incident, body)} /></div> : <span data-print="hide"><Button small onClick={() => setEditing("")}>Add an action</Button></span>}
      </div>
      {suggestions.length > 0 && <SuggestionList suggestions={suggestions} />}
      {actions.length > 0 && <p className="tabular text-sm text-text-muted">{countText(actions.filter(({ state }) => state === "done").length)} of {countText(actions.length)} done</p>}
    </div>
  );
}
