"use client";

import { readInstant } from "../timeline/events/event-time.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useZone } from "../ui/use-zone.ts";

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** An empty field means something too. */
  readonly optional?: boolean;
  readonly tried: boolean;
  readonly error?: string | undefined;
  /** The form begins with it. */
  readonly first?: boolean;
  readonly onValue: (value: string) => void;
};

/** An instant as people type it, with how it is read beside it. */
export function InstantField({ label, hint, value, optional = false, tried, error, first = false, onValue }: Props) {
  const { text, other } = useZone();
  const instant = readInstant(value);
  const isEmpty = value.trim() === "";
  const read = instant.ok ? `Read as ${text(instant.us)}${other(instant.us) === "" ? "" : `, ${other(instant.us)}`}. ` : "";
  const wrong = !instant.ok && (isEmpty ? tried && !optional : true) ? instant.error : error;
  return (
    <Field label={label} hint={<span className="tabular">{read}{hint}</span>} {...(wrong !== undefined && { error: wrong })}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
      {(wiring) => <Input {...wiring} autoFocus={first} value={value} maxLength={60} autoComplete="off" placeholder="2026-03-01 10:00" className="tabular" onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}

/** The instant of a field as the API takes it; null where it is empty; undefined where it cannot be read. */
export function instantOf(value: string): string | null | undefined {
  if (value.trim() === "") return null;
  const instant = readInstant(value);
  return instant.ok ? instantText(instant.us) : undefined;
}

function instantText(us: number): string {
  const ms = Math.floor(us / 1_000);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(us - ms * 1_000).padStart(3, "0")}Z`;
}
