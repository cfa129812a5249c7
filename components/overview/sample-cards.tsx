import Link from "next/link";
import { Badge } from "../ui/badge.tsx";
import { Count } from "../ui/count.tsx";
import { stateWords } from "./state-words.ts";
import type { IncidentLine } from "./incident-line.ts";

/** The bundled incidents, first on the page: what the product does can be seen without evidence of one's own. */
export function SampleCards({ samples }: { readonly samples: readonly IncidentLine[] }) {
  if (samples.length === 0) return null;
  return (
    <section aria-label="Samples" data-print="hide">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,360px),1fr))] gap-3">
        {samples.map((sample) => (
          <li key={sample.id} className="relative flex flex-col gap-1.5 rounded-md border border-border-control px-4 py-3 hover:bg-surface-raised">
            <p className="flex items-start gap-2">
              <Link href={`/incidents/${sample.id}`} className="grow text-lg font-semibold no-underline after:absolute after:inset-0 hover:underline"><bdi>{sample.title}</bdi></Link>
              <Badge tone="muted">Sample</Badge>
            </p>
            <p className="tabular text-sm text-text-muted">
              {sample.state === "ready"
                ? <><Count value={sample.calls ?? 0} /> calls, <Count value={sample.spans ?? 0} /> spans, <Count value={sample.exhibits} /> {sample.exhibits === 1 ? "exhibit" : "exhibits"}, <Count value={sample.problems ?? 0} /> problems</>
                : stateWords[sample.state].word}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
