"use client";

import { useState, type FormEvent } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Field } from "../ui/field.tsx";
import { Hash } from "../ui/hash.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { acceptanceOf, chosenKeys, choiceText, firstChoice, missingOf, type Choice } from "./choice.ts";
import { OfferedClaims } from "./offered-claims.tsx";
import { OfferedKeyCard } from "./offered-key-card.tsx";
import { ScopeField, type ScopePlace } from "./scope-field.tsx";
import { acceptKeys, tryKeys, type Accepted } from "./trust-api.ts";
import { TrialList } from "./trial-list.tsx";
import { useTrial } from "./use-trial.ts";
import type { Refusal } from "../shell/api.ts";
import type { KeyPreview, KeySource, TrustScope } from "@/lib/api/keyContract.ts";

type Props = {
  readonly source: KeySource;
  readonly found: KeyPreview;
  readonly places: readonly ScopePlace[];
  readonly scope: TrustScope;
  readonly onAccepted: (accepted: Accepted, said: string) => void;
  /** Absent where the source cannot be another one. */
  readonly onBack?: (() => void) | undefined;
};

/** The second step: what was found, compared with what the owner says, and only then trusted. */
export function FoundStep({ source, found, places, scope, onAccepted, onBack }: Props) {
  const [author, keepAuthor] = useKept("author", "");
  const [choice, setChoice] = useState<Choice>(() => firstChoice(found, scope));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const missing = missingOf(choice);
  const wanted = acceptanceOf(source, choice, author.trim());
  const wish = missing.nothing || missing.scope ? null : JSON.stringify([chosenKeys(choice).map(({ fingerprint }) => fingerprint), choice.claims, choice.scope]);
  const trial = useTrial(wish, (signal) => tryKeys(wanted, signal));
  const change = (patch: Partial<Choice>) => setChoice((known) => ({ ...known, ...patch }));
  const accept = async (compared: boolean) => {
    setTried(true);
    if (busy || missing.nothing || missing.scope || (compared && missing.uncompared.length > 0)) return;
    setBusy(true);
    const answer = await acceptKeys(wanted);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    onAccepted(answer.value, choiceText(choice));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void accept(true);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <SourceLine source={source} found={found} />
      <Offers found={found} choice={choice} tried={tried} onChange={change} />
      {anything(found) && (
        <>
          <ScopeField scope={choice.scope} places={places} onScope={(next) => change({ scope: next })} error={tried && missing.scope ? "Choose at least one incident." : undefined} />
          <Field label="Note" hint="How you know that it is theirs. May stay empty.">{(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={choice.note} onChange={(event) => change({ note: event.target.value })} />}</Field>
          <Field label="Your name" hint="Stands beside the key, and in the custody log. Kept in this browser.">{(wiring) => <Input {...wiring} value={author} maxLength={80} autoComplete="name" onChange={(event) => keepAuthor(event.target.value)} />}</Field>
          <TrialList trial={trial} nothing="No verdict comes out otherwise." />
        </>
      )}
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      {tried && missing.nothing && anything(found) && <p role="alert" className="text-sm text-status-failed">Choose at least one key or claim.</p>}
      <p className="flex flex-wrap justify-end gap-2">
        {onBack !== undefined && <Button onClick={onBack}>Back</Button>}
        {tried && missing.uncompared.length > 0 && !missing.nothing && <Button disabled={busy} onClick={() => void accept(false)}>Trust without comparing</Button>}
        {anything(found) && <Button type="submit" kind="primary" disabled={busy}>Trust{choiceText(choice) === "" ? "" : ` ${choiceText(choice)}`}</Button>}
      </p>
    </form>
  );
}

const anything = ({ keys, revocations, endorsements }: KeyPreview): boolean => keys.length + endorsements.length > 0 || revocations !== null;

function SourceLine({ source, found }: { readonly source: KeySource; readonly found: KeyPreview }) {
  const name = source.origin === "file" ? <bdi className="[overflow-wrap:anywhere]">{source.name}</bdi> : source.origin === "exhibit" ? `Shown in exhibit ${source.exhibit}${source.at === "" ? "" : `, ${source.at}`}` : source.origin === "in_person" ? "Read in person" : "Pasted text";
  return <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted"><span className="text-text">{name}</span> <Bytes value={found.bytes} /> <span className="inline-flex items-center gap-1">SHA-256 <Hash value={found.sha256} label="SHA-256 of the source" /></span></p>;
}

type OffersProps = { readonly found: KeyPreview; readonly choice: Choice; readonly tried: boolean; readonly onChange: (patch: Partial<Choice>) => void };

function Offers({ found, choice, tried, onChange }: OffersProps) {
  const { keys, problems, problemsOf } = found;
  const uncompared = tried ? missingOf(choice).uncompared : [];
  const alone = keys.length === 1 && found.revocations === null && found.endorsements.length === 0;
  return (
    <>
      {!alone && <p role="status">{keys.length === 0 && !anything(found) ? "No key that can be used was found." : `Found: ${countText(keys.length)} ${keys.length === 1 ? "key" : "keys"}${found.revocations === null ? "" : ", 1 revocation list"}${found.endorsements.length === 0 ? "" : `, ${countText(found.endorsements.length)} endorsement`}. Nothing is trusted yet.`}</p>}
      {anything(found) && (
        <ul className="flex flex-col gap-3">
          {keys.map((offered) => (
            <OfferedKeyCard key={offered.fingerprint} offered={offered} alone={alone} choice={choice.keys[offered.fingerprint] ?? { chosen: false, compared: false, name: "" }} uncompared={uncompared.includes(offered.fingerprint)}
              onChoice={(patch) => onChange({ keys: { ...choice.keys, [offered.fingerprint]: { ...(choice.keys[offered.fingerprint] ?? { chosen: false, compared: false, name: "" }), ...patch } } })} />
          ))}
          <OfferedClaims found={found} claims={choice.claims} onClaims={(claims) => onChange({ claims })} />
        </ul>
      )}
      {problems.map((problem) => <Notice key={`${problem.code} ${problem.at}`} kind={anything(found) ? "warning" : "error"} message={<bdi>{problem.message}</bdi>} code={problem.code} at={problem.at} fix={problem.fix} />)}
      {problems.length < problemsOf && <p className="text-sm text-text-muted">The first {countText(problems.length)} of {countText(problemsOf)} problems.</p>}
    </>
  );
}
