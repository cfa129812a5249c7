/** What one statement does, in words that both parsers' trees are brought to. */
export type StatementKind =
  | "select" | "insert" | "replace" | "update" | "delete" | "merge" | "mergeDelete" | "truncate" | "drop" | "dropShape" | "dropRole" | "alterDrop" | "createReplace" | "shape" | "selectInto"
  | "grant" | "session" | "system" | "maintenance" | "copyIn" | "copyOut" | "function" | "functionDestroys" | "program" | "dynamic" | "outage" | "lock" | "undo" | "unknown" | "unreadMutation" | "unreadShape" | "begin" | "commit" | "rollback" | "savepoint";

export type StatementFacts = {
  readonly kind: StatementKind;
  /** Every table, view, schema or database that it names, as written, with its schema. */
  readonly tables: readonly string[];
  readonly schemas: readonly string[];
  readonly databases: readonly string[];
  /** It has a condition that may be false. */
  readonly filtered: boolean;
  /** It reads columns or tables whose purpose is to hold secrets. */
  readonly secrets: boolean;
  /** The deciding words, for the responder. */
  readonly words: string;
  /** A text inside it that another language reads: a program of COPY, the body of DO. */
  readonly inner: { readonly language: "shell" | "sql" | "procedure"; readonly text: string } | null;
};

export const plainFacts = (kind: StatementKind, words: string): StatementFacts => ({ kind, words, tables: [], schemas: [], databases: [], filtered: false, secrets: false, inner: null });
