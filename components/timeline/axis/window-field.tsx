"use client";

import { useId, useState, type KeyboardEvent } from "react";
import type { AxisKind } from "@/lib/timeline/row.ts";
import { Input } from "../../ui/input.tsx";
import { readWindowEnd, windowEndText } from "./window-text.ts";

type Props = {
  readonly label: string;
  readonly value: number;
  readonly axis: AxisKind;
  readonly zeroUs: number | null;
  /** Takes the end, or says what is wrong with it. */
  readonly onValue: (value: number) => string | null;
};

/** One end of the window as text. Enter, or leaving the field, takes it. */
export function WindowField({ label, value, axis, zeroUs, onValue }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shown = windowEndText(value, axis, zeroUs);
  const take = () => {
    if (typed === null || typed.trim() === shown) return leave();
    const read = readWindowEnd(typed, axis, zeroUs);
    const wrong = read.ok ? onValue(read.value) : read.error;
    setError(wrong);
    return wrong === null ? setTyped(null) : undefined;
  };
  const leave = () => {
    setTyped(null);
    setError(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") take();
    if (event.key === "Escape") leave();
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <label htmlFor={id} className="text-sm text-text-muted">{label}</label>
      <Input id={id} value={typed ?? shown} spellCheck={false} autoComplete="off" inputMode={axis === "position" ? "numeric" : "text"}
        aria-invalid={error === null ? undefined : true} aria-describedby={error === null ? undefined : `${id}-error`} title={axis === "position" ? "#12" : "T+1:20.5, or 2026-03-01T10:00:00Z"}
        className="tabular min-h-7! w-44 text-sm" onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={onKeyDown} />
      {error !== null && <span id={`${id}-error`} role="alert" className="text-sm text-status-failed">{error}</span>}
    </span>
  );
}
