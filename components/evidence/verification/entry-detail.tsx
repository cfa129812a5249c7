"use client";

import { useState } from "react";
import { speaksOfSignature } from "@/lib/audit/signatureMessages.ts";
import { findingWording, signatureLimits, type Wording } from "@/lib/audit/wording.ts";
import { fromBase64 } from "@/lib/base/encodings.ts";
import type { AuditEntryDetail, AuditLog } from "@/lib/api/auditContract.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EvidenceText } from "../evidence-text.tsx";
import { neverSigned } from "./checks.ts";
import { ByteDifference, DifferenceView } from "./difference-view.tsx";
import { EntryFacts } from "./entry-facts.tsx";
import { entryVerdicts } from "./entry-words.ts";
import type { EntrySource } from "./entry-source.ts";
import type { EntryLinks } from "./entry-links.ts";
import { LinkFacts, SuccessorDifference } from "./link-facts.tsx";
import type { KnownKeys } from "./known-key.ts";
import { MessageBytes } from "./message-bytes.tsx";
import { Part } from "./part.tsx";
import { useEntryDetail } from "./use-entries.ts";

type Props = {
  readonly log: AuditLog;
  readonly source: EntrySource;
  readonly entry: number;
  readonly keys: KnownKeys;
  readonly links: EntryLinks;
  readonly onEntry: (entry: number | null) => void;
};

const firstLimit = 20_000;
const limitMax = 2_000_000;

/** One entry laid open: what was signed, what disagrees, and what that shows and does not show. */
export function EntryDetail({ log, source, entry, keys, links, onEntry }: Props) {
  const [asked, setAsked] = useState({ entry, limit: firstLimit });
  const limit = asked.entry === entry ? asked.limit : firstLimit;
  const { detail, refusal } = useEntryDetail(source, entry, limit);
  const more = () => setAsked({ entry, limit: Math.min(limitMax, limit * 10) });
  return (
    <section aria-label={`Entry ${entry}`} data-entry={entry} className="flex min-w-0 flex-col gap-3 rounded border border-border px-3 py-2.5">
      <DetailHead log={log} entry={entry} onEntry={onEntry} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {detail === null && refusal === null && <Skeleton label={`Reading entry ${entry}`} rows={8} rowHeightPx={28} />}
      {detail !== null && (
        <>
          <Verdicts detail={detail} unsigned={neverSigned(log)} />
          <EntryFacts detail={detail} keys={keys} links={links} />
          <Disagreement log={log} source={source} detail={detail} onMore={more} />
          <Part title="Record, as it stands in the file"><EvidenceText text={detail.text.text} label="the record" length={detail.text.length} onMore={more} /></Part>
          <Signed detail={detail} onMore={more} />
          {detail.uncovered.length > 0 && <Part title="Not protected in this entry"><p><code className="[overflow-wrap:anywhere]"><bdi>{detail.uncovered.join(", ")}</bdi></code></p></Part>}
          <LinkFacts detail={detail} onEntry={onEntry} />
        </>
      )}
    </section>
  );
}

function DetailHead({ log, entry, onEntry }: Pick<Props, "log" | "entry" | "onEntry">) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h4 className="tabular grow text-lg font-semibold">Entry {countText(entry)} <span className="text-sm font-normal text-text-muted">of {countText(log.entries)}</span></h4>
      <Button small disabled={entry <= 1} aria-label="Entry before" onClick={() => onEntry(entry - 1)}><Glyph name="ascending" /></Button>
      <Button small disabled={entry >= log.entries} aria-label="Entry after" onClick={() => onEntry(entry + 1)}><Glyph name="descending" /></Button>
      <Button small kind="quiet" aria-label="Close the entry" onClick={() => onEntry(null)}><Glyph name="close" /></Button>
    </div>
  );
}

function Verdicts({ detail, unsigned }: { readonly detail: AuditEntryDetail; readonly unsigned: boolean }) {
  const { contentClass, explanation, message, placeMessages } = detail;
  const classes = [...(contentClass === null ? [] : [{ class: contentClass, message: explanation ?? message }]), ...placeMessages];
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap gap-2">{entryVerdicts(detail, unsigned).map(({ word, glyph, tone }) => <Badge key={word} tone={tone} glyph={glyph}>{word}</Badge>)}</p>
      {classes.map((one) => one.message !== null && one.message !== "" && <p key={one.class} className="max-w-[90ch] [overflow-wrap:anywhere]"><bdi>{one.message}</bdi></p>)}
      <Proves wordings={classes.map((one) => findingWording[one.class])} holds={detail.signed.some(({ holds }) => holds)} />
    </div>
  );
}

/** What the verdict on this entry proves, and what nobody may read into it. */
function Proves({ wordings, holds }: { readonly wordings: readonly Wording[]; readonly holds: boolean }) {
  if (wordings.length === 0) return <p className="max-w-[90ch] text-text-muted">{holds ? signatureLimits : "Nothing is wrong with this entry; nothing signs it either."}</p>;
  return (
    <dl className="grid max-w-[90ch] grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <dt className="text-text-muted">What this shows</dt><dd>{wordings.map(({ shows }) => shows).join(" ")}</dd>
      <dt className="text-text-muted">What it does not</dt><dd>{wordings.map(({ showsNot }) => showsNot).join(" ")}</dd>
    </dl>
  );
}

type DisagreementProps = Pick<Props, "log" | "source"> & { readonly detail: AuditEntryDetail; readonly onMore: () => void };

/** What does not fit, side by side: a hash against its content, a spelling against the one that was signed, the hash that the next entry names. */
function Disagreement({ log, source, detail, onMore }: DisagreementProps) {
  const { contradiction, respelled, contentClass, message } = detail;
  const [signed] = detail.signed;
  const here = signed === undefined ? null : fromBase64(signed.base64);
  const meant = respelled === null ? null : fromBase64(respelled.base64);
  return (
    <>
      {contradiction !== null && (
        <Part title="What does not fit">
          <p className="[overflow-wrap:anywhere]"><bdi>{contradiction.what}</bdi></p>
          {contradiction.expected !== null && contradiction.found !== null && (
            <DifferenceView label="Expected and found" at={contradiction.at} expected={{ name: "Computed here", value: contradiction.expected }} found={{ name: "Stated in the entry", value: contradiction.found }} />
          )}
          {contradiction.bytes !== null && <Collapsible title="The bytes that were hashed"><MessageBytes {...contradiction.bytes} label="the bytes that were hashed" onMore={onMore} /></Collapsible>}
        </Part>
      )}
      {respelled !== null && (
        <Part title="Another spelling fits">
          <p className="max-w-[90ch]">The signature holds for another spelling: {respelled.how}. What is here was written anew; the finding stays, because these bytes are not what was signed.</p>
          {here !== null && meant !== null && respelled.at !== null && respelled.at < Math.max(here.length, meant.length)
            && <ByteDifference label="Signed and here" names={["As signed", "As it is here"]} bytes={[meant, here]} at={respelled.at} />}
        </Part>
      )}
      {contentClass === "altered_entry" && <SuccessorDifference log={log} source={source} detail={detail} />}
      {contentClass === "altered_entry" && contradiction === null && respelled === null && message !== null && speaksOfSignature(message) && (
        <p className="max-w-[90ch] text-text-muted">A signature shows that something differs, not what: the record as it was signed is not in this file.</p>
      )}
    </>
  );
}

function Signed({ detail, onMore }: { readonly detail: AuditEntryDetail; readonly onMore: () => void }) {
  return detail.signed.map((one, place) => {
    const name = detail.signed.length === 1 ? "the signed bytes" : `the bytes of signature ${place + 1}`;
    return (
      <Part key={place} title={detail.signed.length === 1 ? "Signed bytes" : `Signed bytes, signature ${place + 1} of ${detail.signed.length}`}>
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <Badge tone={one.holds ? "ok" : "unknown"} glyph={one.holds ? "check" : "cross"}>{one.holds ? "The signature holds for these bytes" : "No signature holds for these bytes"}</Badge>
          {one.keyIds.length > 0 && <span className="text-text-muted">names its key <code className="[overflow-wrap:anywhere]"><bdi>{one.keyIds.join(", ")}</bdi></code></span>}
        </p>
        <Collapsible title="Show them" defaultOpen={!one.holds}><MessageBytes base64={one.base64} length={one.length} label={name} onMore={onMore} /></Collapsible>
      </Part>
    );
  });
}
