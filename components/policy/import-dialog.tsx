"use client";

import { useState } from "react";
import type { ImportFormat, PolicyReview } from "@/lib/api/policyContract.ts";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { ChangeList } from "./change-list.tsx";
import { readReplay } from "./policy-api.ts";
import { plural, signatureWords } from "./policy-words.ts";

type Props = { readonly incident: string; readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly onTake: (text: string) => void };

const formats: readonly { readonly value: ImportFormat; readonly label: string }[] = [
  { value: "auto", label: "Told by the text" }, { value: "aftertrace", label: "Aftertrace YAML or JSON" }, { value: "cedar", label: "Cedar, namespace Agent" }, { value: "whitelist", label: "List of pattern, action, notify" },
];

/** Reads a policy from elsewhere and tries it; nothing is kept until it is saved. */
export function ImportDialog({ incident, open, onOpenChange, onTake }: Props) {
  return (
    <Dialog wide title="Import a policy" open={open} onOpenChange={onOpenChange} description="Ours, Cedar in our namespace, or a list of patterns. It is tried on this incident first; take it as your edit, or only look.">
      {open && <ImportForm incident={incident} onTake={(text) => { onTake(text); onOpenChange(false); }} />}
    </Dialog>
  );
}

function ImportForm({ incident, onTake }: Pick<Props, "incident" | "onTake">) {
  const [text, setText] = useState("");
  const [format, setFormat] = useState<ImportFormat>("auto");
  const [review, setReview] = useState<PolicyReview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const tryIt = async () => {
    const answer = await readReplay(incident, { text, format }, "record", new AbortController().signal);
    setRefusal(answer.ok ? null : answer.refusal);
    setReview(answer.ok ? answer.value : null);
  };
  const change = (next: string) => {
    setText(next);
    setReview(null);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label="File">{(wiring) => <input {...wiring} type="file" className="min-h-9" onChange={(event) => void event.target.files?.[0]?.text().then(change)} />}</Field>
      <Field label="Or its text">{(wiring) => <TextArea {...wiring} rows={8} maxLength={1_000_000} spellCheck={false} className="font-mono text-sm" value={text} onChange={(event) => change(event.target.value)} />}</Field>
      <Field label="Language">{(wiring) => <Select {...wiring} options={formats} value={format} onChange={(event) => { setFormat(formats.find(({ value }) => value === event.target.value)?.value ?? "auto"); setReview(null); }} />}</Field>
      <span><Button disabled={text.trim() === ""} onClick={() => void tryIt()}>Try it on this incident</Button></span>
      {refusal && <RefusalNotice refusal={refusal} />}
      {review !== null && <Tried review={review} onTake={onTake} />}
    </div>
  );
}

function Tried({ review, onTake }: { readonly review: PolicyReview; readonly onTake: (text: string) => void }) {
  const { backTest, problems, signature, signedBy, text, changes } = review;
  return (
    <section aria-label="What it comes to" className="flex flex-col gap-2">
      {backTest === null
        ? <p className="font-medium text-status-failed">This text is no policy that can be used.</p>
        : <p role="status">Baseline <b>{countText(backTest.parts.baseline.allow)}/{countText(backTest.parts.baseline.of)}</b> allowed; harmful <b>{countText(backTest.parts.harmful.of - backTest.parts.harmful.allow)}/{countText(backTest.parts.harmful.of)}</b> stopped; {plural(backTest.passing.of, "call")} of the incident would pass; needs approval {countText(backTest.parts.baseline.require_approval)}.</p>}
      {signature !== null && <p className="flex flex-wrap items-center gap-2"><StatusBadge status={signatureWords[signature].status} /> {signatureWords[signature].text} {signedBy !== null && <code className="text-sm [overflow-wrap:anywhere]">{signedBy}</code>}</p>}
      {problems.length > 0 && <ul aria-label="Problems of the import" className="flex max-h-40 flex-col overflow-y-auto">{problems.map(({ at, line, column, message, fix }, place) => <li key={place} className="text-sm"><b>{line === null ? at : `Line ${line}${column === null ? "" : `, column ${column}`}`}</b>: {message} <span className="text-text-muted">{fix}</span></li>)}</ul>}
      {changes !== null && <><p className="font-medium">Against the newest version</p><ChangeList changes={changes} /></>}
      {text !== null && <span><Button kind="primary" onClick={() => onTake(text)}>Take it as your edit</Button></span>}
    </section>
  );
}
