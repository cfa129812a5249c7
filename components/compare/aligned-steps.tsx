"use client";

import Link from "next/link";
import { useState } from "react";
import type { CompareCell, CompareStep, Comparison } from "@/lib/api/compareContract.ts";
import { sinceText } from "../ui/time-text.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { EffectBadge } from "../ui/effect-badge.tsx";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { stepGroups, stepWords } from "./compare-words.ts";

type Props = { readonly comparison: Comparison; readonly incidents: { readonly a: string; readonly b: string } };

/** Drawn with each request for more. */
const pageSteps = 200;

/** The calls of both runs, what is alike beside each other. Long stretches without a difference are one line. */
export function AlignedSteps({ comparison: { steps, divergence }, incidents }: Props) {
  const [most, setMost] = useState(pageSteps);
  const groups = stepGroups(steps.slice(0, most));
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-hidden="true" className="hidden grid-cols-[24px_minmax(0,1fr)_minmax(0,1fr)] gap-x-6 font-semibold sm:grid"><span /><span>A</span><span>B</span></div>
      <ol className="flex flex-col">
        {groups.map((group) => (group.folded && (divergence === null || group.from > divergence || group.from + group.steps.length <= divergence)
          ? <FoldedSteps key={group.from} steps={group.steps} incidents={incidents} />
          : group.steps.map((step, at) => <Step key={group.from + at} step={step} incidents={incidents} parts={group.from + at === divergence} />)))}
      </ol>
      {most < steps.length && <p className="tabular flex items-center gap-2 text-sm text-text-muted">{countText(most)} of {countText(steps.length)} steps <Button small onClick={() => setMost(most + pageSteps)}>Show the next {countText(Math.min(pageSteps, steps.length - most))}</Button></p>}
    </div>
  );
}

function FoldedSteps({ steps, incidents }: { readonly steps: readonly CompareStep[]; readonly incidents: Props["incidents"] }) {
  const [open, setOpen] = useState(false);
  const alike = steps.filter(({ kind }) => kind === "alike").length;
  return (
    <>
      <li className="border-t border-border py-1 text-sm">
        <Button small kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}><Glyph name={open ? "chevron-down" : "chevron-right"} /> {countText(steps.length)} steps are the same{alike > 0 && `, ${countText(alike)} of them but for ids, times or white space`}</Button>
      </li>
      {open && steps.map((step, at) => <Step key={at} step={step} incidents={incidents} parts={false} />)}
    </>
  );
}

const signs: Record<CompareStep["kind"], GlyphName> = { same: "check", alike: "check", changed: "half", only_a: "dash", only_b: "to-end" };

function Step({ step, incidents, parts }: { readonly step: CompareStep; readonly incidents: Props["incidents"]; readonly parts: boolean }) {
  const { kind, a, b, values, valuesOf } = step;
  return (
    <li {...(parts && { id: "divergence", tabIndex: -1 })} className={classNames("border-t py-1.5 outline-offset-2", parts ? "border-l-4 border-l-status-failed border-border pl-2" : "border-border")}>
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[24px_minmax(0,1fr)_minmax(0,1fr)]">
        <span className="flex items-start gap-1 text-sm text-text-muted"><span title={stepWords[kind]}>{kind === "only_b" ? <span aria-hidden="true">+</span> : <Glyph name={signs[kind]} />}</span><span className="sr-only">{stepWords[kind]}</span></span>
        <Cell name="A" incident={incidents.a} cell={a} other={b} />
        <Cell name="B" incident={incidents.b} cell={b} other={a} />
      </div>
      {parts && <p className="mt-1 text-sm font-semibold text-status-failed sm:pl-12">Here the runs part.</p>}
      {values.length > 0 && !isInSight(step) && (
        <dl className="mt-1 grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[minmax(60px,auto)_minmax(0,1fr)] sm:pl-12">
          {values.map((value) => (
            <div key={value.path} className="contents">
              <dt className="[overflow-wrap:anywhere] text-text-muted"><InlineText text={value.path === "" ? "the whole" : value.path} /></dt>
              <dd className="min-w-0 font-mono [overflow-wrap:anywhere]">
                <Value sign="−" word="in A" text={value.a} ink="text-status-failed" /><Value sign="+" word="in B" text={value.b} ink="text-accent" />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {valuesOf > values.length && <p className="text-sm text-text-muted sm:pl-12">{countText(values.length)} of {countText(valuesOf)} values that differ.</p>}
    </li>
  );
}

function Value({ sign, word, text, ink }: { readonly sign: string; readonly word: string; readonly text: string | null; readonly ink: string }) {
  return <span className={classNames("block", ink)}><span aria-hidden="true">{sign} </span><span className="sr-only">{word}: </span>{text === null ? <span className="font-sans text-text-muted">nothing</span> : <InlineText text={text} />}</span>;
}

/** The one value that differs is what the cells show already. */
function isInSight({ a, b, values: [only], valuesOf }: CompareStep): boolean {
  const shows = (cell: CompareCell | null, text: string | null): boolean => cell !== null && text !== null && cell.preview === text.replace(/\s+/g, " ");
  return valuesOf === 1 && only !== undefined && shows(a, only.a) && shows(b, only.b);
}

type CellProps = { readonly name: "A" | "B"; readonly incident: string; readonly cell: CompareCell | null; readonly other: CompareCell | null };

function Cell({ name, incident, cell, other }: CellProps) {
  if (cell === null) return <p className="text-sm text-text-muted"><span className="sr-only">{name}: </span>no such call in {name}</p>;
  const { call, row, number, tool, preview, isRead, state, class: effect, harm, sinceUs } = cell;
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="sr-only">{name}: </span><span className="tabular text-text-muted">{countText(number)}</span>
        {row === null ? <strong>{call}</strong> : <Link className="font-semibold text-accent underline" href={`/incidents/${incident}/timeline?sel=${row}`}>{call}</Link>}
        <InlineText text={tool} className="font-semibold [overflow-wrap:anywhere]" />
        {harm === "harmful" && <Badge tone="failed" glyph="warning">Harmful</Badge>}
        {harm === "attempt" && <Badge tone="warning" glyph="blocked">Attempt</Badge>}
        {effect !== null && effect !== "read_only" && effect !== other?.class && <EffectBadge effect={effect} />}
        {state !== "executed" && <StatusBadge status={state} />}
        {sinceUs !== null && <span className="tabular ml-auto text-text-muted">{sinceText(sinceUs, 0).slice(1)}</span>}
      </p>
      {isRead ? <code className="line-clamp-3 text-sm [overflow-wrap:anywhere]"><InlineText text={preview} /></code> : <p className="text-sm text-text-muted">arguments not in the evidence, or too large to be compared</p>}
    </div>
  );
}
