import type { ReactNode } from "react";

type Props = { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode };

/** Says that there is nothing, why, and what would change that. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="rounded-md border border-dashed border-border-control px-6 py-8 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children !== undefined && <div className="mx-auto mt-2 max-w-[60ch] text-text-muted">{children}</div>}
      {action !== undefined && <div className="mt-4 flex justify-center gap-2">{action}</div>}
    </div>
  );
}
