import Link from "next/link";
import { InlineText } from "../../evidence/inline-text.tsx";
import type { Clause, Sentence } from "./sentence.ts";

/** A sentence whose clauses lead to their proof. Words out of the evidence stay what they are: text, set apart from ours. */
export function SentenceView({ sentence }: { readonly sentence: Sentence }) {
  return <>{sentence.map((part, at) => (typeof part === "string" ? <span key={at}>{part}</span> : <Link key={at} href={part.href} prefetch={false} data-print="target" className="text-accent underline"><Words clause={part} /></Link>))}</>;
}

function Words({ clause: { words, kind } }: { readonly clause: Clause }) {
  switch (kind) {
    case "plain": return words;
    case "name": return <InlineText text={words} />;
    case "quote": return <>“<InlineText text={words} />”</>;
  }
}
