"use client";

import { useEffect, useRef } from "react";
import type { RuleView } from "@/lib/api/policyContract.ts";
import type { CandidateKind } from "@/lib/policy/draft/candidate.ts";
import type { RuleFormKind } from "@/lib/policy/draft/ruleForm.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { classNames } from "../ui/class-names.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { CallLine } from "./call-line.tsx";
import { plural, supportWords } from "./policy-words.ts";
import { WidthControl } from "./width-control.tsx";

/** What was chosen shows at once; what comes of it comes with the next answer. */
export type RuleActs = {
  readonly isTicked: (rule: string) => boolean; readonly formOf: (rule: string) => RuleFormKind | null; readonly kindOf: (rule: string, path: string) => CandidateKind | null;
  readonly onForm: (rule: string, form: RuleFormKind) => void; readonly onLine: (rule: string, path: string, kind: CandidateKind) => void; readonly onTick: (rule: string, ticked: boolean) => void;
};
type Props = { readonly incident: string; readonly rule: RuleView; readonly open: boolean; readonly onOpen: (rule: string | null) => void; /** Null: it was written, and its text is its only control. */ readonly acts: RuleActs | null; readonly line: number | null; readonly onLineOf: (line: number) => void };

/** One rule in words, with what it was learned from and how wide it is. */
export function RuleCard({ incident, rule, open, onOpen, acts, line, onLineOf }: Props) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "start" });
  }, [open]);
  const isWaiting = rule.destructive || rule.stops.length > 0;
  return (
    <div ref={card} className={classNames("flex min-w-0 scroll-mt-4 flex-col gap-1.5 rounded border bg-surface px-3 py-2", open ? "border-accent" : "border-border")}>
      <p className="flex min-w-0 flex-wrap items-center gap-2">
        <StatusBadge status={rule.decision}>{rule.fallback ? "Asks about the rest" : undefined}</StatusBadge>
        <InlineText text={rule.id} className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]" />
        {rule.destructive && <Badge tone="infrastructure" glyph="warning">Destroys</Badge>}
        {rule.stops.length > 0 && <Badge tone="failed" glyph="warning">Would let {rule.stops.slice(0, 3).join(", ")}{rule.stops.length > 3 && ` and ${rule.stops.length - 3} more`} through</Badge>}
      </p>
      {(!rule.fallback || open) && (
        <ul className="flex min-w-0 list-disc flex-col pl-5">
          {(open ? rule.words : rule.words.slice(0, 4)).map((words) => <li key={words} className="min-w-0 [overflow-wrap:anywhere]"><InlineText text={words} /></li>)}
          {!open && rule.words.length > 4 && <li className="text-text-muted">and {plural(rule.words.length - 4, "more condition")}</li>}
        </ul>
      )}
      {rule.reason !== null && <p className="text-sm text-text-muted"><InlineText text={rule.reason} /></p>}
      {acts !== null && isWaiting && <Checkbox label={rule.stops.length > 0 ? `Allow it although calls of the incident pass: ${rule.id}` : `Allow what destroys: ${rule.id}`} checked={acts.isTicked(rule.id)} onChange={(event) => acts.onTick(rule.id, event.target.checked)} />}
      <span className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
        {!rule.fallback && <span>{supportWords(rule)}{rule.examples.length > 0 && `, ${plural(rule.examples.length, "example")}`}</span>}
        {(acts !== null || rule.words.length > 4 || rule.examples.length > 0) && <Button small kind="quiet" aria-expanded={open} onClick={() => onOpen(open ? null : rule.id)}>{open ? "Close" : acts !== null && (rule.forms.length > 1 || rule.lines.length > 0) ? "Width and examples" : "More"}<span className="sr-only"> of {rule.id}</span></Button>}
        {line !== null && <Button small kind="quiet" onClick={() => onLineOf(line)}>line {line}<span className="sr-only"> of the text: {rule.id}</span></Button>}
      </span>
      {open && rule.examples.length > 0 && <ol aria-label={`Examples of ${rule.id}`} className="flex min-w-0 flex-col gap-1">{rule.examples.map((call) => <li key={call.call} className="min-w-0"><CallLine incident={incident} call={call} /></li>)}</ol>}
      {open && acts !== null && <WidthControl rule={rule} chosenForm={acts.formOf(rule.id)} kindOf={(path) => acts.kindOf(rule.id, path)} onForm={(form) => acts.onForm(rule.id, form)} onLine={(path, kind) => acts.onLine(rule.id, path, kind)} />}
    </div>
  );
}
