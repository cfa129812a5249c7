"use client";

import { InlineText } from "../evidence/inline-text.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Input } from "../ui/input.tsx";
import { KeyValue } from "../ui/key-value.tsx";
import { FingerprintGroups } from "./fingerprint.tsx";
import { formWords, keyStateWords, revokedText, windowText } from "./trust-words.ts";
import type { KeyChoice } from "./choice.ts";
import type { OfferedKey } from "@/lib/api/keyContract.ts";

type Props = {
  readonly offered: OfferedKey;
  readonly choice: KeyChoice;
  /** It is the only thing that was found: there is nothing to choose from. */
  readonly alone: boolean;
  /** The comparison is asked for and not done. */
  readonly uncompared: boolean;
  readonly onChoice: (patch: Partial<KeyChoice>) => void;
};

/** One key that was found: what is known of it, and the comparison that makes it more than a claim. */
export function OfferedKeyCard({ offered, choice, alone, uncompared, onChoice }: Props) {
  const { fingerprint } = offered;
  const called = offered.name === "" ? `key ${fingerprint.slice(7, 15)}` : offered.name;
  return (
    <li className="flex flex-col gap-2 rounded border border-border px-3 py-2.5">
      {alone ? <h3 className="font-semibold"><bdi className="[overflow-wrap:anywhere]">{called}</bdi></h3>
        : <Checkbox label={`Trust ${called}`} className="font-semibold [overflow-wrap:anywhere]" checked={choice.chosen} onChange={(event) => onChoice({ chosen: event.target.checked })} />}
      <Facts offered={offered} />
      {offered.known !== null && <KnownRemark known={offered.known} />}
      {choice.chosen && <Comparison offered={offered} called={called} choice={choice} uncompared={uncompared} onChoice={onChoice} />}
    </li>
  );
}

function Facts({ offered }: { readonly offered: OfferedKey }) {
  const { ids, form, at, endorsedBy } = offered;
  return (
    <KeyValue pairs={[
      { name: "Records call it", value: ids.length === 0 ? "nothing: it answers for every record" : ids.map((id) => <InlineText key={id} text={id} className="mr-2 font-mono text-sm [overflow-wrap:anywhere]" />) },
      { name: "Written as", value: <>Ed25519, {formWords[form]}{at.join() === "file" ? "" : <>, at <code className="[overflow-wrap:anywhere]">{at.join(", ")}</code></>}</> },
      { name: "Valid", value: <span className="tabular">{windowText(offered)}</span> },
      ...(offered.revoked === null ? [] : [{ name: "Revoked", value: <span className="tabular">{revokedText(offered)}</span> }]),
      ...(endorsedBy === null ? [] : [{ name: "Endorsed by", value: <bdi>{endorsedBy}</bdi> }]),
    ]} />
  );
}

const changeWords = { ids: "its ids", validFromUs: "its beginning", validUntilUs: "its end", revoked: "its revocation" } as const;

function KnownRemark({ known }: { readonly known: NonNullable<OfferedKey["known"]> }) {
  const { state, changes, name } = known;
  const what = state === "removed" ? "It was trusted here before and was removed." : `It is in the list already as ${name}, ${keyStateWords[state].word.toLowerCase()}.`;
  const then = changes.length === 0 ? "Nothing in its limits would change." : `Accepting it again changes ${changes.map((change) => changeWords[change]).join(" and ")}; a file never loosens a limit.`;
  return <p className="flex items-baseline gap-1.5 text-sm"><Glyph name="info" className="text-accent" /><span><bdi>{what}</bdi> {then}</span></p>;
}

type ComparisonProps = Omit<Props, "alone"> & { readonly called: string };

function Comparison({ offered, called, choice, uncompared, onChoice }: ComparisonProps) {
  const error = `compare-${offered.fingerprint.slice(7, 23)}`;
  return (
    <div className="flex flex-col gap-2 border-t border-border pt-2">
      <p className="text-sm text-text-muted">Compare these sixteen groups with what the key’s owner says, over a way that this key did not come by: on the phone, on their own page, on paper.</p>
      <FingerprintGroups value={offered.fingerprint} of={called} />
      <Checkbox label="I compared it: every group is the same" checked={choice.compared} aria-invalid={uncompared || undefined} aria-describedby={uncompared ? error : undefined} onChange={(event) => onChoice({ compared: event.target.checked })} />
      {uncompared && <p id={error} className="flex items-baseline gap-1.5 text-sm text-status-failed"><Glyph name="cross" /> Compare it first. A key that somebody else slipped in has another fingerprint.</p>}
      <Field label="Name" hint="What you call it in verdicts and in the report.">
        {(wiring) => <Input {...wiring} value={choice.name} maxLength={120} autoComplete="off" dir="auto" placeholder={called} onChange={(event) => onChoice({ name: event.target.value })} />}
      </Field>
    </div>
  );
}
