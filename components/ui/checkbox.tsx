import { type ComponentPropsWithRef, useId } from "react";
import { classNames } from "./class-names.ts";

type Props = Omit<ComponentPropsWithRef<"input">, "type"> & { readonly label: string };

/** A tick that takes effect with its form, or with `onChange`. */
export function Checkbox({ label, className, ...rest }: Props) {
  const id = useId();
  return (
    <span className={classNames("inline-flex min-h-7 items-center gap-2", className)}>
      <input
        {...rest}
        type="checkbox"
        id={id}
        className="size-6 shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed"
      />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
