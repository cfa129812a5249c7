import { captureWords } from "../evidence/words.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { statuses } from "../ui/vocabulary.ts";
import type { Capture } from "@/lib/findings.ts";

/** The six artefacts a root cause needs, each with how much of it the evidence holds. */
export function CaptureBar({ capture }: { readonly capture: Capture }) {
  return (
    <dl aria-label="Capture" className="grid w-fit grid-cols-[max-content_max-content] items-center gap-x-4 gap-y-1 text-sm sm:flex sm:w-auto sm:flex-wrap">
      {captureWords.map(([key, word]) => (
        <div key={key} className="contents gap-1.5 sm:flex sm:items-center">
          <dt className="text-text-muted">{word}</dt>
          <dd><StatusBadge status={capture[key]}>{statuses[capture[key]].word}</StatusBadge></dd>
        </div>
      ))}
    </dl>
  );
}
