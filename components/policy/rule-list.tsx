"use client";

import type { PolicyReview, ToolView } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { RuleCard, type RuleActs } from "./rule-card.tsx";
import { toolKinds } from "./policy-words.ts";

type Props = { readonly incident: string; readonly review: PolicyReview; readonly open: string | null; readonly onOpen: (rule: string | null) => void; readonly acts: RuleActs | null; readonly onLineOf: (line: number) => void };

/** The rules by tool, in words. */
export function RuleList({ review, ...rest }: Props) {
  const lines = linesOfRules(review.text ?? "");
  return <div className="flex min-w-0 flex-col gap-4">{usedFirst(review.tools).map((tool) => <ToolRules key={tool.tool} tool={tool} lines={lines} {...rest} />)}</div>;
}

/** Tools that were never called come last. */
export const usedFirst = (tools: readonly ToolView[]): readonly ToolView[] => tools.toSorted((a, b) => Number(a.kind === "unobserved") - Number(b.kind === "unobserved"));

type ToolProps = Omit<Props, "review"> & { readonly tool: ToolView; readonly lines: ReadonlyMap<string, number> };

function ToolRules({ tool, lines, open, ...rest }: ToolProps) {
  const { kind, isThin, limits, unseen, rules } = tool;
  return (
    <section aria-label={`Rules of ${tool.tool}`} className="flex min-w-0 flex-col gap-1.5">
      <h3 className="flex min-w-0 flex-wrap items-center gap-2 font-semibold">
        <InlineText text={tool.tool} className="[overflow-wrap:anywhere]" />
        {toolKinds[kind] !== "" && <span className="text-sm font-normal text-text-muted">{toolKinds[kind]}</span>}
        {isThin && kind !== "unobserved" && <Badge tone="warning" glyph="half">Thin: fewer than three runs</Badge>}
      </h3>
      {(limits.length > 0 || unseen.length > 0) && (
        <p className="text-sm text-text-muted">
          {limits.length > 0 && <>Limits: {limits.join(", ")}. </>}
          {unseen.length > 0 && <>Declared and never seen: <InlineText text={unseen.slice(0, 8).join(", ")} />{unseen.length > 8 && ` and ${unseen.length - 8} more`}.</>}
        </p>
      )}
      <ul className="flex min-w-0 flex-col gap-2">{rules.map((rule) => <li key={rule.id} className="min-w-0"><RuleCard {...rest} rule={rule} open={open === rule.id} line={lines.get(rule.id) ?? null} /></li>)}</ul>
    </section>
  );
}

/** Where each rule begins in the text: its id is the one name that decisions use. */
function linesOfRules(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [at, line] of text.split("\n").entries()) {
    const [, id] = /^\s*-?\s*id:\s*(?:"((?:[^"\\]|\\.)*)"|(.+?))\s*$/.exec(line)?.filter((part) => part !== undefined) ?? [];
    if (id !== undefined && !lines.has(id)) lines.set(id, at + 1);
  }
  return lines;
}
