import type { SightingRow } from "./traceIndex.ts";

/** One call while it is put together: everything one trace shows of it. */
export type OpenCall = {
  readonly link: string | null;
  readonly callId: string | null;
  readonly tool: string;
  readonly requests: SightingRow[];
  readonly executions: SightingRow[];
  readonly results: SightingRow[];
};

export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A tool without its server or name space: `mcp__mail__send` and `functions.send` are both called `send`. In lower case. */
export function shortName(tool: string): string {
  const own = tool.startsWith("mcp__") ? tool.slice(tool.lastIndexOf("__") + 2) : tool.slice(tool.lastIndexOf(".") + 1);
  return (own || tool).toLowerCase();
}

/** A tool is called by its full name in one place and by its own in another. Two full names that differ are two tools. */
export function sameTool(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || shortName(a) !== shortName(b)) return false;
  return a.toLowerCase() === shortName(a) || b.toLowerCase() === shortName(b);
}

type Digested = Pick<SightingRow, "argumentsDigest">;

/** No argument that both have differs. Arguments that cannot be compared do not hinder. */
export function compatible(a: Digested, b: Digested): boolean {
  if (a.argumentsDigest === null || b.argumentsDigest === null || a.argumentsDigest === b.argumentsDigest) return true;
  const other = new Map(parseDigest(b.argumentsDigest));
  return parseDigest(a.argumentsDigest).every(([name, hash]) => (other.get(name) ?? hash) === hash);
}

/** The pairs of argument name and hash that `digestArguments` wrote. */
export function parseDigest(text: string): [string, string][] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) =>
    Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "string" ? [[entry[0], entry[1]] satisfies [string, string]] : [],
  );
}
