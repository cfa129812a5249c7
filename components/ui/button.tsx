import type { ComponentPropsWithRef } from "react";
import { buttonStyle, type ButtonKind } from "./button-style.ts";

type Props = ComponentPropsWithRef<"button"> & { readonly kind?: ButtonKind; readonly small?: boolean };

/** A button; inside a form say type="submit". */
export function Button({ kind = "plain", small = false, type = "button", className, ...rest }: Props) {
  return <button {...rest} type={type} className={buttonStyle(kind, small, className)} />;
}
