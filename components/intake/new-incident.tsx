"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ask, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { AcceptedFormats } from "./accepted-formats.tsx";
import { DropZone } from "./drop-zone.tsx";
import { handedOver, handOver } from "./handover.ts";
import { RestoreCard } from "./restore-card.tsx";
import { uploads } from "./uploads.ts";
import { useBundles } from "./use-bundles.ts";
import type { Handed } from "./dropped-files.ts";

/** A new incident: a title, the files, and one button. */
export function NewIncident() {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [files, setFiles] = useState<readonly Handed[]>(handedOver);
  const [state, setState] = useState<"open" | "sending">("open");
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const start = async (event: FormEvent) => {
    event.preventDefault();
    setState("sending");
    const answer = await ask<{ readonly id: string }>("/api/v1/incidents", { method: "POST", body: { title: title.trim() || suggestedTitle(files) } });
    if (!answer.ok) {
      setRefusal(answer.refusal);
      setState("open");
      return;
    }
    handOver([]);
    uploads.add(answer.value.id, files);
    router.replace(`/incidents/${answer.value.id}/evidence`);
  };
  const bundles = useBundles(files);
  const total = files.length;
  return (
    <form onSubmit={(event) => void start(event)} className="flex flex-col gap-4">
      <Field label="Title" hint="It can be changed later.">
        {(wiring) => <Input {...wiring} value={title} maxLength={300} onChange={(event) => setTitle(event.target.value)} placeholder={suggestedTitle(files)} className="w-full max-w-[60ch]" />}
      </Field>
      <DropZone onFiles={(more) => setFiles([...files, ...more])} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {bundles.map((bundle) => <RestoreCard key={bundle.handed.name} {...bundle} />)}
      {total > 0 && <Chosen files={files} onRemove={(index) => setFiles(files.filter((_, other) => other !== index))} />}
      <div><Button kind={bundles.length > 0 ? "plain" : "primary"} type="submit" disabled={total === 0 || state === "sending"}>{total === 0 ? "Import" : `Import ${total} ${total === 1 ? "file" : "files"}`}</Button></div>
      {total === 0 && <AcceptedFormats />}
    </form>
  );
}

function Chosen({ files, onRemove }: { readonly files: readonly Handed[]; readonly onRemove: (index: number) => void }) {
  return (
    <ul aria-label="Chosen files" className="flex flex-col">
      {files.map(({ file, name }, index) => (
        <li key={`${name} ${index}`} className="flex items-center gap-3 border-t border-border py-1">
          <bdi className="min-w-0 grow break-all">{name}</bdi>
          <Bytes value={file.size} />
          <Button kind="quiet" small aria-label={`Leave out ${name}`} onClick={() => onRemove(index)}>Leave out</Button>
        </li>
      ))}
    </ul>
  );
}

function suggestedTitle(files: readonly Handed[]): string {
  const [only] = files;
  if (only === undefined) return "Untitled incident";
  return files.length === 1 ? only.name : `${only.name} and ${files.length - 1} more`;
}
