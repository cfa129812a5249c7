"use client";

import { MaskedText } from "../masks/masked-text.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Pieces } from "./pieces.tsx";

type Props = { readonly text: string; readonly className?: string };

/** A name or a short value out of the evidence, set apart from the direction of the text around it; masked credentials are chips, hidden characters are boxes where the reader always wants them. */
export function InlineText({ text, className }: Props) {
  const [hidden] = useKept("hidden", "off");
  return <bdi className={className}><MaskedText text={text} draw={(plain) => (hidden === "on" ? <Pieces text={plain} /> : plain)} /></bdi>;
}
