"use client";

import { useRef, useState } from "react";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useKept } from "../../shell/use-kept.ts";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { Popover } from "../../ui/popover.tsx";
import { readAddress } from "../address.ts";
import { removeView, renameView, saveView } from "./saved-views.ts";
import { useViews, type ViewsRead } from "./use-views.ts";
import { ViewLine } from "./view-line.tsx";
import type { SavedView } from "@/lib/api/annotationContract.ts";
import type { Answer } from "../../shell/api.ts";
import type { AddressBar } from "../use-address.ts";

type Props = { readonly incident: string; readonly bar: AddressBar; readonly onSave: () => void };

/** Views of this incident that were saved under a name. */
export function ViewMenu({ incident, bar, onSave }: Props) {
  const [open, setOpen] = useState(false);
  const read = useViews(incident);
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    if (next) void read.refresh();
  };
  const after = useRef<(() => void) | null>(null);
  const leave = (then: () => void) => {
    after.current = then;
    setOpen(false);
  };
  const onClosed = () => {
    after.current?.();
    after.current = null;
  };
  return (
    <Popover label="Saved views" open={open} onOpenChange={onOpenChange} onClosed={onClosed} trigger={<Button small>Views <Glyph name="chevron-down" /></Button>}>
      <div className="flex w-80 max-w-full flex-col gap-2">
        <ViewList incident={incident} read={read} onOpen={(view) => leave(() => bar.change(readAddress(new URLSearchParams(view.query)).address))} />
        <Button small className="self-start" onClick={() => leave(onSave)}>Save this view</Button>
      </div>
    </Popover>
  );
}

type ListProps = { readonly incident: string; readonly read: ViewsRead; readonly onOpen: (view: SavedView) => void };

function ViewList({ incident, read, onOpen }: ListProps) {
  const { views, refusal, refresh, refuse } = read;
  const [author] = useKept("author", "");
  // Deleted ones keep their line, with the way back, until the list is closed.
  const [gone, setGone] = useState<ReadonlyMap<string, SavedView>>(new Map());
  const settle = async (doing: Promise<Answer<unknown>>): Promise<boolean> => {
    const answer = await doing;
    refuse(answer.ok ? null : answer.refusal);
    if (answer.ok) await refresh();
    return answer.ok;
  };
  const remove = async (view: SavedView) => {
    if (await settle(removeView(incident, view.id))) setGone((known) => new Map(known).set(view.id, view));
  };
  const undo = async (view: SavedView) => {
    if (await settle(saveView(incident, view))) setGone((known) => new Map([...known].filter(([id]) => id !== view.id)));
  };
  if (views === null) return refusal === null ? <p role="status" className="text-text-muted">Reading the views</p> : <RefusalNotice refusal={refusal} onRetry={() => void refresh()} />;
  const lines = [...views, ...[...gone.values()].filter(({ id }) => views.every((view) => view.id !== id))];
  return (
    <>
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      <p className="tabular text-sm text-text-muted">{views.length === 0 ? "No view has been saved yet." : `${countText(views.length)} saved ${views.length === 1 ? "view" : "views"}`}</p>
      <ul className="flex max-h-80 flex-col overflow-y-auto">
        {lines.toSorted((a, b) => a.name.localeCompare(b.name, "en")).map((view) => (
          <ViewLine key={view.id} view={view} gone={gone.has(view.id)} onOpen={() => onOpen(view)} onRename={(name) => settle(renameView(incident, view.id, name, author))}
            onRemove={() => void remove(view)} onUndo={() => void undo(view)} />
        ))}
      </ul>
    </>
  );
}
