"use client";

import { useState } from "react";
import { UndoLine } from "../../marks/undo-line.tsx";
import type { Refusal } from "../../shell/api.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FilterMenu } from "../effects/effect-filters.tsx";
import { recoveryOrder, recoveryQuery } from "../impact-address.ts";
import { undoRecovery } from "../impact-api.ts";
import { harmOrder, harmWords } from "../impact-words.ts";
import { useImpactView } from "../impact-view.ts";
import { madeText, RecoveryItemView, type Made } from "./recovery-item.tsx";
import { recoveryStateWords } from "./recovery-words.ts";
import { useRecovery } from "./use-recovery.ts";

/** What is to be done about the harm, how far it is, and who sees to it. */
export function RecoverySection({ version }: { readonly version: number }) {
  const { incident, bar: { address, change } } = useImpactView();
  const { page, refusal, retry, more } = useRecovery(incident, recoveryQuery(address), version);
  const [made, setMade] = useState<Made | null>(null);
  const isFiltered = address.todo.length + address.todoHarm.length > 0;
  if (page === null) return refusal === null ? <Skeleton label="Reading the checklist" rows={3} rowHeightPx={120} /> : <RefusalNotice refusal={refusal} onRetry={retry} />;
  const { counts, items, total, of } = page;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {recoveryOrder.map((state) => <Badge key={state} {...recoveryStateWords[state]}>{countText(counts[state])} of {countText(counts.total)} {recoveryStateWords[state].word.toLowerCase()}</Badge>)}
      </div>
      <div data-print="hide" className="flex flex-wrap items-center gap-1.5">
        <FilterMenu name="State" values={recoveryOrder} chosen={address.todo} say={(one) => recoveryStateWords[one].word} onChoose={(todo) => change({ todo })} />
        <FilterMenu name="Harm of the call" values={harmOrder} chosen={address.todoHarm} say={(one) => harmWords[one].word} onChoose={(todoHarm) => change({ todoHarm })} />
        {isFiltered && <Button kind="quiet" small onClick={() => change({ todo: [], todoHarm: [] })}>Show all items</Button>}
      </div>
      {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
      {made !== null && !items.some(({ id }) => id === made.item) && <Gone made={made} onOver={() => setMade(null)} />}
      <ol className="grid gap-x-10 lg:grid-cols-2">{items.map((item) => <RecoveryItemView key={item.id} item={item} made={made?.item === item.id ? made : null} onMade={setMade} />)}</ol>
      <p className="flex flex-wrap items-center gap-3 text-sm text-text-muted">
        <span aria-live="polite" className="tabular">{countText(items.length)} of {countText(total)} items{total !== of && ` that pass the filter, ${countText(of)} in all`}</span>
        {more !== null && <Button small onClick={more}>Show more</Button>}
        {more === null && items.length < total && <span>Narrow the filter to see the others.</span>}
      </p>
    </div>
  );
}

/** An item that the filter takes out of sight once it was changed: the way back stays. */
function Gone({ made, onOver }: { readonly made: Made; readonly onOver: () => void }) {
  const { incident } = useImpactView();
  const [author] = useKept("author", "");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const undo = async () => {
    const answer = await undoRecovery(incident, made.change.id, author);
    if (answer.ok) onOver();
    else setRefusal(answer.refusal);
  };
  return refusal === null ? <UndoLine said={madeText(made)} onUndo={undo} onOver={onOver} /> : <RefusalNotice refusal={refusal} />;
}
