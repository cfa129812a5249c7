import type { z } from "zod";

/** One thing the API can do. The routes under app/api do exactly these; a test compares the two. */
export type Operation = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As in OpenAPI: `{id}` for what changes. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType;
  /** JSON body, or `binary` for a file. */
  readonly body?: z.ZodType | "binary";
  readonly status?: 200 | 201 | 202;
  /** JSON answer, or the media type of another kind. */
  readonly answer: z.ZodType | "application/octet-stream" | "text/event-stream" | "text/csv" | "application/x-ndjson" | "open";
};
