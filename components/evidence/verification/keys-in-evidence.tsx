import type { AuditOverview } from "@/lib/api/auditContract.ts";
import { Badge } from "../../ui/badge.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Hash } from "../../ui/hash.tsx";
import { InlineText } from "../inline-text.tsx";
import { entryCount } from "./log-words.ts";
import { TrustFound } from "./trust-found.tsx";

type Props = { readonly incident: { readonly id: string; readonly title: string }; readonly overview: AuditOverview };

/** Keys that lie among the exhibits: offered, never trusted because they lie there. */
export function KeysInEvidence({ incident, overview: { keysInEvidence, keysInEvidenceOf } }: Props) {
  if (keysInEvidenceOf === 0) return null;
  return (
    <Collapsible title={<>Keys in the evidence, <span className="tabular">{countText(keysInEvidenceOf)}</span></>}>
      <p className="mb-2 max-w-[100ch] text-text-muted">They came with the exhibits. Whoever made the exhibits can have made the keys: compare a fingerprint with one that its owner gave you in another way, before you trust it.</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,340px),1fr))] gap-2">
        {keysInEvidence.map((found) => (
          <li key={`${found.exhibit} ${found.at} ${found.fingerprint}`} className="flex min-w-0 flex-col gap-1 rounded border border-border px-3 py-2">
            <p className="flex flex-wrap items-center gap-2">
              {found.trusted ? <Badge tone="ok" glyph="check">Trusted</Badge> : <Badge tone="unknown" glyph="unknown">Not trusted</Badge>}
              <span className="text-sm text-text-muted">{found.form}, {found.exhibit}, <code className="[overflow-wrap:anywhere]">{found.at}</code></span>
            </p>
            <p className="flex flex-wrap items-center gap-x-2">{found.name !== null && <InlineText text={found.name} className="font-medium [overflow-wrap:anywhere]" />}<Hash value={found.fingerprint} label="fingerprint" /></p>
            {found.ids.length > 0 && <p className="text-sm [overflow-wrap:anywhere]">called <InlineText text={found.ids.join(", ")} /></p>}
            {found.logs.map(({ exhibit, entries }) => <p key={exhibit} className="text-sm text-text-muted">{entryCount(entries)} of {exhibit} {entries === 1 ? "holds" : "hold"} under it</p>)}
            <TrustFound incident={incident} found={found} />
          </li>
        ))}
      </ul>
      {keysInEvidence.length < keysInEvidenceOf && <p className="tabular text-sm text-text-muted">{countText(keysInEvidence.length)} of {countText(keysInEvidenceOf)} keys</p>}
    </Collapsible>
  );
}
