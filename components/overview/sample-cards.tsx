import Link from "next/link";
import { Badge } from "../ui/badge.tsx";
import { Count } from "../ui/count.tsx";
import { EffectBadge } from "../ui/effect-badge.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { stateWords } from "./state-words.ts";
import type { IncidentLine } from "./incident-line.ts";

/** One sentence on what happened, and whether there ever was such a trace. */
export type SampleWords = { readonly summary: string; readonly reconstructed: boolean };

/** The bundled incidents, first on the page: what the product does can be seen without evidence of one's own. */
export function SampleCards({ samples, words }: { readonly samples: readonly IncidentLine[]; readonly words: ReadonlyMap<string, SampleWords> }) {
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
            <About words={words.get(sample.id)} />
            {sample.verdict !== null && <p className="mt-auto flex flex-wrap items-center gap-1.5 pt-1"><StatusBadge status={sample.verdict} />{sample.worstClass !== null && <EffectBadge effect={sample.worstClass} />}</p>}
            <p className="tabular text-sm text-text-muted">
              {sample.state === "ready"
                ? <><Count value={sample.harmful ?? 0} of={sample.calls ?? 0} /> {sample.calls === 1 ? "call" : "calls"} harmful, <Count value={sample.exhibits} /> {sample.exhibits === 1 ? "exhibit" : "exhibits"}</>
                : stateWords[sample.state].word}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ words }: { readonly words: SampleWords | undefined }) {
  if (words === undefined) return null;
  return <p className="text-sm"><bdi>{words.summary}</bdi>{words.reconstructed && <span className="text-text-muted"> A reconstruction: no public trace exists.</span>}</p>;
}
