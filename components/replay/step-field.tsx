"use client";

import { useId, useState, type FormEvent } from "react";
import { Input } from "../ui/input.tsx";

type Props = { readonly position: number; readonly total: number; readonly onGo: (position: number) => void };

/** The number of the step, to be typed: the way without dragging. */
export function StepField({ position, total, onGo }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const number = Number(typed);
    if (typed !== null && Number.isInteger(number) && number >= 1) onGo(Math.min(number, total) - 1);
    setTyped(null);
  };
  return (
    <form onSubmit={submit} data-print="hide" className="flex items-center gap-1.5 text-sm">
      <label htmlFor={id}>Go to step</label>
      <Input id={id} inputMode="numeric" className="tabular min-h-7! w-16" value={typed ?? String(position + 1)} onChange={(event) => setTyped(event.target.value)} onBlur={() => submit()} />
    </form>
  );
}
