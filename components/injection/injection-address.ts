import { readList, writeList } from "@/lib/timeline/filterList.ts";
import type { DocumentVerdict } from "@/lib/injection/runFindings.ts";
import { documentOrder, techniqueWords, type Technique } from "./injection-words.ts";

export const shownAs = ["original", "hidden", "decoded"] as const;
/** original: as it stands; hidden: characters that nobody sees as boxes; decoded: what encoded passages say, below them. */
export type ShownAs = (typeof shownAs)[number];

/** What is open in the injection view. The address bar is its one home. */
export type InjectionAddress = {
  readonly document: string | null;
  /** Number of the passage, from 1. */
  readonly passage: number | null;
  readonly call: string | null;
  readonly verdict: readonly DocumentVerdict[];
  readonly technique: readonly Technique[];
  readonly shown: ShownAs;
};
type Source = { readonly get: (name: string) => string | null };

const techniqueOrder = Object.keys(techniqueWords) as readonly Technique[];

/** Reads the address; what does not parse falls back and is named. */
export function readInjectionAddress(source: Source): { readonly address: InjectionAddress; readonly misread: readonly string[] } {
  const misread: string[] = [];
  const list = <T extends string>(name: string, words: readonly T[]): T[] => {
    const parts = readList(source.get(name) ?? "");
    for (const part of parts) if (!words.some((word) => word === part)) misread.push(`${name}=${part}`);
    return words.filter((word) => parts.includes(word));
  };
  const matching = (name: string, pattern: RegExp): string | null => {
    const text = source.get(name);
    if (text === null || text === "") return null;
    if (pattern.test(text)) return text;
    misread.push(`${name}=${text}`);
    return null;
  };
  const passage = matching("passage", /^[1-9]\d{0,6}$/);
  const address: InjectionAddress = {
    document: matching("document", /^d[1-9]\d{0,14}$/), passage: passage === null ? null : Number(passage), call: matching("call", /^c[1-9]\d{0,14}$/),
    verdict: list("verdict", documentOrder), technique: list("technique", techniqueOrder), shown: list("shown", shownAs)[0] ?? "original",
  };
  return { address, misread };
}

/** Writes the address; what is as usual is left out. */
export function writeInjectionAddress(address: Partial<InjectionAddress>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== "") query.set(name, value);
  };
  put("document", address.document ?? "");
  put("passage", address.passage === null || address.passage === undefined ? "" : String(address.passage));
  put("call", address.call ?? "");
  put("verdict", writeList(address.verdict ?? []));
  put("technique", writeList(address.technique ?? []));
  put("shown", address.shown === undefined || address.shown === "original" ? "" : address.shown);
  return query.size === 0 ? "" : `?${query.toString().replaceAll("%2C", ",")}`;
}

/** The part of the address that decides which documents are listed, in the words of the API. */
export function documentsQuery({ verdict, technique }: Pick<InjectionAddress, "verdict" | "technique">): string {
  return writeInjectionAddress({ verdict, technique }).slice(1);
}

/** The address of the injection view with this open, for links from other pages. */
export const injectionHref = (incident: string, open: Partial<InjectionAddress>): string => `/incidents/${incident}/injection${writeInjectionAddress(open)}`;
