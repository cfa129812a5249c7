"use client";

import { useEffect, useId, useRef } from "react";
import type { PolicyReview } from "@/lib/api/policyContract.ts";
import { classNames } from "../ui/class-names.ts";

type Problems = PolicyReview["problems"];
type Props = {
  readonly label: string; readonly text: string; /** Null: it is only read. */ readonly onText: ((text: string) => void) | null; readonly problems: Problems;
  /** The line to go to; a new object goes there again. */ readonly goTo: { readonly line: number } | null;
};

const heightStyle = "h-[62vh] min-h-64 print:h-auto";
const textStyle = "m-0 min-w-0 flex-1 resize-none overflow-auto border-0 bg-surface py-2 pr-2 pl-2 font-mono text-sm leading-5 whitespace-pre text-text";
/** Height of a line in the styles above. */
const linePx = 20;

/** The text of a policy with the numbers of its lines; problems stand at theirs. */
export function TextEditor({ label, text, onText, problems, goTo }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const count = text.split("\n").length;
  const bad = new Set(problems.flatMap(({ line }) => line ?? []));
  useEffect(() => {
    const box = field.current;
    if (goTo === null || box === null) return;
    const start = box.value.split("\n").slice(0, goTo.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    box.focus({ preventScroll: true });
    box.setSelectionRange(start, start + (box.value.split("\n")[goTo.line - 1] ?? "").length);
    box.scrollTop = Math.max(0, (goTo.line - 4) * linePx);
    box.scrollIntoView({ block: "nearest" });
  }, [goTo]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className={classNames("flex min-w-0 overflow-hidden rounded border bg-surface-raised", heightStyle, problems.length > 0 ? "border-status-failed" : "border-border-control")}>
        <pre ref={gutter} aria-hidden="true" className="tabular m-0 shrink-0 overflow-hidden py-2 pr-2 pl-2 text-right font-mono text-sm leading-5 text-text-muted select-none print:hidden">
          {Array.from({ length: count }, (_, at) => <span key={at} className={classNames("block", bad.has(at + 1) && "font-bold text-status-failed")}>{bad.has(at + 1) ? "✗ " : ""}{at + 1}</span>)}
          <span className="block h-6" />
        </pre>
        <textarea
          ref={field} aria-label={label} aria-invalid={problems.length > 0 ? true : undefined} aria-describedby={problems.length > 0 ? `${id}-problems` : undefined} wrap="off" spellCheck={false} autoCapitalize="off" autoCorrect="off"
          readOnly={onText === null} value={text} maxLength={1_000_000} className={classNames(textStyle, "print:hidden")}
          onChange={(event) => onText?.(event.target.value)} onScroll={(event) => { if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop; }}
        />
        <pre className="hidden p-2 text-sm whitespace-pre-wrap print:block">{text}</pre>
      </div>
      {problems.length > 0 && (
        <ul id={`${id}-problems`} aria-label="Problems of the text" className="flex flex-col gap-1">
          {problems.slice(0, 20).map(({ at, line, column, message, fix }, place) => (
            <li key={place} className="rounded border border-l-4 border-border border-l-status-failed bg-surface-raised px-3 py-1.5 text-sm [overflow-wrap:anywhere]">
              <b>{line === null ? at : `Line ${line}${column === null ? "" : `, column ${column}`}`}</b>: {message} <span className="text-text-muted">{fix} {line !== null && at.startsWith("/") && <code>{at}</code>}</span>
            </li>
          ))}
          {problems.length > 20 && <li className="text-sm text-text-muted">20 of {problems.length} problems</li>}
        </ul>
      )}
    </div>
  );
}
