"use client";

import { useId } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import type { TrustScope } from "@/lib/api/keyContract.ts";

/** A place that a key can be limited to. */
export type ScopePlace = { readonly incident: string; readonly exhibit: string | null; readonly label: string };
type Props = { readonly scope: TrustScope; readonly places: readonly ScopePlace[]; readonly onScope: (scope: TrustScope) => void; readonly error?: string | undefined };

type Place = NonNullable<TrustScope>[number];
const isSame = (a: Place, b: Pick<ScopePlace, "incident" | "exhibit">): boolean => a.incident === b.incident && a.exhibit === b.exhibit;

/** For which logs a key is to count: for every log, or for those of chosen incidents and exhibits. */
export function ScopeField({ scope, places, onScope, error }: Props) {
  const name = useId();
  const listed = [...places, ...(scope ?? []).filter((one) => !places.some((place) => isSame(one, place))).map((one) => ({ ...one, label: `${one.exhibit ?? "All logs"} of ${one.incident}` }))];
  const turn = ({ incident, exhibit }: ScopePlace, on: boolean) => {
    const others = (scope ?? []).filter((one) => !isSame(one, { incident, exhibit }));
    onScope(on ? [...others, { incident, exhibit }] : others);
  };
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className="font-medium">It counts for</legend>
      <Radio name={name} label="Every log" checked={scope === null} onChoose={() => onScope(null)} />
      <Radio name={name} label="Only the logs of" checked={scope !== null} onChoose={() => onScope(scope ?? [])} disabled={listed.length === 0} />
      {scope !== null && (
        <div role="region" aria-label="Incidents and exhibits" tabIndex={0} className="ml-6 flex max-h-44 flex-col overflow-auto rounded border border-border px-2 py-1">
          {listed.map((place) => (
            <Checkbox key={`${place.incident} ${place.exhibit ?? ""}`} label={place.label} checked={scope.some((one) => isSame(one, place))} onChange={(event) => turn(place, event.target.checked)} />
          ))}
        </div>
      )}
      {error !== undefined && <p id={`${name}-error`} className="text-sm text-status-failed">{error}</p>}
    </fieldset>
  );
}

type RadioProps = { readonly name: string; readonly label: string; readonly checked: boolean; readonly disabled?: boolean; readonly onChoose: () => void };

/** One of a few. */
export function Radio({ name, label, checked, disabled = false, onChoose }: RadioProps) {
  return (
    <label className="flex min-h-7 w-fit cursor-pointer items-center gap-2">
      <input type="radio" name={name} className="size-4 accent-accent" checked={checked} disabled={disabled} onChange={onChoose} /> {label}
    </label>
  );
}
