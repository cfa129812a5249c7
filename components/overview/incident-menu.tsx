"use client";

import { usePathname, useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { AlertDialog } from "../ui/alert-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Input } from "../ui/input.tsx";
import { Menu } from "../ui/menu.tsx";
import { RenamedNote } from "./renamed-note.tsx";
import type { IncidentLine } from "./incident-line.ts";

type Named = Pick<IncidentLine, "id" | "title" | "sample" | "exhibits" | "bytes">;

/** Rename and delete. Deleting says what goes. */
export function IncidentMenu({ incident }: { readonly incident: Named }) {
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const send = async (method: "PATCH" | "DELETE", body?: unknown): Promise<boolean> => {
    const answer = await ask(incidentPath(incident.id), { method, ...(body !== undefined && { body }) });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return false;
    setOpen(null);
    if (method === "DELETE" && path !== "/") router.push("/");
    router.refresh();
    return true;
  };
  const rename = async (title: string, was: string | null) => {
    if (await send("PATCH", { title })) setBefore(was);
  };
  const items = [
    { id: "rename", label: "Rename", onSelect: () => setOpen("rename") },
    { id: "delete", label: "Delete", danger: true, onSelect: () => setOpen("delete") },
  ];
  return (
    <>
      <Menu label={`Actions for ${incident.title}`} trigger={<Button kind="quiet" small aria-label={`Actions for ${incident.title}`}><Glyph name="more" /></Button>} items={items} />
      {open === "rename" && <Rename title={incident.title} refusal={refusal} onClose={() => setOpen(null)} onTitle={(title) => void rename(title, incident.title)} />}
      <AlertDialog open={open === "delete"} onOpenChange={(now) => setOpen(now ? "delete" : null)} title={`Delete ${isolated(incident.title)}?`} description={whatGoes(incident)}
        confirm="Delete" onConfirm={() => void send("DELETE")}>
        {incident.sample && <p className="text-sm text-text-muted">This is a sample. Its files stay in public/samples of the installation and can be imported again.</p>}
      </AlertDialog>
      {before !== null && before !== incident.title && <RenamedNote before={before} onUndo={() => void rename(before, null)} onDismiss={() => setBefore(null)} />}
      {open === null && refusal && <RefusalNotice refusal={refusal} />}
    </>
  );
}

/** A title inside a sentence, so that its writing direction does not turn the sentence around. */
function isolated(title: string): string {
  return `\u2068${title}\u2069`;
}

function whatGoes({ exhibits, bytes }: Named): string {
  const files = exhibits === 0 ? "It has no exhibits." : `${countText(exhibits)} ${exhibits === 1 ? "exhibit" : "exhibits"} (${bytesText(bytes)}) kept by this incident alone, all findings and the incident's custody log are removed from this machine.`;
  return `${files} This cannot be undone; one line in the installation's log says that it was done.`;
}

type RenameProps = { readonly title: string; readonly refusal: Refusal | null; readonly onClose: () => void; readonly onTitle: (title: string) => void };

function Rename({ title, refusal, onClose, onTitle }: RenameProps) {
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onTitle(text.trim());
  };
  return (
    <Dialog title="Rename the incident" open onOpenChange={onClose} startAt={field}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Title" error={text.trim() === "" ? "A title is needed." : undefined}>
          {(wiring) => <Input {...wiring} ref={field} value={text} maxLength={300} onChange={(event) => setText(event.target.value)} />}
        </Field>
        {refusal && <RefusalNotice refusal={refusal} />}
        <div className="flex justify-end gap-2"><Button onClick={onClose}>Cancel</Button><Button kind="primary" type="submit">Rename</Button></div>
      </form>
    </Dialog>
  );
}
