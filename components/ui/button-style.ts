import { classNames } from "./class-names.ts";

export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

const kinds: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-surface hover:underline",
  plain: "border-border-control bg-surface text-text hover:bg-surface-raised",
  quiet: "border-transparent bg-transparent text-accent hover:bg-surface-raised hover:underline",
  danger: "border-status-failed bg-surface text-status-failed hover:bg-surface-raised",
};

/** One look for buttons and for links that look like buttons; never lower than 28 px. */
export function buttonStyle(kind: ButtonKind, small: boolean, className?: string): string {
  const size = small ? "min-h-7 min-w-7 px-2 text-sm" : "min-h-9 min-w-9 px-3";
  return classNames(
    "inline-flex cursor-pointer items-center justify-center gap-2 rounded border font-medium no-underline",
    "disabled:cursor-not-allowed disabled:border-border-control disabled:bg-surface-raised disabled:text-text-muted disabled:no-underline",
    size,
    kinds[kind],
    className,
  );
}
