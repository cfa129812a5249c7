"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Opening } from "../ui/opening.tsx";

const ExportDialog = dynamic(() => import("./export-dialog.tsx").then((dialog) => dialog.ExportDialog), { ssr: false, loading: Opening });

/** Opens the list of exports. */
export function ExportButton({ incident }: { readonly incident: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" small aria-haspopup="dialog" onClick={() => setOpen(true)}><Glyph name="download" /> Export</Button>
      {open && <ExportDialog incident={incident} onClose={() => setOpen(false)} />}
    </>
  );
}
