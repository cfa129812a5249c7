"use client";

import { useId, useState } from "react";
import { choiceWords, type GenericChoice } from "@/lib/audit/genericProfile.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Select } from "../ui/select.tsx";
import { anything, keyNameOf, messageName, narrowed, optionsOf, spelledOut, type Narrowed } from "./generic-filter.ts";
import type { GenericAnswer, RecordShape } from "./session/protocol.ts";
import type { Asks, DeskLog, VerifyDesk } from "./verify-desk.ts";

type Props = { readonly log: DeskLog; readonly desk: VerifyDesk; readonly client: Asks };
type Tried = { readonly type: "not yet" } | { readonly type: "trying" } | { readonly type: "tried"; readonly answer: GenericAnswer; readonly keys: number } | { readonly type: "failed"; readonly message: string };

/** A log of an unknown shape: the page tries how its records are signed, lists what fits, and the reader chooses. */
export function GenericChooser({ log, desk, client }: Props) {
  const [tried, setTried] = useState<Tried>({ type: "not yet" });
  const keys = desk.keys;
  const search = () => {
    setTried({ type: "trying" });
    client.ask("candidates", { file: log.file.id, keys }).then(
      (answer) => setTried({ type: "tried", answer, keys: keys.keys.length }),
      (error: unknown) => setTried({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <Notice kind="warning" message="No record in it has the shape of a signed log that is known." fix="It may still be signed with Ed25519. The page can try how: which member is the signature, what it is made over, in which spelling, and under which key." />
      {tried.type !== "tried" && <p className="flex flex-wrap items-center gap-3"><Button disabled={tried.type === "trying"} onClick={search}>Find out how it is signed</Button> <span role="status" className="text-text-muted">{tried.type === "trying" && "Trying combinations"}</span></p>}
      {tried.type === "failed" && <Notice kind="error" live message={tried.message} />}
      {tried.type === "tried" && (tried.answer.shape === null
        ? <Notice kind="warning" live message="There is no JSON object in it, so there is nothing to try." />
        : <Fitting answer={tried.answer} shape={tried.answer.shape} given={tried.keys} onChoose={(choice) => desk.choose(log.file.id, choice)} onAgain={search} />)}
    </div>
  );
}

type FittingProps = { readonly answer: GenericAnswer; readonly shape: RecordShape; readonly given: number; readonly onChoose: (choice: GenericChoice) => void; readonly onAgain: () => void };

/** Drawn at most; the selects above narrow the list. */
const drawnMax = 60;

function Fitting({ answer, shape, given, onChoose, onAgain }: FittingProps) {
  const [said, setSaid] = useState<Narrowed>(anything);
  const [place, setPlace] = useState(0);
  const group = useId();
  const fitting = narrowed(answer.fitting, said);
  const chosen = fitting[place] ?? fitting[0] ?? null;
  const own = fitting.length === 0 ? spelledOut(said, shape) : null;
  const change = (next: Narrowed) => {
    setSaid(next);
    setPlace(0);
  };
  return (
    <div className="flex flex-col gap-3">
      <Narrowing shape={shape} said={said} onSaid={change} />
      <p role="status" className="tabular">{fittingText(fitting.length, answer.fitting.length, given)}</p>
      {fitting.length > 0 && (
        <fieldset className="flex min-w-0 flex-col gap-1">
          <legend className="sr-only">Readings that fit</legend>
          {fitting.slice(0, drawnMax).map((choice, at) => (
            <div key={`${choiceWords(choice)} ${keyNameOf(choice)}`} className="flex min-h-7 min-w-0 items-start gap-2 rounded px-1 py-0.5 hover:bg-surface-raised">
              <input id={`${group}-${at}`} type="radio" name={group} checked={choice === chosen} onChange={() => setPlace(at)} className="mt-0.5 size-6 shrink-0 accent-accent" />
              <label htmlFor={`${group}-${at}`} className="min-w-0 grow [overflow-wrap:anywhere]"><bdi>{readingWords(choice)}</bdi></label>
            </div>
          ))}
          {fitting.length > drawnMax && <p className="tabular text-sm text-text-muted">{countText(drawnMax)} of {countText(fitting.length)}; say more above to narrow them.</p>}
        </fieldset>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {chosen !== null && <Button kind="primary" onClick={() => onChoose(chosen)}>Verify with this reading</Button>}
        {own !== null && <Button onClick={() => onChoose(own)}>Verify with what I said, although it does not fit</Button>}
        <Button onClick={onAgain}>Try again</Button>
      </div>
    </div>
  );
}

/** A choice in words, and by which key it holds. */
function readingWords(choice: GenericChoice): string {
  const words = choiceWords(choice).replace(/^unknown format, read as: /, "");
  return `${words}; under ${choice.embedded === null ? keyNameOf(choice) : `the key in ${keyNameOf(choice)}, which the log itself brings`}`;
}

function fittingText(fitting: number, of: number, given: number): string {
  if (of === 0) return given === 0 ? "No combination fits under a key that the records bring, and no key was given. Add the signer's key and try again." : "No combination fits, neither under the keys that were given nor under one that the records bring.";
  const several = fitting > 1 ? " Several may fit the same records: choose the one that its producer names." : "";
  return `${countText(fitting)} of ${countText(of)} ${of === 1 ? "combination that fits" : "combinations that fit"} the first records.${several}`;
}

const fields = [["signature", "Signature in"], ["part", "Made over"], ["form", "Written as"], ["message", "Signed is"], ["key", "Key"]] as const;

function Narrowing({ shape, said, onSaid }: { readonly shape: RecordShape; readonly said: Narrowed; readonly onSaid: (said: Narrowed) => void }) {
  const options = optionsOf(shape);
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,200px),1fr))] gap-3">
      {fields.map(([name, label]) => (
        <Field key={name} label={label}>
          {(wiring) => <Select {...wiring} value={said[name] ?? ""} onChange={(event) => onSaid({ ...said, [name]: event.target.value === "" ? null : event.target.value })}
            options={[{ value: "", label: "any" }, ...options[name].map((value) => ({ value, label: optionLabel(name, value) }))]} />}
        </Field>
      ))}
    </div>
  );
}

function optionLabel(name: keyof Narrowed, value: string): string {
  if (name === "message" && (value === "bytes" || value === "sha256" || value === "sha256 hex")) return messageName(value);
  return name === "form" && value === "none" ? "as it stands" : value;
}
