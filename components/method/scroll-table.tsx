import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

type Props = { readonly label: string; /** An empty one heads the names of the rows. */ readonly heads: readonly string[]; readonly className?: string; readonly children: ReactNode };

/** A table that scrolls by itself where the window is narrow. */
export function ScrollTable({ label, heads, className, children }: Props) {
  return (
    <div tabIndex={0} role="region" aria-label={label} className="relative max-w-[110rem] overflow-x-auto rounded border border-border">
      <table className={classNames("w-full border-collapse text-left", className)}>
        <caption className="sr-only">{label}</caption>
        <thead className="bg-surface-raised">
          <tr>{heads.map((head) => (head === "" ? <td key="names" className="px-3" /> : <th key={head} scope="col" className="px-3 py-1.5 font-semibold">{head}</th>))}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
