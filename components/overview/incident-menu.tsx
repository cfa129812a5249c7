"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useEver } from "../shell/use-ever.ts";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu } from "../ui/menu.tsx";
import { RenamedNote } from "./renamed-note.tsx";
import type { IncidentLine } from "./incident-line.ts";
import { Opening } from "../ui/opening.tsx";

const DeleteDialog = dynamic(() => import("./delete-dialog.tsx").then((dialog) => dialog.DeleteDialog), { ssr: false, loading: Opening });
const ExportDialog = dynamic(() => import("../exports/export-dialog.tsx").then((dialog) => dialog.ExportDialog), { ssr: false, loading: Opening });
const LockDialog = dynamic(() => import("./lock-dialog.tsx").then((dialog) => dialog.LockDialog), { ssr: false, loading: Opening });
const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then((dialog) => dialog.RenameDialog), { ssr: false, loading: Opening });

export type NamedIncident = Pick<IncidentLine, "id" | "title" | "sample" | "exhibits" | "bytes" | "lock">;

/** Export, rename, lock and delete. Deleting says what goes; of what is locked nothing goes, and it is said who locked it, when and why. */
export function IncidentMenu({ incident }: { readonly incident: NamedIncident }) {
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState<"export" | "rename" | "lock" | "delete" | null>(null);
  const deleting = useEver(open === "delete");
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
  const locked = incident.lock !== null;
  const items = [
    { id: "replay", label: "Replay", href: `/incidents/${incident.id}/replay` },
    { id: "compare", label: "Compare two runs", href: `/incidents/${incident.id}/compare` },
    { id: "export", label: "Export", onSelect: () => setOpen("export") },
    { id: "rename", label: "Rename", onSelect: () => setOpen(locked ? "lock" : "rename") },
    { id: "lock", label: locked ? "Unlock" : "Lock", onSelect: () => setOpen("lock") },
    { id: "delete", label: "Delete", danger: true, onSelect: () => setOpen(locked ? "lock" : "delete") },
  ];
  return (
    <>
      <Menu label={`Actions for ${incident.title}`} trigger={<Button kind="quiet" small aria-label={`Actions for ${incident.title}`}><Glyph name="more" /></Button>} items={items} />
      {open === "export" && <ExportDialog incident={incident.id} onClose={() => setOpen(null)} />}
      {open === "lock" && <LockDialog incident={incident} onClose={() => setOpen(null)} />}
      {open === "rename" && <RenameDialog title={incident.title} refusal={refusal} onClose={() => setOpen(null)} onTitle={(title) => void rename(title, incident.title)} />}
      {deleting && <DeleteDialog incident={incident} open={open === "delete"} onOpenChange={(now) => setOpen(now ? "delete" : null)} onDelete={() => void send("DELETE")} />}
      {before !== null && before !== incident.title && <RenamedNote before={before} onUndo={() => void rename(before, null)} onDismiss={() => setBefore(null)} />}
      {open === null && refusal && <RefusalNotice refusal={refusal} />}
    </>
  );
}
