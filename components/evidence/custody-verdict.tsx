"use client";

import { statusWording } from "@/lib/audit/wording.ts";
import { incidentPath } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { MethodLink } from "../method/method-link.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { Progress } from "../ui/progress.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { FindingBadge } from "./finding-badge.tsx";
import { instantText } from "./custody-words.ts";
import { useVerification } from "./use-verification.ts";
import type { CustodyCheck } from "@/lib/api/contract.ts";
import type { CustodyKey, CustodyState } from "@/lib/api/custodyContract.ts";

type Props = CustodyState & { readonly incident: string; readonly signedBy: CustodyKey };

/** What the verifying engine says of the custody log, and what somebody else needs to check that. */
export function CustodyVerdict({ incident, signedBy, ...start }: Props) {
  const { check, verifying, refusal, again, cancel } = useVerification(incident, start);
  const log = `${incidentPath(incident)}/custody/log`;
  const command = `npx aftertrace verify aftertrace-${incident}-custody.jsonl --keys custody-keys.jwks`;
  return (
    <section aria-label="Verification of the custody log" className="flex flex-col gap-3 rounded border border-border px-3 py-2.5">
      {check !== null && <Said check={check} />}
      {check === null && <Progress label="Verifying the custody log" stage="Verifying every record" done={verifying?.done ?? 0} total={verifying === null || verifying.total === 0 ? null : verifying.total} />}
      {refusal && <RefusalNotice refusal={refusal} />}
      <dl className="grid items-baseline gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        <dt className="text-text-muted">Signed by</dt>
        <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2">the key of this installation <Hash value={signedBy.fingerprint} label="the fingerprint of the key" /></dd>
        <dt className="text-text-muted">Head</dt>
        <dd className="min-w-0">{check?.head ? <Head head={check.head} /> : <span className="text-text-muted">{check === null ? "not known yet" : "no record"}</span>}</dd>
      </dl>
      <div data-print="hide" className="flex flex-wrap gap-2">
        {cancel === null ? <Button small disabled={check === null} onClick={again}>Verify again</Button> : <Button small onClick={cancel}>Cancel</Button>}
        <a className={buttonStyle("plain", true)} href={log} download><Glyph name="download" /> Custody log</a>
        <a className={buttonStyle("plain", true)} href="/api/v1/custody/key?form=jwks" download><Glyph name="download" /> Public key</a>
      </div>
      <Collapsible title="How somebody else checks it">
        <div className="flex flex-col gap-2 text-sm">
          <p>Download the log and the public key, and compare the fingerprint of the key with this page. Then, on any machine:</p>
          <p className="flex items-center gap-2"><code className="min-w-0 [overflow-wrap:anywhere]">{command}</code> <CopyButton text={command} label="Copy the command" /></p>
          <p className="text-text-muted">Each line is signed with Ed25519 over the text aftertrace.custody/1, a line feed and the RFC 8785 form of the line without its sig; prev is the SHA-256 of the whole line before. The key is there as <a className="underline" href="/api/v1/custody/key?form=pem" download>PEM</a> and as <a className="underline" href="/api/v1/custody/key?form=did" download>did:key</a> too.</p>
        </div>
      </Collapsible>
    </section>
  );
}

function Said({ check }: { readonly check: CustodyCheck }) {
  const { status, signed, verified, unsigned, findings } = check;
  const broken = findings.filter(({ class: name }) => name !== "tail_unproven");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {status === "empty" ? <Badge tone="unknown" glyph="dash">No line yet</Badge> : <StatusBadge status={status} />}
        <span className="tabular">{countText(verified)} of {countText(signed)} {signed === 1 ? "record carries" : "records carry"} a valid signature of this installation{broken.length === 0 && signed > 1 ? ", and none is missing between the first and the last" : ""}.</span>
      </p>
      {status !== "verified" && status !== "empty" && <p className="text-sm text-text-muted">{statusWording[status].shows} It does not show: {lowerFirst(statusWording[status].showsNot)}</p>}
      {broken.length > 0 && <Findings findings={broken} />}
      {unsigned !== null && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={unsigned.ok ? "unknown" : "failed"} glyph={unsigned.ok ? "dash" : "cross"}>{unsigned.ok ? "Unsigned" : `Line ${unsigned.line ?? "?"} does not fit`}</Badge>
          <span>{countText(unsigned.lines)} {unsigned.lines === 1 ? "line is" : "lines are"} from before signing began. {unsigned.ok ? "Their hashes fit each other, which shows accidents, not forgery." : "Their hashes do not fit each other."}</span>
        </p>
      )}
    </>
  );
}

const findingsShown = 20;

function Findings({ findings }: { readonly findings: CustodyCheck["findings"] }) {
  return (
    <ul className="flex flex-col gap-1">
      {findings.slice(0, findingsShown).map(({ class: name, line, last, message }) => (
        <li key={`${name} ${line} ${message}`} className="flex flex-wrap items-baseline gap-x-2">
          <MethodLink anchor={`finding:${name}`}><FindingBadge name={name} /></MethodLink>
          <span className="tabular font-medium">{last > line ? `lines ${countText(line)} to ${countText(last)}` : `line ${countText(line)}`}</span>
          <bdi className="min-w-0 text-text-muted [overflow-wrap:anywhere]">{message}</bdi>
        </li>
      ))}
      {findings.length > findingsShown && <li className="text-sm text-text-muted">{countText(findingsShown)} of {countText(findings.length)} shown; all of them are in the API.</li>}
    </ul>
  );
}

/** Printed, mailed or noted elsewhere it is a cheap anchor. */
function Head({ head }: { readonly head: NonNullable<CustodyCheck["head"]> }) {
  const { log, seq, hash, atUs } = head;
  const words = `Aftertrace custody log ${log}: record ${seq}, ${hash}, ${instantText(atUs)}`;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="tabular">record {countText(seq)}</span> <Hash value={hash} label="the hash of the last record" />
      <CopyButton text={words} label="Copy log, number, hash and time of the last record">Copy to keep elsewhere</CopyButton>
      <span className="basis-full text-sm text-text-muted">A log proves its end only to who noted it before. Keep this outside this machine, and nobody can cut lines off the end unnoticed.</span>
    </span>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
