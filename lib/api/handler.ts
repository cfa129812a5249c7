import type { z } from "zod";
import { accessFromEnv } from "../access.ts";
import { guardedRefusal } from "../guesses.ts";
import { currentStore } from "../jobs/current.ts";
import type { Store } from "../store/incidents.ts";
import { ApiError, errorAnswer } from "./answers.ts";
import { toApiError } from "./faults.ts";

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
      const answer = await work({ request, params, query: new URL(request.url).searchParams, store: currentStore() });
      return request.method === "HEAD" ? await headOf(answer) : answer;
    } catch (error) {
      return errorAnswer(toApiError(error));
    }
  };
}

/** Next asks the GET handler for a HEAD and drops the body: what the body holds open would stay open. */
async function headOf({ body, headers, status }: Response): Promise<Response> {
  await body?.cancel();
  return new Response(null, { headers, status });
}

/** Host, origin and credential. Null where the request may pass. */
export function guard(request: Request): Response | null {
  const reason = guardedRefusal(request, accessFromEnv(process.env), "data");
  if (reason === null) return null;
  return errorAnswer(new ApiError(reason.status, "refused", reason.message, "Open the app under the address that it printed at its start, and sign in there."));
}

/** The query string through its schema. */
export function readQuery<S extends z.ZodType>(schema: S, query: URLSearchParams): z.output<S> {
  return read(schema, Object.fromEntries(query));
}

/** Only what the sender wrote is the sender's mistake: a schema that fails further inside is ours. */
function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const names = [...new Set(error.issues.map(({ code, message, path }) => `${path.join(".") || "the body"}${code === "custom" ? ` (${message})` : ""}`))].join(", ");
  throw new ApiError(400, "bad_request", `This cannot be read: ${names}.`, "See /api/v1/openapi.json for what is expected.");
}

const bodyBytesMax = 65_536;

/** A small JSON body through its schema; no body at all counts as `{}`. */
export async function readBody<S extends z.ZodType>(schema: S, request: Request, bytesMax = bodyBytesMax): Promise<z.output<S>> {
  const text = await boundedText(request, bytesMax);
  if (text === null) throw new ApiError(413, "too_large", `The body is longer than ${bytesMax} bytes.`, "Send evidence to the exhibits of an incident.");
  return read(schema, parsed(text));
}

function parsed(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, "bad_request", "The body is no JSON.", "Send a JSON object, or no body.");
    throw error;
  }
}

/** The body of a request as text, or null where it is longer than any that we ask for. */
export async function boundedText(request: Request, bytesMax = bodyBytesMax): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    bytes += next.value.byteLength;
    if (bytes > bytesMax) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}
