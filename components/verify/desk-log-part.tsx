"use client";

import { useMemo, useState, type ReactNode } from "react";
import { nobleCrypto } from "@/lib/audit/nobleCrypto.ts";
import type { EntryView } from "../evidence/verification/entry-section.tsx";
import { noLinks } from "../evidence/verification/entry-links.ts";
import { knownKeys } from "../evidence/verification/known-key.ts";
import { LogCard } from "../evidence/verification/log-card.tsx";
import { entryCount } from "../evidence/verification/log-words.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Notice } from "../ui/notice.tsx";
import { Progress } from "../ui/progress.tsx";
import { deskSource } from "./desk-source.ts";
import { GenericChooser } from "./generic-chooser.tsx";
import { OfferedKeyAction } from "./offered-key-action.tsx";
import type { PageLog } from "./session/protocol.ts";
import type { Asks, DeskLog, VerifyDesk } from "./verify-desk.ts";
import { verifiedBy } from "./verify-words.ts";

type Props = { readonly log: DeskLog; /** There are few logs beside it. */ readonly alone: boolean; readonly desk: VerifyDesk; readonly client: Asks };

/** One log of this page: on its way, stopped, of an unknown shape, or with its verdict. */
export function DeskLogPart({ log, alone, desk, client }: Props) {
  const { file, state } = log;
  const again = <Button small onClick={() => desk.again(file.id)}>Verify again</Button>;
  switch (state.type) {
    case "waiting": return null;
    case "running": return <Running log={log} progress={state.progress} onCancel={() => desk.cancel(file.id)} />;
    case "failed": return <Framed log={log}><Notice kind="error" live message={state.message}>{again}</Notice></Framed>;
    case "done":
      switch (state.outcome.type) {
        case "cancelled": return <Framed log={log}><Notice kind="warning" live message={`Cancelled after ${entryCount(state.outcome.entries)}. There is no verdict: part of a log says nothing of the whole.`}>{again}</Notice></Framed>;
        case "nothing": return <Framed log={log}><GenericChooser log={log} desk={desk} client={client} /></Framed>;
        case "verified": return <Verified log={log} alone={alone} verdict={state.outcome.log} desk={desk} client={client} />;
      }
  }
}

function Framed({ log, children }: { readonly log: DeskLog; readonly children: ReactNode }) {
  return (
    <section aria-label={`${log.exhibit} ${log.file.name}`} className="flex min-w-0 flex-col gap-3 rounded border border-border-control px-3 py-3 sm:px-4">
      <h3 className="text-lg font-semibold"><span className="text-text-muted">{log.exhibit}</span> <bdi className="[overflow-wrap:anywhere]">{log.file.name}</bdi></h3>
      {children}
    </section>
  );
}

type RunningProps = { readonly log: DeskLog; readonly progress: { readonly entries: number; readonly share: number }; readonly onCancel: () => void };

function Running({ log, progress, onCancel }: RunningProps) {
  return (
    <Framed log={log}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="tabular grow">Verifying, {countText(progress.entries)} {progress.entries === 1 ? "entry" : "entries"} done</p>
        <Button small onClick={onCancel}>Cancel</Button>
      </div>
      <Progress label={`Verification of ${log.file.name}`} done={Math.round(progress.share * 1000)} total={1000} stage="Verifying" />
    </Framed>
  );
}

function Verified({ log, alone, verdict, desk, client }: Props & { readonly verdict: PageLog }) {
  const [view, setView] = useState<EntryView>({ entry: null, filter: null });
  const [nowUs] = useState(() => Date.now() * 1000);
  const source = useMemo(() => deskSource(client, log.file.id), [client, log.file.id]);
  const keys = useMemo(() => {
    const own = log.accepted.map(({ key, id }) => ({ key, id, name: null, validFromUs: null, validUntilUs: null, revoked: null, source: "the log" }));
    return knownKeys({ ...desk.keys, keys: [...desk.keys.keys, ...own] }, nobleCrypto.sha256, log.accepted);
  }, [desk.keys, log.accepted]);
  const action = (fingerprint: string) => <OfferedKeyAction log={log} verdict={verdict} fingerprint={fingerprint} desk={desk} />;
  return (
    <LogCard log={verdict} keys={keys} nowUs={nowUs} how={{ by: verifiedBy(verdict.tookMs) }} source={source} links={noLinks} paired={false} view={view} onView={setView} startsOpen={alone} keyAction={action}
      actions={log.generic !== null && <Button small onClick={() => desk.choose(log.file.id, null)}>Choose another reading</Button>}>
      {verdict.headRefused && <Notice kind="warning" message={<>The head <bdi>{log.head?.name ?? ""}</bdi> was not used: its signature holds under none of the keys.</>} fix="Add the key that signs heads, or check whether the head belongs to this log." />}
    </LogCard>
  );
}
