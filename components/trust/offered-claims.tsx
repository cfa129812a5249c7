"use client";

import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { countText } from "../ui/count.tsx";
import { KeyValue } from "../ui/key-value.tsx";
import { utcText } from "../ui/time-text.ts";
import { ShortFingerprint } from "./fingerprint.tsx";
import { endorsementWords } from "./trust-words.ts";
import type { KeyPreview } from "@/lib/api/keyContract.ts";

type Props = { readonly found: KeyPreview; readonly claims: readonly string[]; readonly onClaims: (claims: readonly string[]) => void };

/** Revocation lists and endorsements that were found: claims of others, each with what it would do. */
export function OfferedClaims({ found: { revocations, endorsements }, claims, onClaims }: Props) {
  const turn = (digest: string, on: boolean) => onClaims(on ? [...claims, digest] : claims.filter((one) => one !== digest));
  return (
    <>
      {revocations !== null && (
        <li className="flex flex-col gap-2 rounded border border-border px-3 py-2.5">
          <Checkbox label="Accept this revocation list" className="font-semibold" checked={claims.includes(revocations.digest)} onChange={(event) => turn(revocations.digest, event.target.checked)} />
          <p className="text-sm text-text-muted">It is not signed: whoever wrote it can say so of any key. Every entry signed under one of these ids will count as signed by a revoked key.</p>
          <KeyValue pairs={[
            { name: "It revokes", value: <IdList ids={revocations.ids} /> },
            { name: "Trusted keys in it", value: revocations.names.length === 0 ? "none" : revocations.names.map((name) => <bdi key={name} className="mr-2">{name}</bdi>) },
            { name: "Issuer, as it says", value: revocations.issuer === null ? "not named" : <InlineText text={revocations.issuer} className="[overflow-wrap:anywhere]" /> },
            { name: "Made, as it says", value: <span className="tabular">{revocations.generatedUs === null ? "no time" : utcText(revocations.generatedUs)}</span> },
          ]} />
          {revocations.known !== null && <p className="text-sm">It is accepted already.</p>}
        </li>
      )}
      {endorsements.map((one) => (
        <li key={one.digest} className="flex flex-col gap-2 rounded border border-border px-3 py-2.5">
          <Checkbox label="Accept this rotation endorsement" className="font-semibold" checked={claims.includes(one.digest)} onChange={(event) => turn(one.digest, event.target.checked)} />
          <p className="text-sm text-text-muted">The outgoing key signed that the new key takes its place. It counts while the outgoing key is trusted and was good at that time.</p>
          <KeyValue pairs={[
            { name: "Outgoing key", value: <span className="inline-flex flex-wrap items-center gap-2">{one.signer !== null && <bdi>{one.signer}</bdi>}<ShortFingerprint value={one.by} of="the outgoing key" /></span> },
            { name: "New key", value: <ShortFingerprint value={one.key} of="the new key" /> },
            { name: "Rotated, as it says", value: <span className="tabular">{one.rotatedUs === null ? "no time" : utcText(one.rotatedUs)}</span> },
            { name: "State", value: <Badge glyph={endorsementWords[one.state].glyph} tone={endorsementWords[one.state].tone}>{endorsementWords[one.state].word}</Badge> },
          ]} />
          {one.known !== null && <p className="text-sm">It is accepted already.</p>}
        </li>
      ))}
    </>
  );
}

const shownMax = 100;

/** The ids of a list, the first of them. */
export function IdList({ ids }: { readonly ids: readonly string[] }) {
  return (
    <span className="flex max-h-32 flex-wrap gap-x-2 overflow-auto" tabIndex={0} role="region" aria-label="Revoked ids">
      <span>{countText(ids.length)} {ids.length === 1 ? "id" : "ids"}:</span>
      {ids.slice(0, shownMax).map((id) => <InlineText key={id} text={id} className="font-mono text-sm [overflow-wrap:anywhere]" />)}
      {ids.length > shownMax && <span className="text-text-muted">and {countText(ids.length - shownMax)} more, in the file</span>}
    </span>
  );
}
