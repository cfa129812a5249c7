"use client";

import { useState } from "react";
import type { Redacted, ReportFormat } from "@/lib/api/reportContract.ts";
import type { RedactionRule } from "@/lib/report/redact.ts";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { download } from "../ui/download.ts";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { fetchRedacted } from "./report-api.ts";
import { useReportContext } from "./report-context.ts";
import { ReportTable } from "./report-table.tsx";
import { redactionRules, redactionRuleWords } from "./report-words.ts";
import { useRedactionPreview } from "./use-redaction-preview.ts";

const types: Readonly<Record<ReportFormat, string>> = { md: "text/markdown", html: "text/html", json: "application/json" };
const formats = ["md", "html", "json"] as const;

/** Chooses what is replaced, shows how often it stands there, and saves the copy. */
export function RedactionDialog({ onClose }: { readonly onClose: () => void }) {
  const { incident } = useReportContext();
  const [author] = useKept("author", "");
  const [rules, setRules] = useState<readonly RedactionRule[]>(["persons", "emails", "hosts"]);
  const [words, setWords] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const terms = words.split("\n").map((line) => line.trim()).filter((line) => line.length > 1);
  const { preview, waiting, refusal: unseen } = useRedactionPreview(incident, rules, terms);
  const toggle = (rule: RedactionRule, isOn: boolean) => setRules(redactionRules.filter((one) => (one === rule ? isOn : rules.includes(one))));
  const save = async (format: ReportFormat) => {
    const answer = await fetchRedacted(incident, { rules, terms, format, author });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) download(`aftertrace-${incident}-report-redacted.${format}`, types[format], answer.value);
  };
  return (
    <Dialog wide open onOpenChange={(open) => { if (!open) onClose(); }} title="Redacted copy" description="The same value becomes the same numbered label everywhere. Credentials are masked in every copy.">
      <div className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-1"><legend className="font-semibold">Replace</legend>
          {redactionRules.map((rule) => <Checkbox key={rule} label={redactionRuleWords[rule]} checked={rules.includes(rule)} onChange={(event) => toggle(rule, event.target.checked)} />)}
        </fieldset>
        <Field label="Words of your own, one on each line" hint="Names that stand only in the evidence are not known to be names: write them here.">
          {(wiring) => <TextArea {...wiring} rows={3} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        <section aria-label="What will be replaced" aria-busy={waiting} className="flex flex-col gap-2">
          <h3 className="font-semibold">What will be replaced</h3>
          {unseen && <RefusalNotice refusal={unseen} />}
          {preview === null ? <Skeleton label="Counting" rows={3} rowHeightPx={28} /> : <Counts preview={preview} />}
        </section>
        {refusal && <RefusalNotice refusal={refusal} />}
        <span className="flex flex-wrap gap-2">{formats.map((format) => <Button key={format} kind={format === "html" ? "primary" : "plain"} disabled={waiting || preview === null} onClick={() => void save(format)}>Save .{format}</Button>)}</span>
      </div>
    </Dialog>
  );
}

function Counts({ preview: { replaced, values, valuesOf } }: { readonly preview: Redacted }) {
  return (
    <>
      <ReportTable caption="Replaced, by rule" head={["Rule", "Different values", "Places"]} rows={replaced.map(({ rule, labels, places }) => ({ key: rule, cells: [rule, labels === 0 ? "" : countText(labels), countText(places)] }))} />
      {values.length > 0 && (
        <Collapsible title={`What stands behind the labels, ${countText(values.length)} of ${countText(valuesOf)}`}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">{values.map(({ label, value }) => <div key={label} className="contents"><dt><code>{label}</code></dt><dd className="min-w-0 [overflow-wrap:anywhere]"><bdi>{value}</bdi></dd></div>)}</dl>
        </Collapsible>
      )}
    </>
  );
}
