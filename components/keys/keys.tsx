"use client";

import { classNames } from "../ui/class-names.ts";
import { keyCaps, keyText } from "./key-caps.ts";
import { useApple } from "./use-apple.ts";

type Props = { readonly keys: string; readonly className?: string };

/** One way to ask by key: `g o` as two key caps, `Mod+k` as Ctrl K or ⌘ K. */
export function Keys({ keys, className }: Props) {
  const apple = useApple();
  const { caps } = keyCaps(keys, apple);
  return (
    <span className={classNames("inline-flex gap-1 whitespace-nowrap", className)}>
      <span className="sr-only">{keyText(keys, apple)}</span>
      {caps.map((cap) => <kbd key={cap} aria-hidden className="inline-block min-w-6 rounded-sm border border-current px-1.5 text-center font-mono text-xs leading-5">{cap}</kbd>)}
    </span>
  );
}
