import { z } from "zod";
import { revealQuery } from "./revealContract.ts";

/** Query strings of the API that are not the timeline's. */
const upTo = (max: number) => z.coerce.number().int().min(0).max(max);
const number = (fallback: number, max: number) => upTo(max).default(fallback);

/** Bytes of one `raw?offset=`: they are read and hashed in one turn of the event loop. */
const rangeBytesMax = 16_777_216;

/** Lists are paged by number: `after=c120` or `after=120` goes on behind c120. */
export const pageQuerySchema = z.object({
  after: z.string().regex(/^[cd]?\d{1,15}$/).transform((text) => Number(text.replace(/^[cd]/, ""))).default(0).describe("number of the last item of the page before"),
  count: z.coerce.number().int().min(1).max(500).default(100),
});
export const spansQuerySchema = z.object({ after: number(0, Number.MAX_SAFE_INTEGER), count: z.coerce.number().int().min(1).max(500).default(100) });
export const recordsQuerySchema = z.object({ from: number(0, Number.MAX_SAFE_INTEGER), count: z.coerce.number().int().min(1).max(1_000).default(200) });
export const rawQuerySchema = z.object({
  at: z.string().max(10_000).optional().describe("a place as findings cite it; `offset` and `length` are ignored then"),
  // No default: without it the answer is the whole file, and a default inside `optional` is applied all the same.
  offset: upTo(Number.MAX_SAFE_INTEGER).optional(),
  length: z.coerce.number().int().min(1).max(rangeBytesMax).default(65_536),
  reveal: revealQuery,
});
export const stepQuerySchema = z.object({ limit: z.coerce.number().int().min(100).max(2_000_000).default(20_000).describe("characters of each text"), reveal: revealQuery });
export const uploadQuerySchema = z.object({ name: z.string().min(1).max(4_000).describe("file name, or path inside the folder") });
export const titleBodySchema = z.object({ title: z.string().trim().min(1).max(300) });
export const newIncidentBodySchema = titleBodySchema.partial();
