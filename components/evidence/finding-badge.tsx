import { findingWording } from "@/lib/audit/wording.ts";
import type { CustodyCheck } from "@/lib/api/contract.ts";
import { Badge } from "../ui/badge.tsx";

/** What is wrong with a line, in a word. A clock that was set back is a warning, no break. */
export function FindingBadge({ name }: { readonly name: CustodyCheck["findings"][number]["class"] }) {
  const isWarning = name === "clock_backwards";
  return <Badge tone={isWarning ? "warning" : "failed"} glyph={isWarning ? "warning" : "cross"}>{findingWording[name].title}</Badge>;
}
