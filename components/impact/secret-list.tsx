"use client";

import Link from "next/link";
import type { Impact } from "@/lib/api/impactContract.ts";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { counted } from "./impact-words.ts";
import { rowHref, useImpactView } from "./impact-view.ts";
import { secretKindWords, secretPartWords } from "./secret-words.ts";

/** Credentials in the evidence by their fingerprints; the values themselves are nowhere on this page. */
export function SecretList({ secrets, secretsOf }: Pick<Impact, "secrets" | "secretsOf">) {
  const { incident } = useImpactView();
  if (secretsOf === 0) return <p className="text-text-muted">No text in the evidence has the form of a credential.</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="flex flex-col">
        {secrets.map((secret) => (
          <li key={`${secret.kind} ${secret.fingerprint}`} className="flex break-inside-avoid flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-border py-1.5">
            {secret.leaked ? <Badge tone="failed" glyph="external">Carried outside</Badge> : <Badge tone="muted" glyph="lock">Not seen to leave</Badge>}
            <span className="inline-flex items-center gap-1.5 font-medium"><Glyph name="credential" /> {secretKindWords[secret.kind]}</span>
            <span className="text-text-muted">fingerprint <code>{secret.fingerprint}</code></span>
            <span className="tabular">{counted(secret.places, "place")}: {secret.parts.map((part) => secretPartWords[part]).join(", ")}</span>
            <span className="flex flex-wrap gap-x-2">
              {secret.rows.map((row) => <Link key={row} className="tabular inline-flex min-h-6 items-center text-accent underline" href={rowHref(incident, row)}>row {countText(row)}</Link>)}
            </span>
          </li>
        ))}
      </ul>
      <p className="tabular text-sm text-text-muted">{countText(secrets.length)} of {countText(secretsOf)} credentials. A fingerprint is the beginning of the SHA-256 of the value: the same value has the same one.</p>
    </div>
  );
}
