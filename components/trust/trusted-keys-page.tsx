"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { UndoLine } from "../marks/undo-line.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Hash } from "../ui/hash.tsx";
import { Notice } from "../ui/notice.tsx";
import { AddKeysDialog } from "./add-keys-dialog.tsx";
import { ClaimTable } from "./claim-table.tsx";
import { KeyLink, KeyTable } from "./key-table.tsx";
import { TrustDialog } from "./trust-dialog.tsx";
import { undoChange, type Accepted, type Changed } from "./trust-api.ts";
import { StateBadge } from "./trust-facts.tsx";
import type { Refusal } from "../shell/api.ts";
import type { ScopePlace } from "./scope-field.tsx";
import type { TrustedKeys } from "@/lib/api/keyContract.ts";

type Props = { readonly trusted: TrustedKeys; readonly places: readonly ScopePlace[] };
/** What was done last, and how it is taken back: the latest change of each thing that it touched. */
type Done = { readonly said: string; readonly changes: readonly { readonly id: string; readonly change: number }[] };

/** Whose signatures count: the list, what can be added to it, and what can be done about each. */
export function TrustedKeysPage({ trusted, places }: Props) {
  const router = useRouter();
  const [author] = useKept("author", "");
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const finish = (next: Done | null) => {
    setDone(next);
    setRefusal(null);
    router.refresh();
  };
  const accepted = ({ accepted: ids, changes, affected }: Accepted, said: string) => {
    setAdding(false);
    finish({ said: `Trusted: ${said}. ${againText(affected.length)}`, changes: ids.flatMap((id, place) => (changes[place] === undefined ? [] : [{ id, change: changes[place] }])) });
  };
  const changed = ({ id, change, affected }: Changed, said: string) => finish({ said: `${said} ${againText(affected.length)}`, changes: [{ id, change }] });
  const undo = async ({ changes }: Done) => {
    for (const { id, change } of changes) {
      const answer = await undoChange(id, change, author);
      if (!answer.ok) {
        setDone(null);
        return setRefusal(answer.refusal);
      }
    }
    finish(null);
  };
  const { keys, claims } = trusted;
  const removed = [...keys, ...claims].filter(({ state }) => state === "removed");
  const isEmpty = keys.length + claims.length === 0;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="grow text-2xl font-semibold">Trusted keys</h1>
        {!isEmpty && <span data-print="hide"><Button kind="primary" onClick={() => setAdding(true)}>Add a key</Button></span>}
      </div>
      {done !== null && <UndoLine said={done.said} onUndo={() => undo(done)} onOver={() => setDone(null)} />}
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      {isEmpty ? <Nothing onAdd={() => setAdding(true)} /> : <Lists trusted={trusted} removed={removed} />}
      <AddKeysDialog open={adding} onOpenChange={setAdding} places={places} onAccepted={accepted} />
      <Opened trusted={trusted} places={places} onChanged={changed} />
    </div>
  );
}

function againText(incidents: number): string {
  return incidents === 0 ? "No log rests on it." : `The logs of ${countText(incidents)} ${incidents === 1 ? "incident" : "incidents"} are verified again.`;
}

function Nothing({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <EmptyState title="No key is trusted yet" action={<Button kind="primary" onClick={onAdd}>Add a key</Button>}>
      <p>A signed log can be verified once you say whose signatures count. Ask those who run the gate or the agent for their public key, compare its fingerprint with them, and add it here.</p>
      <p className="mt-2">Until then signed logs read “Cannot be checked”: a key that a log brings itself is offered on its evidence page, and never trusted by itself.</p>
    </EmptyState>
  );
}

function Lists({ trusted, removed }: { readonly trusted: TrustedKeys; readonly removed: readonly (TrustedKeys["keys"][number] | TrustedKeys["claims"][number])[] }) {
  const held = trusted.claims.filter(({ state }) => state !== "removed");
  const { keySet } = trusted;
  return (
    <>
      <p className="max-w-[90ch] text-text-muted">A log counts as verified when its entries hold under one of these keys. Windows and revocations are compared with the time that an entry claims, by the signer’s own clock. A key that a log brings itself is offered on its evidence page, never trusted by itself.</p>
      <KeyTable trusted={trusted} />
      {held.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">Claims of others</h2>
          <p className="text-text-muted">Revocation lists and endorsements that you accepted: they say something about keys, and verdicts follow them.</p>
          <ClaimTable claims={held} />
        </section>
      )}
      {removed.length > 0 && (
        <Collapsible title={<>Removed, {countText(removed.length)}</>}>
          <ul className="flex flex-col gap-1">{removed.map(({ id, name, state }) => <li key={id} className="flex flex-wrap items-center gap-2"><KeyLink id={id} label={name} /> <StateBadge state={state} /></li>)}</ul>
        </Collapsible>
      )}
      <p className="tabular flex flex-wrap items-center gap-x-2 text-sm text-text-muted">Verdicts name the set that they used: {countText(keySet.keys)} {keySet.keys === 1 ? "key" : "keys"} everywhere, digest <Hash value={keySet.digest.replace("sha256:", "")} label="digest of the key set" /></p>
    </>
  );
}

type OpenedProps = Props & { readonly onChanged: (changed: Changed, said: string) => void };

/** The key that the address names. */
function Opened({ trusted, places, onChanged }: OpenedProps) {
  const id = useSearchParams().get("key");
  const close = () => history.pushState(null, "", "/keys");
  if (id === null) return null;
  const found = [...trusted.keys, ...trusted.claims].find((one) => one.id === id);
  if (found === undefined) return <Notice kind="warning" message={<>There is no trusted key under the id <bdi>{id.slice(0, 40)}</bdi>.</>} fix="It may belong to another installation. The list shows those there are."><Button small onClick={close}>Dismiss</Button></Notice>;
  return <TrustDialog key={found.id} of={found} keys={trusted.keys} places={places} onClose={close} onChanged={onChanged} />;
}
