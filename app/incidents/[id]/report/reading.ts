import { connection } from "next/server";
import { ApiError } from "@/lib/api/answers.ts";
import type { ReportView } from "@/lib/api/reportContract.ts";
import { reportView } from "@/lib/api/reportAnswers.ts";
import { currentStore } from "@/lib/jobs/current.ts";

/** The post-mortem, or null where the incident has not been analysed by this version. */
export async function readReport(id: string): Promise<ReportView | null> {
  await connection();
  try {
    return await reportView(currentStore(), id);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
