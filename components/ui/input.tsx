import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";

export const controlStyle =
  "min-h-9 rounded border border-border-control bg-surface px-2 text-text placeholder:text-text-muted disabled:cursor-not-allowed disabled:bg-surface-raised aria-invalid:border-status-failed";

/** A one-line text field; give it a label through Field or aria-label. */
export function Input({ className, ...rest }: ComponentPropsWithRef<"input">) {
  return <input {...rest} className={classNames(controlStyle, className)} />;
}

/** A text field of several lines. */
export function TextArea({ className, ...rest }: ComponentPropsWithRef<"textarea">) {
  return <textarea {...rest} className={classNames(controlStyle, "py-1.5", className)} />;
}
