import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";

type Kind = "info" | "warning" | "error";

type Props = {
  readonly kind?: Kind;
  /** What is the matter, in a sentence. */
  readonly message: ReactNode;
  readonly code?: string;
  /** Where: "line 3", "/observations/4". */
  readonly at?: string;
  /** What to do about it. */
  readonly fix?: ReactNode;
  readonly children?: ReactNode;
  /** Read out at once when it appears after an action. */
  readonly live?: boolean;
};

const looks: Record<
  Kind,
  { readonly glyph: GlyphName; readonly word: string; readonly style: string; readonly ink: string }
> = {
  info: { glyph: "info", word: "Note", style: "border-l-accent", ink: "text-accent" },
  warning: { glyph: "warning", word: "Warning", style: "border-l-status-warning", ink: "text-status-warning" },
  error: { glyph: "cross", word: "Error", style: "border-l-status-failed", ink: "text-status-failed" },
};

/** A problem or a remark: what, where, and what to do. */
export function Notice({ kind = "info", message, code, at, fix, children, live = false }: Props) {
  const look = looks[kind];
  return (
    <div
      role={live ? (kind === "error" ? "alert" : "status") : "note"}
      className={classNames("rounded border border-l-4 border-border bg-surface-raised px-3 py-2", look.style)}
    >
      <p className="flex items-baseline gap-2">
        <span className={look.ink}>
          <Glyph name={look.glyph} label={look.word} />
        </span>
        <span className="min-w-0">
          {message}
          {(code !== undefined || at !== undefined) && (
            <span className="ml-2 text-sm text-text-muted">
              {code !== undefined && <code>{code}</code>}
              {code !== undefined && at !== undefined && " at "}
              {at !== undefined && <code>{at}</code>}
            </span>
          )}
        </span>
      </p>
      {fix !== undefined && <p className="mt-1 pl-6 text-text-muted">{fix}</p>}
      {children !== undefined && <div className="mt-2 pl-6">{children}</div>}
    </div>
  );
}
