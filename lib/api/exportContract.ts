import { z } from "zod";
import { exportFormats } from "../exports/exportFormats.ts";

const sent = z.object({ atUs: z.number().int().nullable(), sha256: z.string(), bytes: z.number().int() });
const exportEntrySchema = z.object({
  id: z.enum([...exportFormats, "bundle", "findings", "timeline-csv", "custody"]), label: z.string(), holds: z.string(),
  masked: z.boolean().describe("credentials are masked; false: the exhibits are in it as they came"),
  path: z.string(), name: z.string().describe("of the file"), last: sent.nullable().describe("the file that was sent last, by the newest lines of the custody log"),
});
export type ExportEntry = z.infer<typeof exportEntrySchema>;
export const exportListSchema = z.object({
  bundle: z.object({ sha256: z.string(), manifest: z.string(), bytes: z.number().int(), madeUs: z.number().int() }).nullable().describe("the bundle that was made last; null where none was"),
  exports: z.array(exportEntrySchema),
});
export type ExportList = z.infer<typeof exportListSchema>;
