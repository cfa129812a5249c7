import { countText } from "../ui/count.tsx";
import { classNames } from "../ui/class-names.ts";
import { Collapsible } from "../ui/collapsible.tsx";
import type { RuleGroup } from "./method-rule.ts";
import { RuleEntry } from "./rule-entry.tsx";

const firesAs = { language: "effect", tool: "effect", factor: "factor", phase: null, instruction: null } as const satisfies Record<RuleGroup["kind"], "effect" | "factor" | null>;

type Props = {
  /** With the rules that pass the filter. */
  readonly group: RuleGroup;
  /** How many rules the group has without a filter. */
  readonly of: number;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The rule that the address names. */
  readonly anchor: string;
};

/** The rules of one family under a head that opens; closed ones draw nothing. */
export function RuleGroupPart({ group, of, open, onOpenChange, anchor }: Props) {
  const shown = group.rules.length;
  const title = (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span className={group.kind === "tool" ? "font-mono" : ""}>{group.title}</span>
      <span className="tabular text-sm font-normal text-text-muted">{shown === of ? countText(of) : `${countText(shown)} of ${countText(of)}`} {of === 1 ? "rule" : "rules"}</span>
    </span>
  );
  return (
    <div role="group" aria-label={group.title} className={classNames("min-w-0 [&>div>div]:max-sm:pl-0", open && "col-span-full")}>
      <Collapsible title={title} open={open} onOpenChange={onOpenChange}>
        {group.alsoFor.length > 0 && <p className="mb-2 max-w-[120ch] text-sm text-text-muted [overflow-wrap:anywhere]">Also read by this table: <code>{group.alsoFor.join(", ")}</code></p>}
        <div className="flex flex-col gap-3">{group.rules.map((rule) => <RuleEntry key={rule.id} rule={rule} named={rule.id === anchor} fires={firesAs[group.kind]} />)}</div>
      </Collapsible>
    </div>
  );
}
