/** Which two runs stand beside each other. The address bar is its one home. Null: the same incident, or the run that the server thinks of. */
export type CompareAddress = { readonly with: string | null; readonly a: string | null; readonly b: string | null };
type Source = { readonly get: (name: string) => string | null };

export function readCompareAddress(source: Source): CompareAddress {
  const text = (name: string): string | null => source.get(name) || null;
  return { with: text("with"), a: text("a"), b: text("b") };
}

/** In the words of the API too; what is as usual is left out. */
export function compareQuery(address: Partial<CompareAddress>): string {
  const query = new URLSearchParams();
  for (const name of ["with", "a", "b"] as const) if (address[name]) query.set(name, address[name]);
  return query.toString();
}

export function compareHref(incident: string, address: Partial<CompareAddress>): string {
  const query = compareQuery(address);
  return `/incidents/${incident}/compare${query === "" ? "" : `?${query}`}`;
}

/** The same two runs, the other way round. */
export function swapped(incident: string, { with: other, a, b }: CompareAddress): { readonly incident: string; readonly address: CompareAddress } {
  const here = other ?? incident;
  return { incident: here, address: { with: here === incident ? null : incident, a: b, b: a } };
}
