/** Read at once: enough to work with, small enough to be hashed and drawn without a wait. */
export const pageBytes = 65_536;

type Place = { readonly exhibit: string; readonly at: string; readonly offset: number | null; readonly length: number | null };

/** The raw viewer's address of a place: by bytes where it has a range, else by its words. */
export function rawAddress(incident: string, { exhibit, at, offset, length }: Place): string {
  const query = new URLSearchParams(offset === null || length === null ? { at } : { offset: String(offset), length: String(length), at });
  return `/incidents/${incident}/evidence/${exhibit}?${query}`;
}

export type RawPlace = { readonly offset: number | null; readonly length: number | null; readonly at: string | null };

type Source = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the address of the raw viewer; what does not parse is left out and named. */
export function readRawAddress(source: Source): { readonly place: RawPlace; readonly misread: readonly string[] } {
  const misread: string[] = [];
  const whole = (name: string): number | null => {
    const text = source[name];
    if (text === undefined) return null;
    if (typeof text === "string" && /^\d{1,15}$/.test(text)) return Number(text);
    misread.push(name);
    return null;
  };
  const at = source["at"];
  if (Array.isArray(at)) misread.push("at");
  return { place: { offset: whole("offset"), length: whole("length"), at: typeof at === "string" ? at : null }, misread };
}
