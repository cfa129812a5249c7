/** Digits in groups of three with thin no-break spaces: 11 200 000. */
export function countText(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

type Props = { readonly value: number; readonly of?: number };

/** A number, or "n of m" where it is part of a whole. */
export function Count({ value, of }: Props) {
  return (
    <span className="tabular whitespace-nowrap">
      {countText(value)}
      {of !== undefined && ` of ${countText(of)}`}
    </span>
  );
}
