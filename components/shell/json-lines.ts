import { refusalOf, type Refusal } from "./api.ts";

/**
 * A request to our own API that answers line by line, each a JSON value of its own, as they come. Answers the refusal
 * where there is one. An aborted request rejects; whoever closes it stops the work behind it.
 */
export async function askLines<T>(path: string, signal: AbortSignal, onLine: (line: T) => void): Promise<Refusal | null> {
  const response = await fetch(path, { method: "POST", signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  if (response === null) return refusalOf(0, "");
  if (!response.ok || response.body === null) return refusalOf(response.status, await response.text());
  let rest = "";
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line) as T);
  }
  return null;
}
