"use client";

import { useState } from "react";
import type { NewAction, ReportAction } from "@/lib/api/reportContract.ts";
import { MarkForm } from "../marks/mark-form.tsx";
import type { Answer } from "../shell/api.ts";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { actionStateWords, actionTypeWords } from "./report-words.ts";

type Props = { readonly start: ReportAction | null; readonly onSave: (action: NewAction) => Promise<Answer<ReportAction>>; readonly onClose: () => void };

const types = (["prevent", "detect", "mitigate", "recover", "process"] as const).map((value) => ({ value, label: actionTypeWords[value] }));
const states = (["open", "in_progress", "done", "dropped"] as const).map((value) => ({ value, label: actionStateWords[value] }));

/** What, of which kind, by whom, until when. */
export function ActionForm({ start, onSave, onClose }: Props) {
  const [text, setText] = useState(start?.text ?? "");
  const [type, setType] = useState<NewAction["type"]>(start?.type ?? "prevent");
  const [owner, setOwner] = useState(start?.owner ?? "");
  const [due, setDue] = useState(start?.due ?? "");
  const [state, setState] = useState<NewAction["state"]>(start?.state ?? "open");
  return (
    <MarkForm save="Save the action" disabled={text.trim() === ""} onClose={onClose} onSave={async (author) => {
      const answer = await onSave({ text, type, owner, due, state, source: start?.source ?? "", author });
      return answer.ok ? null : answer.refusal;
    }}>
      <Field label="Action">{(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      <span className="flex flex-wrap gap-3">
        <Field label="Type">{(wiring) => <Select {...wiring} options={types} value={type} onChange={(event) => setType(types.find(({ value }) => value === event.target.value)?.value ?? "prevent")} />}</Field>
        <Field label="State">{(wiring) => <Select {...wiring} options={states} value={state} onChange={(event) => setState(states.find(({ value }) => value === event.target.value)?.value ?? "open")} />}</Field>
        <Field label="Due">{(wiring) => <Input {...wiring} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}</Field>
      </span>
      <Field label="Owner">{(wiring) => <Input {...wiring} value={owner} maxLength={120} autoComplete="off" onChange={(event) => setOwner(event.target.value)} />}</Field>
    </MarkForm>
  );
}
