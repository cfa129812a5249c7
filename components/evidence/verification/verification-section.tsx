"use client";

import { useEffect, useMemo } from "react";
import type { AuditLog, AuditOverview } from "@/lib/api/auditContract.ts";
import type { Job } from "@/lib/api/contract.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { rawAddress } from "../raw-address.ts";
import { useEvidenceAddress } from "../use-evidence-address.ts";
import { apiEntrySource } from "./api-entry-source.ts";
import type { EntryLinks } from "./entry-links.ts";
import { KeysInEvidence } from "./keys-in-evidence.tsx";
import type { KnownKey, KnownKeys } from "./known-key.ts";
import { LogCard } from "./log-card.tsx";
import { summaryText } from "./log-words.ts";
import { TrustFound } from "./trust-found.tsx";
import { VerifyAgain } from "./verify-again.tsx";

type Props = {
  readonly incident: { readonly id: string; readonly title: string };
  readonly overview: AuditOverview;
  readonly trusted: readonly KnownKey[];
  readonly nowUs: number;
  readonly job: Job | null;
};

/** So many logs show their entries at once; of more each is opened on request. */
const openMax = 1;

/** The signed logs of an incident: one card each, the keys that lie in the evidence, and the verification once more. */
export function VerificationSection({ incident, overview, trusted, nowUs, job }: Props) {
  const keys = useMemo(() => new Map(trusted.map((key) => [key.fingerprint, key])), [trusted]);
  const { logs, keysChanged, keySet } = overview;
  if (logs.length === 0) return <NoLog overview={overview} incident={incident} />;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="tabular grow">{summaryText(logs)}, verified with {keySet.keys} trusted {keySet.keys === 1 ? "key" : "keys"}.</p>
        <LinkButton small href="/keys">Trusted keys</LinkButton>
        <VerifyAgain incident={incident.id} job={job} />
      </div>
      {keysChanged && <Notice kind="warning" message="The trusted keys have changed since these verdicts were reached." fix="Verify again: what follows is what the keys of then said." />}
      {logs.map((log) => <IncidentLog key={`${log.exhibit} ${log.keySet}`} incident={incident} log={log} overview={overview} keys={keys} nowUs={nowUs} />)}
      <KeysInEvidence incident={incident} overview={overview} />
    </div>
  );
}

function NoLog({ overview, incident }: Pick<Props, "overview" | "incident">) {
  return (
    <div className="flex flex-col gap-3">
      <EmptyState title="No signed log was given" action={<LinkButton href="/verify">Verify a log in the browser</LinkButton>}>
        Nothing outside of these files confirms them. A signed audit log of the gate, the proxy or the tool server would show what ran, and whether the record was changed: add it as an exhibit, with the signer's public key.
      </EmptyState>
      <KeysInEvidence incident={incident} overview={overview} />
    </div>
  );
}

type LogProps = { readonly incident: Props["incident"]; readonly log: AuditLog; readonly overview: AuditOverview; readonly keys: KnownKeys; readonly nowUs: number };

function IncidentLog({ incident, log, overview, keys, nowUs }: LogProps) {
  const { address, change } = useEvidenceAddress();
  const { exhibit, keySet } = log;
  // Another key set is another verification: what was read of the one before is not mixed with it.
  // oxlint-disable-next-line react/exhaustive-deps -- keySet names the verification
  const source = useMemo(() => apiEntrySource(incident.id, exhibit), [incident.id, exhibit, keySet]);
  const links = useMemo((): EntryLinks => ({
    raw: (entry) => rawAddress(incident.id, { exhibit, ...entry }),
    call: ({ call, row }) => `/incidents/${incident.id}/timeline?sel=${row ?? call}`,
  }), [incident.id, exhibit]);
  const isOpen = address.log === exhibit;
  useScrollTo(isOpen ? exhibit : null);
  const view = isOpen ? { entry: address.entry, filter: address.filter } : { entry: null, filter: null };
  const found = overview.keysInEvidence;
  return (
    <LogCard log={log} keys={keys} nowUs={nowUs} how={{ by: "on this machine, by OpenSSL behind the strict checks" }} source={source} links={links} paired={overview.crossCheck !== null} view={view}
      onView={(next) => change({ log: exhibit, entry: next.entry, filter: next.filter })} startsOpen={overview.logs.length <= openMax || isOpen}
      keyAction={(fingerprint) => <TrustFound incident={incident} found={found.find((one) => one.fingerprint === fingerprint) ?? null} />} />
  );
}

/** The log that the address names when the page opens comes into sight. */
function useScrollTo(exhibit: string | null): void {
  useEffect(() => {
    if (exhibit !== null) document.getElementById(`log-${exhibit}`)?.scrollIntoView({ block: "start" });
    // Only when the page opens: later it is the reader who goes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
