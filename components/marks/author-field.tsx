"use client";

import { useKept } from "../shell/use-kept.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

/** Who says so. Kept in this browser, and with each word in the custody log. */
export function AuthorField() {
  const [author, keep] = useKept("author", "");
  return (
    <Field label="Your name" hint="Stands beside what you write, and in the custody log. May stay empty.">
      {(wiring) => <Input {...wiring} value={author} maxLength={80} autoComplete="off" onChange={(event) => keep(event.target.value)} />}
    </Field>
  );
}
