import Link from "next/link";
import type { MouseEvent } from "react";
import { classNames } from "../ui/class-names.ts";

type Props = {
  readonly rule: string;
  /** In a row of a table that has keys of its own: no tab stop, and the row is not opened. */
  readonly inRow?: boolean;
  readonly className?: string;
};

/** Where a rule is explained. */
export const ruleHref = (rule: string): string => `/method#${encodeURIComponent(rule)}`;

const stay = (event: MouseEvent) => event.stopPropagation();

/** The id of a rule, leading to its words and examples on the method page. */
export function RuleLink({ rule, inRow = false, className }: Props) {
  return (
    <Link href={ruleHref(rule)} prefetch={false} {...(inRow && { tabIndex: -1, onClick: stay })} className={classNames("inline-flex min-h-6 min-w-0 items-center text-accent underline", className)}>
      <code className={inRow ? "truncate" : "[overflow-wrap:anywhere]"}>{rule}</code>
    </Link>
  );
}
