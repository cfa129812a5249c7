"use client";

import { useState } from "react";
import { useKept } from "../shell/use-kept.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

/** Who decides, as the custody log will have it. */
export function AuthorField() {
  const [author, keepAuthor] = useKept("author", "");
  return (
    <Field label="Who says so" hint="Your name, as the custody log will have it. Kept in this browser.">
      {(wiring) => <Input {...wiring} value={author} autoComplete="name" maxLength={80} onChange={({ target }) => keepAuthor(target.value)} />}
    </Field>
  );
}

/** The same in a line of text, only where this browser knows no name yet. */
export function AuthorHere() {
  const [author, keepAuthor] = useKept("author", "");
  const [asks] = useState(author === "");
  if (!asks) return null;
  return <Input aria-label="Your name, for the custody log" placeholder="Your name" value={author} autoComplete="name" maxLength={80} className="min-h-7! w-36 text-sm" onChange={({ target }) => keepAuthor(target.value)} />;
}
