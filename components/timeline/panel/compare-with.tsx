"use client";

import { useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/input.tsx";
import { usePanel } from "./panel-reading.ts";

/** Chooses the other model call: the one before, a row by its id, or the pinned one, which stays in the address while one goes on. */
export function CompareWith() {
  const { row, bar: { address: { vs }, change } } = usePanel();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const compare = () => {
    const isRow = /^[1-9]\d{0,14}$/.test(text.trim()) && Number(text) !== row;
    setWrong(!isRow);
    if (isRow) change({ vs: Number(text) });
  };
  return (
    <form data-print="hide" className="flex flex-wrap items-end gap-2 text-sm" onSubmit={(event) => { event.preventDefault(); compare(); }}>
      {vs !== null && <Button small onClick={() => change({ vs: null })}>{vs === row ? "Unpin" : "Compare with the call before"}</Button>}
      {vs !== row && <Button small onClick={() => change({ vs: row })}>Pin this call for comparing</Button>}
      <span className="flex items-center gap-1">
        <label htmlFor={id}>Compare with row</label>
        <Input id={id} className="min-h-7 w-24 text-sm" inputMode="numeric" value={text} aria-invalid={wrong || undefined} aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={(event) => { setText(event.target.value); setWrong(false); }} />
        <Button small type="submit">Compare</Button>
      </span>
      {wrong && <p id={`${id}-wrong`} className="basis-full text-status-failed">Write the number of another row. It stands under What, as “Row”.</p>}
    </form>
  );
}
