import type { StatementFacts, StatementKind } from "./statementFacts.ts";

/** The word by which people name each kind of statement; null for the brackets of a transaction, which do nothing themselves. */
const words: Readonly<Record<StatementKind, string | null>> = {
  select: "SELECT", insert: "INSERT", replace: "REPLACE", update: "UPDATE", delete: "DELETE", merge: "MERGE", mergeDelete: "MERGE", truncate: "TRUNCATE", drop: "DROP", dropShape: "DROP", dropRole: "DROP", alterDrop: "ALTER",
  createReplace: "CREATE", shape: "CREATE", selectInto: "CREATE", grant: "GRANT", session: "SET", system: "SYSTEM", maintenance: "MAINTENANCE", copyIn: "COPY", copyOut: "COPY", function: "CALL", functionDestroys: "CALL",
  program: "EXECUTE", dynamic: "EXECUTE", outage: "SYSTEM", lock: "LOCK", undo: "UNDROP", unknown: "UNKNOWN", unreadMutation: "UNKNOWN", unreadShape: "UNKNOWN", begin: null, commit: null, rollback: null, savepoint: null,
};

/** The word for a statement: SELECT, UPDATE, ALTER. What no parser reads is UNKNOWN. */
export function statementWord({ kind, words: told }: StatementFacts): string | null {
  const word = words[kind];
  return word === "CREATE" && /^(?:ALTER|COMMENT|RENAME)/.test(told) ? (/^[A-Z]+/.exec(told)?.[0] ?? word) : word;
}
