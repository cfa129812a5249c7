"use client";

import { useState } from "react";
import type { ActionSuggestion } from "@/lib/api/reportContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { CiteMarks } from "./cite-marks.tsx";
import { addAction } from "./report-api.ts";
import { useReportContext } from "./report-context.ts";
import { actionTypeWords, sourceText } from "./report-words.ts";

/** What the findings ask for and nobody has written down: accepted by a press, changed afterwards. */
export function SuggestionList({ suggestions }: { readonly suggestions: readonly ActionSuggestion[] }) {
  const { incident } = useReportContext();
  const [author] = useKept("author", "");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const accept = async ({ text, type, source }: ActionSuggestion) => {
    const answer = await addAction(incident, { text, type, source, owner: "", due: "", state: "open", author });
    setRefusal(answer.ok ? null : answer.refusal);
  };
  return (
    <div data-print="hide">
      {refusal && <RefusalNotice refusal={refusal} />}
      <Collapsible defaultOpen title={`What the findings ask for, ${countText(suggestions.length)}`}>
        <ul className="flex max-w-[90ch] flex-col" aria-label="Suggested actions">
          {suggestions.map((suggestion) => (
            <li key={`${suggestion.source} ${suggestion.text}`} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-border py-1.5">
              <span className="min-w-0 grow basis-60">
                <InlineText text={suggestion.text} className="font-medium" /> <span className="text-sm text-text-muted">{actionTypeWords[suggestion.type]}, from {sourceText(suggestion.source)}</span>
                <span className="block text-sm [overflow-wrap:anywhere]"><InlineText text={suggestion.why} /> {suggestion.cites.length > 0 && <CiteMarks cites={suggestion.cites} />}</span>
              </span>
              <Button small aria-label={`Accept: ${suggestion.text}`} onClick={() => void accept(suggestion)}>Accept</Button>
            </li>
          ))}
        </ul>
      </Collapsible>
    </div>
  );
}
