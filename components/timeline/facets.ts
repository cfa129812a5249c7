import type { TimelineFacets } from "@/lib/timeline/row.ts";

/** Facets with the number of values there are in all: a list may be cut. */
export type Facets = TimelineFacets & { readonly of: Readonly<Record<"kinds" | "tools" | "statuses" | "traces" | "exhibits", number>> };

export type NamedTrace = { readonly id: string; readonly name: string | null; readonly startUs: number | null; readonly endUs: number | null };

export type NamedExhibit = { readonly id: string; readonly name: string };
