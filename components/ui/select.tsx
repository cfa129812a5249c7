import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";
import { controlStyle } from "./input.tsx";

export type Option = { readonly value: string; readonly label: string };

type Props = Omit<ComponentPropsWithRef<"select">, "children"> & { readonly options: readonly Option[] };

/** The browser's own select: it works with every keyboard, screen reader and phone. */
export function Select({ options, className, ...rest }: Props) {
  return (
    <select {...rest} className={classNames(controlStyle, "cursor-pointer", className)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
