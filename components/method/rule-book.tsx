"use client";

import { useEffect, useMemo, useState } from "react";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { FilterField } from "./filter-field.tsx";
import { countRules, findRules, groupOfRule } from "./find-rules.ts";
import type { RuleGroup } from "./method-rule.ts";
import { RuleGroupPart } from "./rule-group-part.tsx";
import { useAnchor, useArrival } from "./use-arrival.ts";
import { useMethodFilter } from "./use-method-filter.ts";

/** What the reader opened or closed by hand since the filter was last changed; groups that are not in it follow the usual. */
type Chosen = { readonly query: string; readonly all: boolean | null; readonly groups: ReadonlyMap<string, boolean> };

const kinds = [
  { kind: "language", title: "Languages and names", sheet: "flex flex-col gap-1" },
  { kind: "tool", title: "Command line tools", sheet: "grid grid-cols-2 gap-x-6 gap-y-1 md:grid-cols-3 lg:grid-cols-4" },
  { kind: "factor", title: "Contributing factors", sheet: "flex flex-col gap-1" },
  { kind: "instruction", title: "Instructions in content, and who asked", sheet: "flex flex-col gap-1" },
  { kind: "phase", title: "Phases", sheet: "flex flex-col gap-1" },
] as const;

type Props = { readonly groups: readonly RuleGroup[]; /** Anchors of the page that name no rule; those with a colon need not be told. */ readonly elsewhere: readonly string[] };

/** Every rule in its group: filtered by the address, and open where the address names one. */
export function RuleBook({ groups, elsewhere }: Props) {
  const filter = useMethodFilter();
  const { query } = filter;
  const found = useMemo(() => findRules(groups, query), [groups, query]);
  const anchor = useAnchor();
  const named = useMemo(() => groupOfRule(groups, anchor), [groups, anchor]);
  const [chosen, setChosen] = useState<Chosen>(nothingChosen(query));
  const held = chosen.query === query ? chosen : nothingChosen(query);
  const isOpen = ({ id }: RuleGroup) => held.groups.get(id) ?? held.all ?? (query.trim() !== "" || id === named?.id);
  const open = (id: string, now: boolean) => setChosen({ ...held, groups: new Map([...held.groups, [id, now]]) });
  useNamedInSight(filter.change, named !== null && groupOfRule(found, anchor) === null);
  useArrival(anchor, named !== null, found.some((group) => isOpen(group) && group.rules.some(({ id }) => id === anchor)));
  const allOpen = found.length > 0 && found.every(isOpen);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {anchor !== "" && named === null && !elsewhere.includes(anchor) && !anchor.includes(":") && <UnknownRule anchor={anchor} />}
      <FilterField filter={filter} found={countRules(found)} of={countRules(groups)} allOpen={allOpen} onAll={(now) => setChosen({ query, all: now, groups: new Map() })} />
      {found.length === 0 && <EmptyState title="No rule has these words">0 of {countRules(groups)} rules. The filter looks at ids, titles, reasons and names of tools.</EmptyState>}
      {kinds.map(({ kind, title, sheet }) => {
        const own = found.filter((group) => group.kind === kind);
        return own.length > 0 && (
          <section key={kind} aria-label={title} className="flex min-w-0 flex-col gap-1">
            <h3 className="font-semibold text-text-muted">{title}</h3>
            <div className={sheet}>
              {own.map((group) => <RuleGroupPart key={group.id} group={group} of={groups.find(({ id }) => id === group.id)?.rules.length ?? 0} open={isOpen(group)} onOpenChange={(now) => open(group.id, now)} anchor={anchor} />)}
            </div>
          </section>
        );
      })}
    </div>
  );
}

const nothingChosen = (query: string): Chosen => ({ query, all: null, groups: new Map() });

/** A rule that the address names outweighs a filter that hides it. */
function useNamedInSight(change: (query: string) => void, hidden: boolean): void {
  useEffect(() => {
    if (hidden) change("");
  }, [change, hidden]);
}

/** The findings of another version may name a rule that is not here. */
function UnknownRule({ anchor }: { readonly anchor: string }) {
  return <Notice kind="warning" message={<>No rule of this version is called <code><bdi>{anchor}</bdi></code>.</>} fix="The findings that name it may come from another version; analyse the incident again." />;
}
