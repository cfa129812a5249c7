"use client";

import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { utcText } from "../ui/time-text.ts";
import { ChangeForm } from "./change-form.tsx";
import { InstantField, instantOf } from "./instant-field.tsx";
import { ScopeField, type ScopePlace } from "./scope-field.tsx";
import type { Changed, KeyPatch } from "./trust-api.ts";
import type { TrustedClaimView, TrustedKeyView, TrustScope } from "@/lib/api/keyContract.ts";

type Thing = TrustedKeyView | TrustedClaimView;
type Props = { readonly of: Thing; readonly places: readonly ScopePlace[]; readonly onChanged: (changed: Changed) => void; readonly onClose: () => void };
type Draft = { readonly name: string; readonly note: string; readonly ids: string; readonly from: string; readonly until: string; readonly scope: TrustScope };

/** Name, note, ids, window and scope. Of a claim only what is said of it can be changed, never what it says. */
export function EditForm({ of, places, onChanged, onClose }: Props) {
  const [start] = useState(() => draftOf(of));
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const change = (patch: Partial<Draft>) => setDraft((known) => ({ ...known, ...patch }));
  const patch = patchOf(of, start, draft);
  const isBackward = isEmptyWindow(draft);
  const weighs = patch !== null && Object.keys(patch).some((name) => name !== "name" && name !== "note");
  return (
    <ChangeForm id={of.id} title={of.kind === "key" ? "Change this key" : "Change this claim"} save="Save" patch={isBackward ? null : patch} weighs={weighs} onTried={() => setTried(true)} onChanged={onChanged} onClose={onClose}>
      <Field label="Name" {...(draft.name.trim() === "" && { error: "Give it a name: verdicts and the report call it so." })}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
        {(wiring) => <Input {...wiring} autoFocus value={draft.name} maxLength={120} autoComplete="off" dir="auto" onChange={(event) => change({ name: event.target.value })} />}
      </Field>
      <Field label="Note">{(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={draft.note} onChange={(event) => change({ note: event.target.value })} />}</Field>
      {of.kind === "key" && (
        <>
          <Field label="Records call it" hint="One id a line. Without an id it answers for every record.">
            {(wiring) => <TextArea {...wiring} rows={2} spellCheck={false} className="font-mono text-sm" value={draft.ids} onChange={(event) => change({ ids: event.target.value })} />}
          </Field>
          <InstantField label="Valid from, in UTC" hint="Empty: from any time on." optional value={draft.from} tried={tried} onValue={(from) => change({ from })} />
          <InstantField label="Valid until, in UTC" hint="Empty: with an open end." optional value={draft.until} tried={tried} error={isBackward ? "The end must come after the beginning." : undefined} onValue={(until) => change({ until })} />
        </>
      )}
      <ScopeField scope={draft.scope} places={places} onScope={(scope) => change({ scope })} error={draft.scope?.length === 0 ? "Choose at least one incident." : undefined} />
    </ChangeForm>
  );
}

function draftOf(of: Thing): Draft {
  const shared = { name: of.name, note: of.note, scope: of.scope };
  if (of.kind !== "key") return { ...shared, ids: "", from: "", until: "" };
  return { ...shared, ids: of.ids.join("\n"), from: of.validFromUs === null ? "" : utcText(of.validFromUs), until: of.validUntilUs === null ? "" : utcText(of.validUntilUs) };
}

function isEmptyWindow({ from, until }: Draft): boolean {
  const [start, end] = [instantOf(from), instantOf(until)];
  return typeof start === "string" && typeof end === "string" && end <= start;
}

/** Only what differs from how it was; null while something cannot be read. */
function patchOf(of: Thing, start: Draft, draft: Draft): KeyPatch | null {
  const [validFrom, validUntil] = [instantOf(draft.from), instantOf(draft.until)];
  if (draft.name.trim() === "" || draft.scope?.length === 0 || validFrom === undefined || validUntil === undefined) return null;
  const words = { ...(draft.name !== start.name && { name: draft.name.trim() }), ...(draft.note !== start.note && { note: draft.note.trim() }), ...(JSON.stringify(draft.scope) !== JSON.stringify(start.scope) && { scope: draft.scope }) };
  if (of.kind !== "key") return words;
  const ids = draft.ids.split("\n").map((id) => id.trim()).filter((id) => id !== "");
  return { ...words, ...(draft.ids !== start.ids && { ids }), ...(draft.from !== start.from && { validFrom }), ...(draft.until !== start.until && { validUntil }) };
}
