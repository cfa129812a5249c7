import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Pair = { readonly name: string; readonly value: ReactNode };

type Props = {
  readonly pairs: readonly Pair[];
  /** The names are short: two columns everywhere. */
  readonly short?: boolean;
};

/** Names and values in two columns, one under the other on narrow screens. */
export function KeyValue({ pairs, short = false }: Props) {
  return (
    <dl className={classNames("grid gap-x-4 gap-y-1", short ? "grid-cols-[max-content_minmax(0,1fr)]" : "grid-cols-1 sm:grid-cols-[max-content_1fr]")}>
      {pairs.map((pair) => (
        <Fragment key={pair.name}>
          <dt className="text-text-muted">{pair.name}</dt>
          <dd className="min-w-0">{pair.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
