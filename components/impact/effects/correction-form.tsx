"use client";

import { useState } from "react";
import type { EffectView, Judgement } from "@/lib/api/impactContract.ts";
import { MarkForm } from "../../marks/mark-form.tsx";
import type { Refusal } from "../../shell/api.ts";
import { Field } from "../../ui/field.tsx";
import { TextArea } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { classOrder, className, reversibleOrder, reversibleWords, sharedOrder, sharedWords } from "../impact-words.ts";
import { answerText, changeOf, questionWords, type Question } from "./correction-change.ts";

type Props = {
  readonly row: EffectView;
  readonly onSave: (change: Partial<Judgement>, reason: string, author: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

const options = {
  class: classOrder.map((value) => ({ value, label: className(value) })),
  destructive: [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }],
  reversible: reversibleOrder.map((value) => ({ value, label: reversibleWords[value] })),
  shared: sharedOrder.map((value) => ({ value, label: sharedWords[value] })),
};

/** The four answers as they shall be, and why; what is left as the rules have it is not corrected. */
export function CorrectionForm({ row, onSave, onClose }: Props) {
  const [wanted, setWanted] = useState<Judgement>({ class: row.class, destructive: row.destructive, reversible: row.reversible, shared: row.shared });
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const change = changeOf(row.machine, wanted);
  const changesNothing = Object.keys(change).length === 0;
  const save = (author: string): Promise<Refusal | null | "stay"> => {
    setTried(true);
    return changesNothing || reason.trim() === "" ? Promise.resolve("stay") : onSave(change, reason.trim(), author);
  };
  const hint = (question: Question) => `The rules say: ${answerText(question, row.machine)}.`;
  const pick = <T extends string>(words: readonly T[], text: string, usual: T): T => words.find((word) => word === text) ?? usual;
  return (
    <MarkForm save="Correct" onSave={save} onClose={onClose}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={questionWords.class} hint={hint("class")} {...(tried && changesNothing && { error: "All four answers are as the rules have them: nothing is corrected." })}>
          {(wiring) => <Select {...wiring} options={options.class} value={wanted.class} onChange={(event) => setWanted({ ...wanted, class: pick(classOrder, event.target.value, wanted.class) })} />}
        </Field>
        <Field label={questionWords.destructive} hint={hint("destructive")}>
          {(wiring) => <Select {...wiring} options={options.destructive} value={wanted.destructive ? "yes" : "no"} onChange={(event) => setWanted({ ...wanted, destructive: event.target.value === "yes" })} />}
        </Field>
        <Field label={questionWords.reversible} hint={hint("reversible")}>
          {(wiring) => <Select {...wiring} options={options.reversible} value={wanted.reversible} onChange={(event) => setWanted({ ...wanted, reversible: pick(reversibleOrder, event.target.value, wanted.reversible) })} />}
        </Field>
        <Field label={questionWords.shared} hint={hint("shared")}>
          {(wiring) => <Select {...wiring} options={options.shared} value={wanted.shared} onChange={(event) => setWanted({ ...wanted, shared: pick(sharedOrder, event.target.value, wanted.shared) })} />}
        </Field>
      </div>
      <Field label="Reason" hint="What you know that the rules do not. It goes into the custody log." {...(tried && reason.trim() === "" && { error: "A correction needs its reason." })}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </MarkForm>
  );
}
