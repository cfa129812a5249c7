"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";

export type BarPoint = { readonly label: string; readonly value: number };

type Props = {
  readonly points: readonly BarPoint[];
  /** A colour token: `--class-data`. */
  readonly token: string;
  readonly heightPx: number;
  /** With its axes; without them the bars stand alone beside their words. */
  readonly axes: boolean;
};

const ink = { fill: "var(--text-muted)", fontSize: 12 } as const;

/** Plain bars. A drawing only: the same numbers stand beside it as a table, and screen readers hear that one. */
export function Bars({ points, token, heightPx, axes }: Props) {
  return (
    <div aria-hidden="true" style={{ height: heightPx }} className="min-w-0">
      <ResponsiveContainer width="100%" height={heightPx} minWidth={0}>
        <BarChart data={[...points]} accessibilityLayer={false} margin={axes ? { top: 8, right: 8, bottom: 0, left: 0 } : { top: 2, right: 0, bottom: 0, left: 0 }} barCategoryGap="15%">
          {axes && <CartesianGrid vertical={false} stroke="var(--border)" />}
          <XAxis dataKey="label" hide={!axes} tick={ink} stroke="var(--border-control)" tickLine={false} minTickGap={24} />
          <YAxis hide={!axes} domain={axes ? [0, "auto"] : [0, "dataMax"]} allowDecimals={false} tick={ink} stroke="var(--border-control)" tickLine={false} width={36} />
          <Bar dataKey="value" fill={`var(${token})`} isAnimationActive={false} minPointSize={(value) => (typeof value === "number" && value > 0 ? 2 : 0)} maxBarSize={40} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
