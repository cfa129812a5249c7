"use client";

import { Switch as Radix } from "radix-ui";
import { useId } from "react";

type Props = {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** An on/off setting that takes effect at once. */
export function Switch({ label, checked, onCheckedChange, disabled = false }: Props) {
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2">
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        className="relative h-6 w-11 cursor-pointer rounded-full border border-border-control bg-surface-raised data-[disabled]:cursor-not-allowed data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-4 translate-x-1 rounded-full bg-border-control transition-transform data-[state=checked]:translate-x-6 data-[state=checked]:bg-surface" />
      </Radix.Root>
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
