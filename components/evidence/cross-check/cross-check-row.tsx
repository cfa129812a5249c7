import type { ReactNode } from "react";
import type { CrossCheckRow } from "@/lib/api/auditContract.ts";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/count.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { InlineText } from "../inline-text.tsx";
import { DifferenceView } from "../verification/difference-view.tsx";
import { decisionText } from "../verification/entry-words.ts";
import { PlaceLink } from "../verification/place-link.tsx";
import { differenceText, pairedByWords } from "./cross-check-words.ts";

export type CrossCheckLinks = {
  readonly call: (call: NonNullable<CrossCheckRow["call"]>) => string | null;
  readonly entry: (exhibit: string, entry: number) => string;
};

type Props = { readonly row: CrossCheckRow; readonly links: CrossCheckLinks };

/** What the trace has beside what the log has; a side that is missing says so. */
export function CrossCheckRowView({ row, links }: Props) {
  const { call, entry, difference, by, strength, form } = row;
  return (
    <li className="flex min-w-0 flex-col gap-1.5 border-t border-border py-2 first:border-t-0">
      {difference !== null && <p><Badge tone="failed" glyph="cross" className="whitespace-normal!">{differenceText(difference)}</Badge></p>}
      <div className="grid gap-x-6 gap-y-2 md:grid-cols-2">
        <Side title="In the trace">{call === null ? <Missing>not there</Missing> : <Call call={call} links={links} />}</Side>
        <Side title="In the log">{entry === null ? <Missing>not there</Missing> : <Entry entry={entry} links={links} />}</Side>
      </div>
      {difference?.what === "arguments" && <DifferenceView label="Digest of the arguments" expected={{ name: "Computed from the trace", value: difference.inTrace }} found={{ name: "In the log", value: difference.inLog }} at={firstDiffering(difference.inTrace, difference.inLog)} />}
      {by !== null && <p className="text-sm text-text-muted">Paired {pairedByWords[by]}{strength === "weak" && ", weak: nothing shows how far the clocks are apart"}{form !== null && `; the digest fits as ${form}`}.</p>}
    </li>
  );
}

/** Two digests of one algorithm: the first byte that differs. */
function firstDiffering(a: string, b: string): number | null {
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return Math.floor(at / 2);
  return a.length === b.length ? null : Math.floor(Math.min(a.length, b.length) / 2);
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="text-sm text-text-muted">{title}</p>
      {children}
    </div>
  );
}

const Missing = ({ children }: { readonly children: ReactNode }) => <p><Badge tone="unknown" glyph="dash">{children}</Badge></p>;

function Call({ call, links }: { readonly call: NonNullable<CrossCheckRow["call"]>; readonly links: CrossCheckLinks }) {
  const { id, tool, state, timeUs, argumentsJson, argumentsLength } = call;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><PlaceLink href={links.call(call)}>{id}</PlaceLink> <InlineText text={tool} className="font-medium [overflow-wrap:anywhere]" /> <StatusBadge status={state} /></p>
      <p className="text-sm text-text-muted">{timeUs === null ? "no time" : <Time us={timeUs} />}</p>
      {argumentsJson === null
        ? <p className="text-sm text-text-muted">arguments not captured</p>
        : <p className="text-sm"><code className="[overflow-wrap:anywhere]"><InlineText text={argumentsJson} /></code>{argumentsJson.length < argumentsLength && <span className="tabular text-text-muted"> {countText(argumentsJson.length)} of {countText(argumentsLength)} characters</span>}</p>}
    </>
  );
}

function Entry({ entry: of, links }: { readonly entry: NonNullable<CrossCheckRow["entry"]>; readonly links: CrossCheckLinks }) {
  const { exhibit, entry, others, tool, decision, actor, timeUs, digest, sound } = of;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <PlaceLink href={links.entry(exhibit, entry)}>{exhibit} entry {countText(entry)}</PlaceLink>
        {tool !== null && <InlineText text={tool} className="font-medium [overflow-wrap:anywhere]" />}
        {decision !== null && <Badge tone={decision === "deny" ? "failed" : "plain"} glyph={decision === "deny" ? "blocked" : "check"}>{decisionText(decision)}</Badge>}
        {!sound && <Badge tone="warning" glyph="warning">the entry itself is in doubt</Badge>}
      </p>
      <p className="text-sm text-text-muted">{timeUs === null ? "no time" : <><Time us={timeUs} /> by the signer's clock</>}{actor !== null && <>, <InlineText text={actor} /></>}</p>
      {digest !== null && <p className="text-sm"><span className="text-text-muted">arguments as {digest.algorithm}{digest.form === null ? "" : `, ${digest.form}`}</span> <code className="[overflow-wrap:anywhere]">{digest.hex.slice(0, 16)}…</code></p>}
      {others.length > 0 && <p className="text-sm text-text-muted">The same action also in {others.map((one, place) => <span key={`${one.exhibit} ${one.entry}`}>{place > 0 && ", "}<PlaceLink href={links.entry(one.exhibit, one.entry)}>{one.exhibit} entry {countText(one.entry)}</PlaceLink></span>)}.</p>}
    </>
  );
}
