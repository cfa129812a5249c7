"use client";

import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/count.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Time } from "../ui/time.tsx";
import { ShortFingerprint } from "./fingerprint.tsx";
import { KeyLink } from "./key-table.tsx";
import { StateBadge } from "./trust-facts.tsx";
import { endorsementWords, keyStateWords, originText } from "./trust-words.ts";
import type { Column } from "../ui/data-table-features.ts";
import type { TrustedClaimView } from "@/lib/api/keyContract.ts";

type Claim = TrustedClaimView;

const columns: readonly Column<Claim>[] = [
  { id: "name", header: "Claim", value: ({ name }) => name, cell: (claim) => <NameCell claim={claim} /> },
  { id: "state", header: "State", value: stateWord, cell: (claim) => <State claim={claim} /> },
  { id: "says", header: "It says", value: says, cell: (claim) => <Says claim={claim} /> },
  { id: "origin", header: "Comes from", value: ({ source }) => `${originText(source)} ${source.name ?? ""}`.trim(), cell: ({ source }) => <bdi className="[overflow-wrap:anywhere]">{originText(source)} {source.name}</bdi> },
  { id: "accepted", header: "Accepted", value: ({ acceptedUs }) => acceptedUs, cell: ({ acceptedUs }) => <Time us={acceptedUs} /> },
];

function NameCell({ claim }: { readonly claim: Claim }) {
  return (
    <div>
      <KeyLink id={claim.id} label={claim.name} />
      <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm sm:hidden"><State claim={claim} /> <Says claim={claim} /></span>
    </div>
  );
}

function stateWord(claim: Claim): string {
  return claim.kind === "endorsement" && claim.state !== "removed" ? endorsementWords[claim.counts].word : keyStateWords[claim.state].word;
}

function State({ claim }: { readonly claim: Claim }) {
  if (claim.kind === "revocations" || claim.state === "removed") return claim.state === "removed" ? <StateBadge state="removed" /> : <Badge tone="ok" glyph="check">Counts</Badge>;
  const { word, glyph, tone } = endorsementWords[claim.counts];
  return <Badge tone={tone} glyph={glyph}>{word}</Badge>;
}

function says(claim: Claim): string {
  return claim.kind === "revocations" ? `revokes ${countText(claim.ids.length)} ${claim.ids.length === 1 ? "id" : "ids"}` : `${claim.by} endorses ${claim.key}`;
}

function Says({ claim }: { readonly claim: Claim }) {
  if (claim.kind === "revocations") return <>{says(claim)}</>;
  return <span className="inline-flex flex-wrap items-center gap-x-1"><ShortFingerprint value={claim.by} of="the outgoing key" /> endorses <ShortFingerprint value={claim.key} of="the new key" /></span>;
}

/** What others say about keys, as far as it was accepted. */
export function ClaimTable({ claims }: { readonly claims: readonly Claim[] }) {
  return <div className="[&_td]:align-baseline! max-sm:[&_tr>*:nth-child(n+2)]:hidden"><DataTable caption="Claims about keys" rows={claims} columns={columns} rowId={({ id }) => id} filterable={claims.length > 5} /></div>;
}
