import { countText } from "../../ui/count.tsx";
import { InlineText } from "../inline-text.tsx";
import { byteSide, differenceOf, type ByteSide, type Difference, type Side } from "./difference.ts";

type Named = { readonly name: string; readonly value: string };
type Props = { readonly label: string; readonly expected: Named; readonly found: Named; readonly at: number | null };

/** Two values one under the other, the first place in which they differ marked. */
export function DifferenceView({ label, expected, found, at }: Props) {
  const difference = differenceOf(expected.value, found.value, at);
  return (
    <figure className="flex flex-col gap-1" aria-label={label}>
      <Sides names={[expected.name, found.name]} sides={difference.sides} />
      <figcaption className="tabular text-sm text-text-muted">{placeText(difference)}</figcaption>
    </figure>
  );
}

function placeText({ at, unit }: Difference): string {
  return at === null ? "They do not differ in what is shown." : `The first ${unit} that differs is no. ${countText(at + 1)}.`;
}

type BytesProps = { readonly label: string; readonly names: readonly [string, string]; readonly bytes: readonly [Uint8Array, Uint8Array]; readonly at: number };

/** Two messages around the first byte in which they differ, in hex and as text. */
export function ByteDifference({ label, names, bytes, at }: BytesProps) {
  const sides = [byteSide(bytes[0], at), byteSide(bytes[1], at)] as const;
  const of = (look: keyof ByteSide): readonly [Side, Side] => [sides[0][look], sides[1][look]];
  return (
    <figure className="flex flex-col gap-1" aria-label={label}>
      <Sides names={names} sides={of("text")} />
      <Sides names={[`${names[0]}, hex`, `${names[1]}, hex`]} sides={of("hex")} />
      <figcaption className="tabular text-sm text-text-muted">The first byte that differs is no. {countText(at + 1)}.</figcaption>
    </figure>
  );
}

function Sides({ names, sides }: { readonly names: readonly [string, string]; readonly sides: readonly [Side, Side] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-4 overflow-x-auto rounded border border-border bg-surface-raised px-2 py-1.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {sides.map((side, place) => (
        <div key={names[place]} className="contents">
          <dt className="text-text-muted">{names[place]}</dt>
          <dd className="min-w-0 max-sm:mb-1"><SideText side={side} /></dd>
        </div>
      ))}
    </dl>
  );
}

function SideText({ side: { before, differs, after, cutBefore, cutAfter } }: { readonly side: Side }) {
  return (
    <code className="[overflow-wrap:anywhere]">
      {cutBefore && <Cut />}
      <InlineText text={before} className="text-text-muted" />
      {differs !== "" && <mark className="font-bold"><InlineText text={differs} /></mark>}
      <InlineText text={after} />
      {cutAfter && <Cut />}
    </code>
  );
}

const Cut = () => <span className="text-text-muted" role="img" aria-label="cut">…</span>;
