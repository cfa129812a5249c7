/** Why the server did not give what was asked, in the three parts that every refusal of the API has. */
export type Refusal = { readonly code: string; readonly message: string; readonly fix: string; readonly status: number | null };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const unreachable: Refusal = {
  code: "unreachable", message: "The server did not answer.", status: null,
  fix: "See in the terminal whether Aftertrace is still running, then try again.",
};

/** Where the API of one incident begins. */
export const incidentPath = (id: string) => `/api/v1/incidents/${encodeURIComponent(id)}`;
export const jobPath = (id: string) => `/api/v1/jobs/${encodeURIComponent(id)}`;

type Request = { readonly method?: "GET" | "POST" | "PATCH" | "DELETE"; readonly body?: unknown; readonly signal?: AbortSignal };

/** One request to our own API. An aborted request rejects, because nobody waits for it any more; everything else is an answer. */
export async function ask<T>(path: string, request: Request = {}): Promise<Answer<T>> {
  const { method = "GET", body, signal } = request;
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  try {
    const response = await fetch(path, { method, ...json, ...(signal && { signal }) });
    if (!response.ok) return { ok: false, refusal: refusalOf(response.status, await response.text()) };
    return { ok: true, value: await ownJson<T>(response) };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { ok: false, refusal: unreachable };
  }
}

/** The server checks its answers against lib/api/contract.ts in the tests; here the contract is taken at its word. */
async function ownJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === "" ? null : JSON.parse(text)) as T;
}

/** Reads the error body of the API, and says what it can where something else answered. */
export function refusalOf(status: number, text: string): Refusal {
  const error = errorMember(text);
  const word = (name: string, otherwise: string) => {
    const value = error?.[name];
    return typeof value === "string" ? value : otherwise;
  };
  return {
    status,
    code: word("code", `http_${status}`),
    message: word("message", `The server answered ${status}.`),
    fix: word("fix", "Try again; the terminal where Aftertrace runs may say more."),
  };
}

function errorMember(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("error" in parsed)) return null;
    return typeof parsed.error === "object" && parsed.error !== null ? { ...parsed.error } : null;
  } catch {
    return null;
  }
}

/** True for the rejection of a request that was called off. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
