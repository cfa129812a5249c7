"use client";

import Link from "next/link";
import { useId, type ReactNode } from "react";
import type { Comparison, TextDiff } from "@/lib/api/compareContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { textState } from "./compare-words.ts";
import { WordText } from "./word-text.tsx";

type Incidents = { readonly a: string; readonly b: string };

/** A part of the page under its heading. */
export function Section({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} className="text-lg font-semibold">{title}</h2>
      {note !== undefined && <p className="max-w-[90ch] text-sm text-text-muted">{note}</p>}
      {children}
    </section>
  );
}

/** What one prompt limits or forbids and the other does not. */
export function Constraints({ comparison: { constraints, constraintsOf, system, user } }: { readonly comparison: Comparison }) {
  const known = [system, user].some(({ state }) => state === "same" || state === "differs");
  if (!known) return <p>The evidence has the prompts of both runs for neither comparison, so what got lost cannot be told.</p>;
  if (constraintsOf === 0) return <p>No limit and no prohibition stands in one prompt alone.</p>;
  return (
    <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {(["a", "b"] as const).map((only) => {
        const own = constraints.filter((one) => one.only === only);
        return (
          <div key={only} className="min-w-0">
            <h3 className="font-semibold">{only === "a" ? "In A, gone in B" : "In B, not in A"}</h3>
            {own.length === 0 ? <p className="text-text-muted">none</p> : (
              <ul className="flex flex-col gap-1.5 pt-1">
                {own.map(({ kind, text, where }) => (
                  <li key={`${where} ${text}`} className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
                    <Badge tone={only === "a" ? "failed" : "accent"} glyph={kind === "bound" ? "half" : "blocked"}>{kind === "bound" ? "Bound" : "Prohibition"}</Badge>
                    <span className="min-w-0 [overflow-wrap:anywhere]">“<InlineText text={text} />”</span>
                    <span className="text-sm text-text-muted">{where === "system" ? "system prompt" : "user"}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
      {constraints.length < constraintsOf && <p className="text-sm text-text-muted">The first {countText(constraints.length)} of {countText(constraintsOf)}.</p>}
    </div>
  );
}

/** One prompt of both runs, word by word. */
export function PromptDiff({ what, diff, incidents }: { readonly what: string; readonly diff: TextDiff; readonly incidents: Incidents }) {
  const link = (row: number | null, incident: string, name: string) => row !== null && <Link className="text-accent underline" href={`/incidents/${incident}/timeline?sel=${row}&tab=conversation`}>{name}</Link>;
  const same = diff.state === "same";
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="flex flex-wrap gap-x-3">{textState(diff, what)} <span className="flex gap-2 text-sm">{link(diff.rowA, incidents.a, "in A")}{link(diff.rowB, incidents.b, "in B")}</span></p>
      {diff.changes.length > 0 && (same ? <Collapsible title="Show it"><WordText changes={diff.changes} label={what} /></Collapsible> : <WordText changes={diff.changes} label={`${what}, word by word`} />)}
    </div>
  );
}

/** Tools that were offered to one run alone, or otherwise. */
export function Tools({ tools }: { readonly tools: Comparison["tools"] }) {
  switch (tools.state) {
    case "neither": return <p>Which tools were offered is in the evidence of neither run.</p>;
    case "only_a": case "only_b": return <p>Which tools were offered is in the evidence of {tools.state === "only_a" ? "A" : "B"} alone: that is no sign that the other run had none.</p>;
    case "compared": break;
  }
  const { added, addedOf, removed, removedOf, changed, changedOf, same } = tools;
  if (addedOf + removedOf + changedOf === 0) return <p>Both runs were offered the same {countText(same)} {same === 1 ? "tool" : "tools"}, described alike.</p>;
  return (
    <div className="flex flex-col gap-3">
      <p className="tabular text-text-muted">{countText(same)} the same, {countText(changedOf)} described otherwise, {countText(removedOf)} in A alone, {countText(addedOf)} in B alone.</p>
      <Names sign="−" word="Offered to A alone" names={removed} of={removedOf} /><Names sign="+" word="Offered to B alone" names={added} of={addedOf} />
      {changed.map(({ name, lines, linesOf }) => (
        <div key={name} className="min-w-0">
          <h3 className="font-semibold"><InlineText text={name} /></h3>
          <div role="group" aria-label={`Changed lines of ${name}`} className="rounded border border-border bg-surface-raised px-2 py-1 font-mono text-sm">
            {lines.map(({ sign, text }, at) => (
              <p key={at} className={classNames("[overflow-wrap:anywhere] whitespace-pre-wrap", sign === "-" && "text-status-failed", sign === "+" && "text-accent")}>
                <span aria-hidden="true">{sign === "-" ? "−" : sign} </span>{sign !== " " && <span className="sr-only">{sign === "-" ? "only in A: " : "only in B: "}</span>}<InlineText text={text} />
              </p>
            ))}
          </div>
          {lines.length < linesOf && <p className="text-sm text-text-muted">{countText(lines.length)} of {countText(linesOf)} lines.</p>}
        </div>
      ))}
      {changed.length < changedOf && <p className="text-sm text-text-muted">{countText(changed.length)} of {countText(changedOf)} tools that are described otherwise.</p>}
    </div>
  );
}

function Names({ sign, word, names, of }: { readonly sign: string; readonly word: string; readonly names: readonly string[]; readonly of: number }) {
  if (of === 0) return null;
  return <p className="[overflow-wrap:anywhere]"><span aria-hidden="true">{sign} </span><strong>{word}:</strong> {names.map((name, at) => <span key={name}>{at > 0 && ", "}<code><InlineText text={name} /></code></span>)}{names.length < of && ` and ${countText(of - names.length)} more`}</p>;
}

/** The model and its settings, as far as the exports name them. */
export function Settings({ settings, same }: { readonly settings: Comparison["settings"]; readonly same: number }) {
  if (settings.length === 0) return <p>{same === 0 ? "Neither model nor settings are in the evidence." : `${countText(same)} ${same === 1 ? "setting is" : "settings are"} the same, the model among them where it is named.`}</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <table className="w-full max-w-[760px] border-collapse text-left">
        <thead><tr className="border-b border-border"><th scope="col" className="py-1 pr-3 font-semibold">Setting</th><th scope="col" className="py-1 pr-3 font-semibold">A</th><th scope="col" className="py-1 font-semibold">B</th></tr></thead>
        <tbody>
          {settings.map(({ name, a, b }) => (
            <tr key={name} className="border-b border-border align-top">
              <th scope="row" className="py-1 pr-3 font-normal [overflow-wrap:anywhere]"><InlineText text={name} /></th>
              {[a, b].map((value, at) => <td key={at} className="py-1 pr-3 [overflow-wrap:anywhere]">{value === null ? <span className="text-text-muted">not in the evidence</span> : <code><InlineText text={value} /></code>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {same > 0 && <p className="text-sm text-text-muted">{countText(same)} more {same === 1 ? "is" : "are"} the same.</p>}
    </div>
  );
}
