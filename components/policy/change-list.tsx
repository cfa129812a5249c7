import type { PolicyChangeView } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { classNames } from "../ui/class-names.ts";
import { directionWords } from "./policy-words.ts";

const changedWords = { added: "added", removed: "removed", changed: "changed" } as const;
const order = ["wider", "narrower", "same"] as const;

/** Rule by rule, what lets more through first. */
export function ChangeList({ changes }: { readonly changes: readonly PolicyChangeView[] }) {
  if (changes.length === 0) return <p className="text-text-muted">No rule differs.</p>;
  const sorted = changes.toSorted((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction));
  return (
    <ul aria-label="Changed rules" className="flex max-h-[40vh] min-w-0 flex-col overflow-y-auto">
      {sorted.map(({ what, change, direction }) => (
        <li key={`${what} ${change}`} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className={classNames("font-medium", direction === "wider" && "text-status-warning")}><span aria-hidden="true">{directionWords[direction].sign}</span> {directionWords[direction].word}</span>
          <InlineText text={what} className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]" /> <span className="text-sm text-text-muted">{changedWords[change]}</span>
        </li>
      ))}
    </ul>
  );
}
