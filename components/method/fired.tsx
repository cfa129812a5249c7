"use client";

import Link from "next/link";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import type { Fired, FiredRule } from "@/lib/api/methodContract.ts";
import { effectsHref } from "../impact/impact-address.ts";
import { ask, type Answer } from "../shell/api.ts";
import { countText } from "../ui/count.tsx";
import { firedText } from "./fired-words.ts";

/** Null while it is on its way. */
const FiredContext = createContext<Answer<Fired> | null>(null);

/** Asks once how often every rule fired here; the page does not wait for it. */
export function FiredProvider({ children }: { readonly children: ReactNode }) {
  const [fired, setFired] = useState<Answer<Fired> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    ask<Fired>("/api/v1/method/fired", { signal: abort.signal }).then(setFired, () => {});
    return () => abort.abort();
  }, []);
  return <FiredContext value={fired}>{children}</FiredContext>;
}

/** How often a rule found something in the incidents of this installation, and where most. */
export function FiredHere({ kind, name }: Pick<FiredRule, "kind" | "name">) {
  const fired = useContext(FiredContext);
  if (fired === null) return <p className="text-sm text-text-muted">Counting how often it fired here</p>;
  if (!fired.ok) return <p className="text-sm text-text-muted">How often it fired here could not be read: {fired.refusal.message}</p>;
  const rule = fired.value.rules.find((one) => one.kind === kind && one.name === name) ?? null;
  return (
    <p className="tabular text-sm [overflow-wrap:anywhere]">
      <span className="text-text-muted">Fired here:</span> {firedText(kind, rule, fired.value)}
      {rule !== null && <>{" "}{rule.incidents.map((one, at) => <span key={one.id}>{at > 0 && ", "}<Link prefetch={false} className="text-accent underline" href={hrefOf(rule, one)}><bdi>{one.title}</bdi></Link> ({countText(one.count)})</span>)}{rule.incidentsOf > rule.incidents.length && `, and ${countText(rule.incidentsOf - rule.incidents.length)} more`}</>}
    </p>
  );
}

function hrefOf({ kind, name }: FiredRule, { id, exhibit }: FiredRule["incidents"][number]): string {
  switch (kind) {
    case "effect": return effectsHref(id, { rule: name });
    case "factor": return `/incidents/${id}/impact#factors`;
    case "finding": return `/incidents/${id}/evidence${exhibit === null ? "" : `?log=${exhibit}&class=${name}`}`;
  }
}
