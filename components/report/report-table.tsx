"use client";

import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";

type Props = { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly { readonly key: string; readonly id?: string; readonly cells: readonly ReactNode[] }[] };

/** A table that is a list of named values on a narrow screen: nothing has to be scrolled sideways. */
export function ReportTable({ caption, head, rows }: Props) {
  return (
    <table className="w-full border-collapse text-left text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-border-control align-bottom">{head.map((name, at) => <th key={at} scope="col" className="px-1.5 py-1 font-semibold">{name === "" ? <span className="sr-only">State</span> : name}</th>)}</tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, id, cells }) => (
          <tr key={key} id={id} className="border-b border-border align-top max-sm:block max-sm:py-1.5">
            {cells.map((cell, at) => (
              <td key={at} className={classNames("px-1.5 py-1 sm:min-w-16 max-sm:min-w-0 max-sm:flex max-sm:gap-2 max-sm:py-0.5")}>
                {head[at] !== "" && <span className="hidden w-24 shrink-0 text-text-muted max-sm:inline" aria-hidden="true">{head[at]}</span>}
                <span className="min-w-0">{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
