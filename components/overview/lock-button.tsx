"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Incident } from "@/lib/api/contract.ts";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Opening } from "../ui/opening.tsx";

const LockDialog = dynamic(() => import("./lock-dialog.tsx").then((dialog) => dialog.LockDialog), { ssr: false, loading: Opening });

/** Beside the state of a locked incident: who locked it, when and why, is one press away. */
export function LockButton({ incident }: { readonly incident: Pick<Incident, "id" | "lock"> }) {
  const [open, setOpen] = useState(false);
  if (incident.lock === null && !open) return null;
  const by = incident.lock === null || incident.lock.by === "" ? "" : ` by ${incident.lock.by}`;
  return (
    <>
      {incident.lock !== null && <Button small aria-haspopup="dialog" title={`Locked${by}: ${incident.lock.reason}`} onClick={() => setOpen(true)}><Glyph name="lock" /> Locked</Button>}
      {open && <LockDialog incident={incident} onClose={() => setOpen(false)} />}
    </>
  );
}
