"use client";

import { useId, useState, type ReactNode } from "react";
import { embeddedOnly, signatureLimits, statusWording } from "@/lib/audit/wording.ts";
import type { AuditLog } from "@/lib/api/auditContract.ts";
import { MethodLink } from "../../method/method-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { AxisList } from "./axis-list.tsx";
import { CheckList } from "./check-list.tsx";
import type { EntryLinks } from "./entry-links.ts";
import { EntrySection, type EntryView } from "./entry-section.tsx";
import type { EntrySource } from "./entry-source.ts";
import { FindingList } from "./finding-list.tsx";
import { FormatFacts, type HowVerified } from "./format-facts.tsx";
import { KeyCards } from "./key-cards.tsx";
import type { KnownKeys } from "./known-key.ts";
import { statusLine, statusWord } from "./log-words.ts";

type Props = {
  readonly log: AuditLog;
  readonly keys: KnownKeys;
  /** Keys that have gone out of use by now are said to have. */
  readonly nowUs: number;
  readonly how: HowVerified;
  readonly source: EntrySource;
  readonly links: EntryLinks;
  /** The entries were lined up with a trace. */
  readonly paired: boolean;
  readonly view: EntryView;
  readonly onView: (view: EntryView) => void;
  /** Its checks and entries are in sight at once; otherwise on request, because each log reads its entries. */
  readonly startsOpen: boolean;
  /** What can be done about a key, by its fingerprint: offered, trusted, looked up. */
  readonly keyAction: (fingerprint: string) => ReactNode;
  /** Beside the verdict: verify again, download. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** One signed log: the verdict in a word and its reason in a line, the five axes apart, then everything that it rests on. */
export function LogCard(props: Props) {
  const { log, keys, nowUs, view, startsOpen, actions, children } = props;
  const title = useId();
  const [open, setOpen] = useState(startsOpen);
  // An address that names an entry opens its log.
  const shown = open || view.entry !== null || view.filter !== null;
  return (
    <section aria-labelledby={title} id={`log-${log.exhibit}`} data-log={log.exhibit} className="flex min-w-0 scroll-mt-4 flex-col gap-3 rounded border border-border-control px-3 py-3 sm:px-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <h3 id={title} className="min-w-0 grow text-lg font-semibold"><span className="text-text-muted">{log.exhibit}</span> <bdi className="[overflow-wrap:anywhere]">{log.exhibitName}</bdi></h3>
        {actions}
      </div>
      <div className="flex flex-col gap-1">
        <p><MethodLink anchor={`verdict:${log.status}`}><StatusBadge status={log.status} className="text-base! whitespace-normal!">{statusWord(log, keys, nowUs)}</StatusBadge></MethodLink></p>
        <p className="tabular [overflow-wrap:anywhere]"><bdi>{statusLine(log, keys)}</bdi></p>
      </div>
      {children}
      <AxisList log={log} />
      {shown ? <Details {...props} /> : <p><Button small onClick={() => setOpen(true)}>Checks, keys and entries <Glyph name="chevron-down" /></Button></p>}
    </section>
  );
}

function Details({ log, keys, nowUs, how, source, links, paired, view, onView, keyAction }: Props) {
  const bad = log.findingsOf > 0;
  return (
    <>
      <Proves log={log} />
      <Collapsible title={`Checks, ${bad ? "with what failed" : "all of them"}`} defaultOpen={bad}><CheckList log={log} onView={onView} /></Collapsible>
      <Collapsible title={<>Findings, <span className="tabular">{countText(log.findingsOf)}</span></>} defaultOpen={bad}><FindingList log={log} onView={onView} /></Collapsible>
      <Collapsible title={<>Keys, <span className="tabular">{countText(log.keysOf)}</span></>} defaultOpen={log.status === "unverifiable"}><KeyCards log={log} keys={keys} nowUs={nowUs} action={keyAction} /></Collapsible>
      <Collapsible title="Format, and what could not have been detected"><FormatFacts log={log} how={how} /></Collapsible>
      <EntrySection log={log} source={source} keys={keys} links={links} paired={paired} view={view} onView={onView} />
    </>
  );
}

/** What the verdict proves, and what nobody may read into it. */
function Proves({ log }: { readonly log: AuditLog }) {
  const { shows, showsNot } = statusWording[log.status];
  const onlyEmbedded = log.keys.length > 0 && log.keys.every(({ how }) => how === "embedded");
  return (
    <dl className="grid max-w-[110ch] grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <dt className="text-text-muted">What this proves</dt>
      <dd>{shows}{onlyEmbedded && ` ${embeddedOnly}`}</dd>
      <dt className="text-text-muted">What it does not</dt>
      <dd>{showsNot}{log.status !== "unsigned" && log.status !== "verified" && ` ${signatureLimits}`}</dd>
    </dl>
  );
}
