import { findingWording } from "@/lib/audit/wording.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import { Badge } from "../ui/badge.tsx";
import { lookOf } from "./verification/entry-words.ts";

/** A class of finding as a word with its sign. `unsigned`: its format never signs, so that a missing signature is no fault. */
export function FindingBadge({ name, unsigned = false }: { readonly name: FindingClass; readonly unsigned?: boolean }) {
  const { glyph, tone } = lookOf(name, unsigned);
  return <Badge tone={tone} glyph={glyph}>{findingWording[name].title}</Badge>;
}
