import type { ReactNode } from "react";
import { Badge } from "./badge.tsx";
import { statuses, type StatusName } from "./vocabulary.ts";

type Props = { readonly status: StatusName; readonly children?: ReactNode; readonly className?: string };

/** A state of the findings document; children replace the word ("Verified, key retired 3 May"). */
export function StatusBadge({ status, children, className }: Props) {
  const { word, glyph, tone } = statuses[status];
  return (
    <Badge tone={tone} glyph={glyph} className={className}>
      {children ?? word}
    </Badge>
  );
}
