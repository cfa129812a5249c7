import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { openApiDocument } from "@/lib/api/openapi.ts";

/** The API described by the schemas that its handlers use. */
export const GET = handle(() => answer(openApiDocument()));
