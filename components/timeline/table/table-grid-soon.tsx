"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, type ComponentType } from "react";
import type { RowsProps } from "../seams.ts";

let loaded: ComponentType<RowsProps> | null = null;
async function load(): Promise<ComponentType<RowsProps>> {
  const { TableGrid } = await import("./table-grid.tsx");
  loaded = TableGrid;
  return TableGrid;
}
const Later = dynamic(load, { ssr: false });

/** The table, which is fetched after the rows. What is here already is drawn at once, so that the focus finds its row in it. */
export function TableGridSoon(props: RowsProps) {
  const [Table] = useState<ComponentType<RowsProps>>(() => loaded ?? Later);
  return <Table {...props} />;
}

const signs = ["pointermove", "pointerdown", "keydown"] as const;

/** Fetches the table at the first sign of somebody's hand: who changes the view has it then, and who only reads needs none. */
export function useTableSoon(): void {
  useEffect(() => {
    const stop = () => signs.forEach((sign) => document.removeEventListener(sign, fetchOnce, { capture: true }));
    const fetchOnce = () => {
      stop();
      void load();
    };
    signs.forEach((sign) => document.addEventListener(sign, fetchOnce, { capture: true }));
    return stop;
  }, []);
}
