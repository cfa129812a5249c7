"use client";

import { Progress as Radix } from "radix-ui";

type Props = {
  readonly label: string;
  readonly done: number;
  /** Null while it is not known how much there is. */
  readonly total: number | null;
  /** Announced when it changes: the stage, not each percent. */
  readonly stage?: string;
};

/** How far a long operation has come. */
export function Progress({ label, done, total, stage }: Props) {
  const share = total === null || total <= 0 ? null : Math.min(100, Math.floor((100 * done) / total));
  return (
    <div className="flex flex-col gap-1">
      <Radix.Root
        aria-label={label}
        value={share}
        max={100}
        className="h-2 overflow-hidden rounded-full border border-border-control bg-surface-raised"
      >
        <Radix.Indicator className="h-full bg-accent" style={{ width: `${share ?? 25}%` }} />
      </Radix.Root>
      <p className="tabular text-sm text-text-muted">
        <span aria-live="polite">{stage}</span>
        {share !== null && (
          <span>
            {stage === undefined ? "" : ", "}
            {share} %
          </span>
        )}
      </p>
    </div>
  );
}
