"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu } from "../ui/menu.tsx";
import { exportHref, printHref } from "./report-api.ts";
import { useReportContext } from "./report-context.ts";
import { RedactionDialog } from "./redaction-dialog.tsx";

/** Ways in which the report leaves the house; each is a line of the custody log. */
export function ExportMenu() {
  const { incident } = useReportContext();
  const [redacting, setRedacting] = useState(false);
  return (
    <>
      <Menu label="Export report" trigger={<Button kind="primary"><Glyph name="download" /> Export report <Glyph name="chevron-down" /></Button>} items={[
        { id: "md", label: "Markdown (.md)", href: exportHref(incident, "md") },
        { id: "html", label: "One HTML file (.html)", href: exportHref(incident, "html") },
        { id: "json", label: "JSON (.json), the canonical form", href: exportHref(incident, "json") },
        { id: "print", label: "Print or save as PDF", href: printHref(incident) },
        { id: "redacted", label: "Redacted copy…", onSelect: () => setRedacting(true) },
      ]} />
      {redacting && <RedactionDialog onClose={() => setRedacting(false)} />}
    </>
  );
}
