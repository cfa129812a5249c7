import Link from "next/link";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { KeyValue, type Pair } from "../ui/key-value.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Time } from "../ui/time.tsx";
import { utcText } from "../ui/time-text.ts";
import { FingerprintGroups, ShortFingerprint } from "./fingerprint.tsx";
import { IdList } from "./offered-claims.tsx";
import { sourcePath } from "./trust-api.ts";
import { endorsementWords, formWords, keyStateWords, logsText, originText, revokedText, windowText } from "./trust-words.ts";
import type { TrustedClaimView, TrustedKeyView } from "@/lib/api/keyContract.ts";

type Thing = TrustedKeyView | TrustedClaimView;
type Props = { readonly of: Thing; readonly placeName: (place: NonNullable<Thing["scope"]>[number]) => string };

/** Everything that is known of one key or claim. */
export function TrustFacts({ of, placeName }: Props) {
  return (
    <div className="flex flex-col gap-3">
      {of.kind === "key" && <FingerprintGroups value={of.fingerprint} of={of.name} />}
      <KeyValue pairs={[...(of.kind === "key" ? keyPairs(of) : claimPairs(of)), ...trustPairs(of, placeName)]} />
      {of.kind === "key" && <Uses of={of} />}
    </div>
  );
}

export function StateBadge({ state }: { readonly state: Thing["state"] }) {
  const { word, glyph, tone } = keyStateWords[state];
  return <Badge tone={tone} glyph={glyph}>{word}</Badge>;
}

function keyPairs(of: TrustedKeyView): Pair[] {
  const { ids, successor, endorsedBy, revokedByList, state } = of;
  return [
    { name: "State", value: <StateBadge state={state} /> },
    { name: "Algorithm", value: "Ed25519" },
    { name: "Records call it", value: ids.length === 0 ? "nothing: it answers for every record" : ids.map((id) => <InlineText key={id} text={id} className="mr-2 font-mono text-sm [overflow-wrap:anywhere]" />) },
    { name: "Valid", value: <span className="tabular">{windowText(of)}, by the time that an entry claims</span> },
    { name: "Revoked", value: <span className="tabular">{revokedText(of)}{revokedByList.length > 0 && `${of.revoked === null ? ", but" : ";"} ${countText(revokedByList.length)} revocation ${revokedByList.length === 1 ? "list names" : "lists name"} it`}</span> },
    ...(successor === null ? [] : [{ name: "Replaced by", value: <bdi>{successor.name}</bdi> }]),
    ...(endorsedBy.length === 0 ? [] : [{ name: "Endorsed by", value: endorsedBy.map(({ claim, name }) => <bdi key={claim} className="mr-2">{name}</bdi>) }]),
  ];
}

function claimPairs(of: TrustedClaimView): Pair[] {
  if (of.kind === "revocations") {
    return [
      { name: "State", value: <StateBadge state={of.state} /> }, { name: "It revokes", value: <IdList ids={of.ids} /> },
      { name: "Issuer, as it says", value: of.issuer === null ? "not named" : <InlineText text={of.issuer} className="[overflow-wrap:anywhere]" /> },
      { name: "Made, as it says", value: <span className="tabular">{of.generatedUs === null ? "no time" : utcText(of.generatedUs)}</span> },
    ];
  }
  const { word, glyph, tone } = endorsementWords[of.counts];
  return [
    { name: "State", value: of.state === "removed" ? <StateBadge state="removed" /> : <Badge tone={tone} glyph={glyph}>{word}</Badge> },
    { name: "Outgoing key", value: <ShortFingerprint value={of.by} of="the outgoing key" /> }, { name: "New key", value: <ShortFingerprint value={of.key} of="the new key" /> },
    { name: "Rotated, as it says", value: <span className="tabular">{of.rotatedUs === null ? "no time" : utcText(of.rotatedUs)}</span> },
  ];
}

function trustPairs(of: Thing, placeName: Props["placeName"]): Pair[] {
  const { source, form, acceptedBy, acceptedUs, note, scope, id } = of;
  const link = source.origin === "exhibit" && source.incident !== null && source.exhibit !== null;
  return [
    {
      name: "The trust comes from", value: (
        <span className="flex flex-col gap-0.5">
          <span>{link ? <Link className="underline" href={`/incidents/${source.incident}/evidence#${source.exhibit}`}>{originText(source)}</Link> : originText(source)}{source.name !== null && <> <bdi className="[overflow-wrap:anywhere]">{source.name}</bdi></>}, as {formWords[form]}{source.origin !== "exhibit" && source.at !== null && source.at !== "file" && <>, at <code className="[overflow-wrap:anywhere]">{source.at}</code></>}</span>
          <span className="tabular inline-flex flex-wrap items-center gap-x-2 text-sm">SHA-256 <Hash value={source.sha256} label="SHA-256 of the source" /> <a className="underline" href={sourcePath(id)} download><Glyph name="download" /> Original</a></span>
        </span>
      ),
    },
    { name: "Accepted", value: <span className="tabular"><Time us={acceptedUs} /> {acceptedBy === "" ? "by somebody who gave no name" : <bdi>by {acceptedBy}</bdi>}</span> },
    ...(of.kind === "key" ? [{ name: "Fingerprint", value: of.compared ? "compared with what its owner says" : <span className="inline-flex items-baseline gap-1.5 text-status-warning"><Glyph name="warning" /> accepted without a comparison</span> }] : []),
    { name: "It counts for", value: scope === null ? "every log" : <span>only the logs of {scope.map((place) => <bdi key={`${place.incident} ${place.exhibit ?? ""}`} className="mr-2">{placeName(place)}</bdi>)}</span> },
    ...(note === "" ? [] : [{ name: "Note", value: <bdi className="[overflow-wrap:anywhere] whitespace-pre-line">{note}</bdi> }]),
  ];
}

function Uses({ of: { usedBy } }: { readonly of: TrustedKeyView }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">Used by {logsText(usedBy.logs)}</h3>
      {usedBy.logs === 0 && <p className="text-sm text-text-muted">No log that was verified here is signed with it.</p>}
      {usedBy.logs > 0 && (
        <ul className="flex flex-col gap-1">
          {usedBy.first.map(({ incident, title, exhibit, exhibitName, status, entries }) => (
            <li key={`${incident} ${exhibit}`} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
              <Link className="underline" href={`/incidents/${incident}/evidence#${exhibit}`}>{exhibit}</Link> <bdi className="[overflow-wrap:anywhere]">{exhibitName}</bdi> <span className="text-text-muted">in <bdi>{title}</bdi></span>
              <StatusBadge status={status} /> <span className="tabular">{countText(entries)} {entries === 1 ? "entry" : "entries"} under it</span>
            </li>
          ))}
        </ul>
      )}
      {usedBy.first.length < usedBy.logs && <p className="text-sm text-text-muted">The first {countText(usedBy.first.length)} of {logsText(usedBy.logs)}.</p>}
    </section>
  );
}
