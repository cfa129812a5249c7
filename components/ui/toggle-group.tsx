"use client";

import { ToggleGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";

export type Choice<Value extends string> = { readonly value: Value; readonly label: ReactNode; readonly name?: string };

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onValueChange: (value: Value) => void;
};

/** One of a few, all in sight. `name` is what a screen reader says where the label is a glyph. */
export function ToggleGroup<Value extends string>({ label, value, choices, onValueChange }: Props<Value>) {
  const choose = (next: string) => {
    const choice = choices.find((candidate) => candidate.value === next);
    if (choice) onValueChange(choice.value);
  };
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className="inline-flex rounded border border-border-control"
    >
      {choices.map((choice) => (
        <Radix.Item
          key={choice.value}
          value={choice.value}
          aria-label={choice.name}
          className="inline-flex min-h-7 min-w-7 cursor-pointer items-center justify-center gap-1 px-2 text-sm text-text first:rounded-l last:rounded-r hover:bg-surface-raised data-[state=on]:bg-accent data-[state=on]:font-semibold data-[state=on]:text-surface"
        >
          {choice.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}

type ManyProps<Value extends string> = Omit<Props<Value>, "value" | "onValueChange"> & {
  readonly values: readonly Value[];
  readonly onValuesChange: (values: Value[]) => void;
};

/** Any of a few, all in sight: filters. */
export function ToggleGroupMany<Value extends string>({ label, values, choices, onValuesChange }: ManyProps<Value>) {
  const choose = (next: string[]) =>
    onValuesChange(choices.map((choice) => choice.value).filter((value) => next.includes(value)));
  return (
    <Radix.Root
      type="multiple"
      aria-label={label}
      value={[...values]}
      onValueChange={choose}
      className="inline-flex flex-wrap gap-1"
    >
      {choices.map((choice) => (
        <Radix.Item
          key={choice.value}
          value={choice.value}
          aria-label={choice.name}
          className="inline-flex min-h-7 cursor-pointer items-center gap-1 rounded border border-border-control px-2 text-sm text-text hover:bg-surface-raised data-[state=on]:border-accent data-[state=on]:bg-accent data-[state=on]:font-semibold data-[state=on]:text-surface"
        >
          {choice.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
