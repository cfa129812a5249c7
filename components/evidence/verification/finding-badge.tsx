import { findingWording } from "@/lib/audit/wording.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import { Badge } from "../../ui/badge.tsx";
import { findingLook } from "./entry-words.ts";

/** A class of finding as a word with its sign. */
export function FindingBadge({ name }: { readonly name: FindingClass }) {
  const { glyph, tone } = findingLook[name];
  return <Badge tone={tone} glyph={glyph}>{findingWording[name].title}</Badge>;
}
