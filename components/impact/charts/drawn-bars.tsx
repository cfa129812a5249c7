"use client";

import dynamic from "next/dynamic";

/** The drawing library comes only where something is drawn; its place is kept free. */
export const DrawnBars = dynamic(() => import("./bars.tsx").then(({ Bars }) => Bars), { ssr: false, loading: () => <div className="h-12" /> });
