"use client";

import { useId, useState } from "react";
import { utcText } from "../ui/time-text.ts";
import { ChangeForm } from "./change-form.tsx";
import { InstantField, instantOf } from "./instant-field.tsx";
import { Radio } from "./scope-field.tsx";
import type { FormProps } from "./retire-form.tsx";
import type { KeyPatch } from "./trust-api.ts";

type Revocation = "always" | "since" | "none";

/** Says that a key is not to be relied on: for every entry, or from a moment on; or that it is after all. */
export function RevokeForm({ of, onChanged, onClose }: FormProps) {
  const name = useId();
  const isRevoked = of.revoked !== null;
  const [kind, setKind] = useState<Revocation>(of.revoked === null || of.revoked.sinceUs === null ? "always" : "since");
  const [since, setSince] = useState(() => (typeof of.revoked?.sinceUs === "number" ? utcText(of.revoked.sinceUs) : ""));
  const [tried, setTried] = useState(false);
  const instant = instantOf(since);
  return (
    <ChangeForm id={of.id} title={isRevoked ? "Change the revocation" : "Revoke this key"} save={kind === "none" ? "Lift the revocation" : "Revoke"} danger={kind !== "none"} patch={patchOf(kind, instant)} weighs
      onTried={() => setTried(true)} onChanged={onChanged} onClose={onClose}>
      <fieldset className="flex flex-col gap-1">
        <legend className="font-medium">Revoked</legend>
        <Radio name={name} label="For every entry: nobody knows since when others had it" checked={kind === "always"} onChoose={() => setKind("always")} />
        <Radio name={name} label="Since a moment" checked={kind === "since"} onChoose={() => setKind("since")} />
        {isRevoked && <Radio name={name} label="Not any more: it can be relied on after all" checked={kind === "none"} onChoose={() => setKind("none")} />}
      </fieldset>
      {kind === "since" && <InstantField label="Revoked since, in UTC" hint="Compared with the time that an entry claims, by the signer’s own clock: whoever holds the key can date an entry back." value={since} tried={tried} onValue={setSince} />}
    </ChangeForm>
  );
}

function patchOf(kind: Revocation, since: string | null | undefined): KeyPatch | null {
  switch (kind) {
    case "always": return { revoked: "always" };
    case "none": return { revoked: null };
    case "since": return typeof since === "string" ? { revoked: { since } } : null;
  }
}
