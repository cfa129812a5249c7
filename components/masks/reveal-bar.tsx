"use client";

import { useState } from "react";
import { MarkForm } from "../marks/mark-form.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Input } from "../ui/input.tsx";
import type { Reveal } from "./use-reveal.ts";

type Props = {
  /** Credentials that are masked here. */
  readonly count: number;
  readonly reveal: Reveal;
  /** What would be shown: "this step". */
  readonly what: string;
};

/** Says that credentials are masked, and how they can be seen; says as plainly when they are. */
export function RevealBar({ count, reveal, what }: Props) {
  const [asking, setAsking] = useState(false);
  if (reveal.name !== null) {
    return (
      <p role="status" data-print="hide" className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-l-4 border-border border-l-status-warning px-2 py-1 text-sm">
        <span><Glyph name="warning" /> Credentials of {what} stand in the clear. The custody log says so.</span>
        <Button small onClick={reveal.end}>Mask again</Button>
      </p>
    );
  }
  if (count === 0) return null;
  return (
    <div data-print="hide" className="flex flex-col gap-2 rounded border border-border px-2 py-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="tabular"><Glyph name="lock" /> {countText(count)} {count === 1 ? "credential" : "credentials"} masked</span>
        <Button small aria-expanded={asking} onClick={() => setAsking(!asking)}>Reveal…</Button>
      </p>
      {asking && <Confirm what={what} reveal={reveal} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Confirm({ what, reveal, onClose }: Pick<Props, "what" | "reveal"> & { readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  return (
    <MarkForm save="Reveal" onSave={(author) => reveal.begin(reason.trim(), author)} onClose={onClose}>
      <p>The credentials of {what} are shown in the clear until it is closed or the page is loaded anew, a quarter of an hour at most. That they were revealed is a line of the custody log. Lists, exports and findings stay masked.</p>
      <Field label="Reason" hint="May stay empty.">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
        {(wiring) => <Input {...wiring} autoFocus maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </MarkForm>
  );
}
