"use client";

import type { RuleView } from "@/lib/api/policyContract.ts";
import type { CandidateKind } from "@/lib/policy/draft/candidate.ts";
import type { RuleFormKind } from "@/lib/policy/draft/ruleForm.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { candidateWords, formWords, plural } from "./policy-words.ts";

type Props = { readonly rule: RuleView; readonly chosenForm: RuleFormKind | null; readonly kindOf: (path: string) => CandidateKind | null; readonly onForm: (form: RuleFormKind) => void; readonly onLine: (path: string, kind: CandidateKind) => void };

/** How wide a rule is: as a whole, and argument by argument; each width with what it costs and what it also lets in. */
export function WidthControl({ rule, chosenForm, kindOf, onForm, onLine }: Props) {
  const form = rule.forms.find(({ kind }) => kind === (chosenForm ?? rule.form));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {rule.forms.length > 1 && (
        <div className="flex min-w-0 flex-col gap-1">
          <span><ToggleGroup label={`Width of ${rule.id}`} value={form?.kind ?? rule.forms[0]?.kind ?? "exact"} choices={rule.forms.map(({ kind }) => ({ value: kind, label: formWords[kind] }))} onValueChange={onForm} /></span>
          {form !== undefined && <Price opens={form.opens} loses={form.loses} lets={form.lets.length} of="of the incident" named={form.lets} />}
        </div>
      )}
      {rule.lines.filter(({ candidates }) => candidates.length > 1).map(({ path, candidates, chosen }) => {
        const now = candidates.find(({ kind }) => kind === kindOf(path)) ?? candidates[chosen];
        return (
          <div key={path} className="flex min-w-0 flex-col gap-1">
            <span className="flex min-w-0 flex-wrap items-center gap-2">
              <InlineText text={path} className="font-mono text-sm [overflow-wrap:anywhere]" />
              <ToggleGroup label={`Width of ${path} in ${rule.id}`} value={now?.kind ?? "any"} choices={candidates.map(({ kind }) => ({ value: kind, label: candidateWords[kind] }))} onValueChange={(kind) => onLine(path, kind)} />
            </span>
            {now !== undefined && <Price opens={now.opens} loses={now.loses} lets={now.lets} of="outside the baseline, by this argument alone" named={[]} />}
          </div>
        );
      })}
    </div>
  );
}

type PriceProps = { readonly opens: string; readonly loses: number | null; readonly lets: number; readonly of: string; readonly named: readonly string[] };

function Price({ opens, loses, lets, of, named }: PriceProps) {
  return (
    <span className="text-sm text-text-muted">
      Opens <InlineText text={opens} className="[overflow-wrap:anywhere]" />{loses !== null && <>; a new task would lose {countText(loses)}</>}; <span className={classNames(lets > 0 && "font-medium text-status-failed")}>also lets in {plural(lets, "call")} {of}{named.length > 0 && ` (${named.slice(0, 5).join(", ")}${named.length > 5 ? " …" : ""})`}</span>
    </span>
  );
}
