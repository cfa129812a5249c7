"use client";

import { createContext, useContext } from "react";
import { ensure } from "@/lib/base/assert.ts";
import type { Citation } from "@/lib/report/reportDocument.ts";

/** What every part of the report needs: the incident, and what its marks stand for. `print`: marks lead to the appendix, for paper opens nothing. */
export type ReportContextValue = { readonly incident: string; readonly citations: ReadonlyMap<string, Citation>; readonly print: boolean };

export const ReportContext = createContext<ReportContextValue | null>(null);

export const useReportContext = (): ReportContextValue => ensure(useContext(ReportContext), "the report");
