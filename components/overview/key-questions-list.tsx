import Link from "next/link";
import { StatusBadge } from "../ui/status-badge.tsx";
import { questionHref, type Question } from "./question.ts";

type Props = { readonly incident: string; readonly questions: readonly Question[] };

/** Each question with how far it is answered, and where the proof or the next step is. */
export function KeyQuestions({ incident, questions }: Props) {
  return (
    <ul className="grid gap-x-8 sm:grid-cols-2">
      {questions.map(({ question, state, said, link }) => (
        <li key={question} className="flex break-inside-avoid flex-col gap-0.5 border-t border-border py-2.5">
          <p className="flex items-center justify-between gap-3"><span className="font-semibold">{question}</span> <StatusBadge status={state} /></p>
          <p className="max-w-[75ch] text-text-muted">{said} {link && <Link data-print="target" prefetch={false} className="text-accent underline" href={questionHref(incident, link)}>{link.label}</Link>}</p>
        </li>
      ))}
    </ul>
  );
}
