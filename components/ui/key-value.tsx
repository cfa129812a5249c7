import { Fragment, type ReactNode } from "react";

export type Pair = { readonly name: string; readonly value: ReactNode };

/** Names and values in two columns, one under the other on narrow screens. */
export function KeyValue({ pairs }: { readonly pairs: readonly Pair[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
      {pairs.map((pair) => (
        <Fragment key={pair.name}>
          <dt className="text-text-muted">{pair.name}</dt>
          <dd className="min-w-0">{pair.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
