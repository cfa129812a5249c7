import { z } from "zod";
import { accessFromEnv, refusal } from "../access.ts";
import { currentStore } from "../jobs/current.ts";
import type { Store } from "../store/incidents.ts";
import { UploadRefused } from "../store/uploads.ts";
import { ApiError, errorAnswer } from "./answers.ts";

/** What a handler is given, once the request is known to be allowed. */
export type ApiCall<P> = { readonly request: Request; readonly params: P; readonly query: URLSearchParams; readonly store: Store };
type Work<P> = (call: ApiCall<P>) => Response | Promise<Response>;

/** The one way into the API: first the guard, then the work, and every failure in the one shape of `apiErrorSchema`. */
export function handle<P = Record<never, string>>(work: Work<P>): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    const refused = guard(request);
    if (refused) return refused;
    try {
      const params = await context.params;
      return await work({ request, params, query: new URL(request.url).searchParams, store: currentStore() });
    } catch (error) {
      return errorAnswer(toApiError(error));
    }
  };
}

/** Host, origin and credential. Null where the request may pass. */
export function guard(request: Request): Response | null {
  const reason = refusal(request, accessFromEnv(process.env));
  if (reason === null) return null;
  return errorAnswer(new ApiError(reason.status, "refused", reason.message, "Open the app under the address that it printed at its start, and sign in there."));
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UploadRefused) return new ApiError(400, error.code, error.message, error.fix);
  if (error instanceof z.ZodError) return badRequest(error);
  // A mistake of ours: the log gets it whole, the answer says nothing of the evidence or of our paths.
  console.error(error);
  return new ApiError(500, "internal", "The app could not answer this.", "Try again. If it happens again, the app's log says why.");
}

function badRequest(error: z.ZodError): ApiError {
  const names = [...new Set(error.issues.map(({ path }) => path.join(".") || "the body"))].join(", ");
  return new ApiError(400, "bad_request", `This cannot be read: ${names}.`, "See /api/v1/openapi.json for what is expected.");
}

/** The query string through its schema. */
export function readQuery<S extends z.ZodType>(schema: S, query: URLSearchParams): z.output<S> {
  return schema.parse(Object.fromEntries(query));
}

const bodyBytesMax = 65_536;

/** A small JSON body through its schema; no body at all counts as `{}`. */
export async function readBody<S extends z.ZodType>(schema: S, request: Request): Promise<z.output<S>> {
  const text = await boundedText(request);
  try {
    return schema.parse(text === "" ? {} : JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, "bad_request", "The body is no JSON.", "Send a JSON object, or no body.");
    throw error;
  }
}

async function boundedText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    bytes += next.value.byteLength;
    if (bytes > bodyBytesMax) {
      await reader?.cancel();
      throw new ApiError(413, "too_large", `The body is longer than ${bodyBytesMax} bytes.`, "Send evidence to the exhibits of an incident.");
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}
