"use client";

import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { classNames } from "./class-names.ts";
import { controlStyle } from "./input.tsx";

export type ListOption = {
  readonly id: string;
  /** Options of one group stand together, under its name. */
  readonly group: string;
  readonly label: ReactNode;
  /** At the end of the line: keys, a count. */
  readonly detail?: ReactNode;
};

type Props = {
  readonly label: string;
  readonly placeholder?: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Those that fit the query, in order; what has the same group follows one another. */
  readonly options: readonly ListOption[];
  readonly onChoose: (id: string) => void;
  /** "5 of 43 commands". */
  readonly count: ReactNode;
  readonly empty: ReactNode;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
};

const page = 8;

/** A field with the list of what fits it: type, move with the arrows, Enter takes. The focus stays in the field (WAI-ARIA combobox with a listbox). */
export function CommandList({ label, placeholder, query, onQuery, options, onChoose, count, empty, inputRef }: Props) {
  const id = useId();
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, options.length - 1);
  const current = options[at];
  const move = (to: number) => {
    setMarked(to);
    const option = options[to];
    if (option) document.getElementById(optionId(id, option))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = moved(event.key, at, options.length);
    if (to !== null) move(to);
    else if (event.key === "Enter" && current) onChoose(current.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-2">
      <input ref={inputRef} type="text" role="combobox" aria-label={label} aria-expanded={options.length > 0} aria-controls={options.length > 0 ? `${id}-list` : undefined} aria-autocomplete="list"
        aria-activedescendant={current && optionId(id, current)} autoComplete="off" spellCheck={false} placeholder={placeholder} value={query}
        onChange={(event) => { setMarked(0); onQuery(event.target.value); }} onKeyDown={onKeyDown} className={classNames(controlStyle, "w-full")} />
      <div className="h-[min(50vh,400px)] rounded border border-border">
        {options.length === 0
          ? <div className="p-3 text-text-muted">{empty}</div>
          : <Options id={id} label={label} options={options} current={current} onMark={setMarked} onChoose={onChoose} />}
      </div>
      <div role="status" className="tabular text-sm text-text-muted">{count}</div>
    </div>
  );
}

const optionId = (list: string, option: ListOption) => `${list}-${option.id}`;

type OptionsProps = Pick<Props, "label" | "options" | "onChoose"> & { readonly id: string; readonly current: ListOption | undefined; readonly onMark: (index: number) => void };

function Options({ id, label, options, current, onMark, onChoose }: OptionsProps) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className="size-full overflow-y-auto overscroll-contain p-1 outline-none">
      {groupsOf(options).map(([group, members]) => (
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden className="px-2 pt-2 pb-1 text-xs font-semibold text-text-muted">{group}</div>
          {members.map((option) => (
            <Option key={option.id} id={optionId(id, option)} option={option} marked={option === current} onMark={() => onMark(options.indexOf(option))} onChoose={() => onChoose(option.id)} />
          ))}
        </div>
      ))}
    </div>
  );
}

type OptionProps = { readonly id: string; readonly option: ListOption; readonly marked: boolean; readonly onMark: () => void; readonly onChoose: () => void };

function Option({ id, option, marked, onMark, onChoose }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and hears the keys for all options
    <div id={id} role="option" aria-selected={marked} onMouseMove={marked ? undefined : onMark} onClick={onChoose}
      className={classNames("flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-sm px-2 py-1", marked && "bg-accent text-surface")}>
      <span className="min-w-0 first-letter:uppercase">{option.label}</span>
      {option.detail !== undefined && <span className="flex shrink-0 gap-2">{option.detail}</span>}
    </div>
  );
}

/** The option a key leads to, around the ends; null: not a key that moves. */
function moved(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  switch (key) {
    case "ArrowDown": return (at + 1) % length;
    case "ArrowUp": return (at + length - 1) % length;
    case "PageDown": return Math.min(length - 1, at + page);
    case "PageUp": return Math.max(0, at - page);
    default: return null;
  }
}

function groupsOf(options: readonly ListOption[]): readonly (readonly [string, readonly ListOption[]])[] {
  const names = [...new Set(options.map(({ group }) => group))];
  return names.map((name) => [name, options.filter(({ group }) => group === name)]);
}
