import Link from "next/link";
import { Badge } from "../ui/badge.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { PlaybookStep, StepState } from "./playbook.ts";

/** The next steps in their order: what is done, what needs somebody, and where. */
export function PlaybookList({ steps }: { readonly steps: readonly PlaybookStep[] }) {
  return (
    <ol className="flex flex-col">
      {steps.map(({ id, title, state, said, href, label }, at) => (
        <li key={id} className="flex break-inside-avoid flex-col gap-0.5 border-t border-border py-2">
          <p className="flex items-start justify-between gap-3"><span className="font-semibold"><span className="text-text-muted">{at + 1}.</span> {title}</span> <State state={state} /></p>
          <p className="max-w-[75ch] text-text-muted">{said} <Link data-print="target" prefetch={false} className="text-accent underline" href={href}>{label}</Link></p>
        </li>
      ))}
    </ol>
  );
}

function State({ state }: { readonly state: StepState }) {
  return state === "not_needed" ? <Badge tone="muted" glyph="dash">Not needed</Badge> : <StatusBadge status={state} />;
}
