"use client";

import { useEffect, useState } from "react";
import type { PolicyExportView } from "@/lib/api/policyContract.ts";
import type { ExportFormat } from "@/lib/policy/policyExport.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { bytesText } from "../ui/bytes.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { download } from "../ui/download.ts";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Notice } from "../ui/notice.tsx";
import { Select } from "../ui/select.tsx";
import { exportVersion } from "./policy-api.ts";
import { consequenceWords, formatOrder, formatWords, plural } from "./policy-words.ts";

type Props = { readonly incident: string; readonly version: number; readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** A version as the file of an engine, with everything that the engine's language cannot say. */
export function ExportDialog({ incident, version, open, onOpenChange }: Props) {
  return (
    <Dialog wide title={`Export version ${version}`} open={open} onOpenChange={onOpenChange} description="What a format cannot say becomes approval, or is denied: never more is allowed than here. Each export is a line of the custody log.">
      {open && <ExportForm key={version} incident={incident} version={version} />}
    </Dialog>
  );
}

function ExportForm({ incident, version }: Pick<Props, "incident" | "version">) {
  const [format, setFormat] = useState<ExportFormat>("aftertrace");
  const [sign, setSign] = useState(true);
  const [seen, setSeen] = useState<PolicyExportView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sent, setSent] = useState("");
  useEffect(() => {
    let isOver = false;
    void exportVersion(incident, version, { format, sign: false, save: false }).then((answer) => {
      if (isOver) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) setSeen(answer.value);
    });
    return () => { isOver = true; };
  }, [incident, version, format]);
  const save = async () => {
    const answer = await exportVersion(incident, version, { format, sign: sign && format === "aftertrace", save: true });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    for (const { path, text } of answer.value.files) download(path, "text/plain", text);
    setSent(`${plural(answer.value.files.length, "file")} downloaded${answer.value.signedBy === null ? "" : `, signed by ${answer.value.signedBy}`}.`);
  };
  const shown = seen?.format === format ? seen : null;
  return (
    <div className="flex flex-col gap-3">
      <Field label="Format" hint={formatWords[format].about}>
        {(wiring) => <Select {...wiring} options={formatOrder.map((value) => ({ value, label: formatWords[value].name }))} value={format} onChange={(event) => { setFormat(formatOrder.find((one) => one === event.target.value) ?? format); setSent(""); }} />}
      </Field>
      {format === "aftertrace" && <Checkbox label="Sign it with this installation's key (Ed25519), whose public half is under Evidence, custody" checked={sign} onChange={(event) => setSign(event.target.checked)} />}
      {shown?.warnings.map((warning) => <Notice key={warning} kind="error" message={warning} fix="The file says so at its beginning." />)}
      {shown !== null && <Losses shown={shown} />}
      {shown?.files.map(({ path, text }) => (
        <Collapsible key={path} title={<span>{path} <span className="font-normal text-text-muted">{bytesText(new Blob([text]).size)}</span></span>}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
          <pre role="group" tabIndex={0} aria-label={`Text of ${path}`} className="max-h-64 overflow-auto rounded border border-border bg-surface-raised p-2 text-sm">{text.slice(0, 20_000)}{text.length > 20_000 && "\n… the whole of it is in the file"}</pre>
        </Collapsible>
      ))}
      {refusal && <RefusalNotice refusal={refusal} />}
      <p className="flex flex-wrap items-center gap-3"><Button kind="primary" disabled={shown === null} onClick={() => void save()}><Glyph name="download" /> Download {shown === null ? "" : plural(shown.files.length, "file")}</Button> <span role="status" className="text-sm text-text-muted [overflow-wrap:anywhere]">{sent}</span></p>
    </div>
  );
}

function Losses({ shown: { losses, format } }: { readonly shown: PolicyExportView }) {
  if (losses.length === 0) return <p className="flex items-center gap-2"><Badge tone="ok" glyph="check">Nothing is lost</Badge> {formatWords[format].name} says all that the policy says.</p>;
  return (
    <section aria-label="What this format cannot say" className="flex flex-col gap-1">
      <p className="font-medium">{plural(losses.length, "thing")} that {formatWords[format].name} cannot say</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <ul tabIndex={0} aria-label="Losses" className="flex max-h-48 flex-col overflow-y-auto rounded border border-border px-3 py-1">
        {losses.map(({ rule, lost, consequence }) => <li key={`${rule} ${lost}`} className="min-w-0 py-0.5 text-sm [overflow-wrap:anywhere]"><InlineText text={rule} className="font-mono" />: <InlineText text={lost} />; <b className={consequence === "unchecked" ? "text-status-warning" : undefined}>{consequenceWords[consequence]}</b></li>)}
      </ul>
    </section>
  );
}
