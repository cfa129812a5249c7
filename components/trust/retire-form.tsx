"use client";

import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { utcText } from "../ui/time-text.ts";
import { ChangeForm } from "./change-form.tsx";
import { InstantField, instantOf } from "./instant-field.tsx";
import type { Changed, KeyPatch } from "./trust-api.ts";
import type { TrustedKeyView } from "@/lib/api/keyContract.ts";

export type FormProps = { readonly of: TrustedKeyView; readonly others: readonly TrustedKeyView[]; readonly onChanged: (changed: Changed) => void; readonly onClose: () => void };

/** Ends the time in which a key is good. What it signed before stays as good as it was. */
export function RetireForm({ of, others, onChanged, onClose }: FormProps) {
  const [until, setUntil] = useState(() => utcText(of.validUntilUs ?? Math.floor(Date.now() / 60_000) * 60_000_000));
  const [successor, setSuccessor] = useState(of.successor?.id ?? "");
  const [tried, setTried] = useState(false);
  const validUntil = instantOf(until);
  const patch: KeyPatch | null = typeof validUntil === "string" ? { validUntil, ...(successor !== (of.successor?.id ?? "") && { successor: successor === "" ? null : successor }) } : null;
  return (
    <ChangeForm id={of.id} title="Retire this key" save="Retire" patch={patch} weighs onTried={() => setTried(true)} onChanged={onChanged} onClose={onClose}>
      <InstantField label="Valid until, in UTC" hint="From this moment on it is no longer valid, by the time that an entry claims. What it signed before stays verified." value={until} tried={tried} first onValue={setUntil} />
      <Field label="Replaced by">
        {(wiring) => <Select {...wiring} value={successor} options={[{ value: "", label: "No key here" }, ...others.map(({ id, name, fingerprint }) => ({ value: id, label: `${name} (${fingerprint.slice(7, 15)})` }))]} onChange={(event) => setSuccessor(event.target.value)} />}
      </Field>
    </ChangeForm>
  );
}
