"use client";

import type { Course } from "@/lib/api/overviewContract.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { sinceText } from "../../ui/time-text.ts";
import { counted } from "../impact-words.ts";
import { DrawnBars } from "./drawn-bars.tsx";

type Growth = Course["growth"];

/** Is there anything to draw? One instant is no growth. */
export const grows = ({ points }: Growth): boolean => points.length > 1;

/** How the harm grew since the first harmful call: calls and different targets so far. */
export function GrowthChart({ growth }: { readonly growth: Growth }) {
  const { points, timed, of, widthUs } = growth;
  if (!grows(growth)) return null;
  const drawn = (name: "calls" | "targets") => points.map((point) => ({ label: sinceHarm(point.afterUs), value: point[name] }));
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-sm text-text-muted">Growth of the blast radius since the first harm: {countText(timed)} of {counted(of, "harmful call")}; a bar is what there was by the end of a stretch of {spanText(widthUs)}.</figcaption>
      <div className="grid min-w-0 gap-x-10 gap-y-4 lg:grid-cols-2">
        <Drawn name="Harmful calls so far" points={drawn("calls")} token="--status-failed" />
        <Drawn name="Different targets so far" points={drawn("targets")} token="--class-data" />
      </div>
      <Collapsible title="The same numbers as a table">
        <div tabIndex={0} role="region" aria-label="Growth of the blast radius" className="relative max-h-96 w-fit max-w-full overflow-auto rounded border border-border">
          <table className="border-collapse text-right text-sm">
            <caption className="sr-only">Growth of the blast radius since the first harm</caption>
            <thead className="bg-surface-raised"><tr>{["Until", "Harmful calls", "Targets"].map((head, at) => <th key={head} scope="col" className={at === 0 ? "px-3 py-1 text-left font-semibold" : "px-3 py-1 font-semibold"}>{head}</th>)}</tr></thead>
            <tbody>{points.map(({ afterUs, calls, targets }) => <tr key={afterUs} className="border-t border-border"><th scope="row" className="tabular px-3 py-1 text-left font-normal whitespace-nowrap">{sinceHarm(afterUs)}</th><td className="px-3 py-1">{countText(calls)}</td><td className="px-3 py-1">{countText(targets)}</td></tr>)}</tbody>
          </table>
        </div>
      </Collapsible>
    </figure>
  );
}

function Drawn({ name, points, token }: { readonly name: string; readonly points: readonly { readonly label: string; readonly value: number }[]; readonly token: string }) {
  return <div className="flex min-w-0 flex-col gap-1"><p className="text-sm font-medium">{name}</p><DrawnBars points={points} token={token} heightPx={140} axes /></div>;
}

/** Without the zeros of smaller units: "T+2 d". */
const sinceHarm = (us: number): string => sinceText(us, 0).replace(/ 0 (?:h|min|s)$/, "");
const spanText = (us: number): string => sinceHarm(us).slice(2);
