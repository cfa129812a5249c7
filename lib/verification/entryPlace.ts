import type { AuditedLog } from "../audit/verifyLog.ts";

/** The place of an entry in words that a reader can follow, by what its log is made of: `line 3`, `/receipts/4`, `row 7`, `file`. */
export function entryAt({ container, list }: Pick<AuditedLog, "container" | "list">, number: number): string {
  switch (container) {
    case "lines": case "tokens": return `line ${number}`;
    case "array": case "receipts": return `${list}/${number}`;
    case "sqlite": return `row ${number}`;
    case "object": case "note": return "file";
  }
}

/** The number behind such a place; null where it names no entry of a log of this kind. */
export function entryNumberAt({ container, list }: Pick<AuditedLog, "container" | "list">, at: string): number | null {
  const prefix = entryAt({ container, list }, 0).replace(/0$/, "");
  if (container === "object" || container === "note") return at === "file" || at === "" || at.startsWith("/") ? 0 : null;
  const rest = at.startsWith(prefix) ? at.slice(prefix.length) : "";
  const [digits = ""] = rest.split("/", 1);
  return /^\d{1,15}$/.test(digits) && (rest === digits || container === "array" || container === "receipts") ? Number(digits) : null;
}
