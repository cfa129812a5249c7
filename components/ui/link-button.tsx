import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonStyle, type ButtonKind } from "./button-style.ts";

type Props = ComponentProps<typeof Link> & { readonly kind?: ButtonKind; readonly small?: boolean };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ kind = "plain", small = false, className, ...rest }: Props) {
  return <Link {...rest} className={buttonStyle(kind, small, className)} />;
}
