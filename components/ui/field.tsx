import { type ReactNode, useId } from "react";
import { Glyph } from "./glyph.tsx";

type Wiring = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

type Props = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Said in text beside the field. */
  readonly error?: string;
  /** Draws the control with the ids that tie it to its label: `{(wiring) => <Input {...wiring} name="title" />}`. */
  readonly children: (wiring: Wiring) => ReactNode;
};

/** A control with its label, its hint and its error. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="flex items-center gap-1.5 text-sm text-status-failed">
          <Glyph name="cross" /> {error}
        </p>
      )}
    </div>
  );
}
