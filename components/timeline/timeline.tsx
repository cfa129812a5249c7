"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { isTree, rowsQuery, writeAddress } from "./address.ts";
import { lanesOf } from "./bar.ts";
import { Excerpts } from "./excerpts.tsx";
import { KeyHelp } from "./key-help.tsx";
import { SidePanel } from "./side-panel.tsx";
import { SplitView } from "./split-view.tsx";
import { StatusLine } from "./status-line.tsx";
import { TimelineGrid } from "./timeline-grid.tsx";
import { TimelineNotices } from "./timeline-notices.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAddress } from "./use-address.ts";
import { useCommands } from "./use-commands.ts";
import { useCursor } from "./use-cursor.ts";
import { useKeys } from "./use-keys.ts";
import { useLocated } from "./use-located.ts";
import { useRows } from "./use-rows.ts";
import { valueWords } from "./value-words.ts";
import type { Span } from "./bar.ts";
import type { Facets, NamedExhibit, NamedTrace } from "./facets.ts";
import type { TallList } from "./use-tall-list.ts";

type Props = {
  readonly incident: string;
  readonly facets: Facets;
  /** The first traces by name and time; there may be more. */
  readonly traces: readonly NamedTrace[];
  readonly exhibits: readonly NamedExhibit[];
  /** First to last time in the evidence; null where it has no clock. */
  readonly range: Span | null;
};

/** The main work: rows, filters, keys, and the step that is open. */
export function Timeline({ incident, facets, traces, exhibits, range }: Props) {
  const bar = useAddress();
  const { address, change } = bar;
  const cursor = useCursor();
  const lanes = useMemo(() => lanesOf(traces), [traces]);
  const { store, pending } = useRows(incident, rowsQuery(address), lanes, cursor.index);
  const listRef = useRef<TallList | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState("");
  const [keys, setKeys] = useKept("keys", "on");
  const unfold = useCallback((row: number) => change({ fold: address.fold.filter((id) => id !== row) }), [address.fold, change]);
  const { found, locate } = useLocated({ incident, store, cursor, listRef, sel: address.sel, onUnfold: unfold });

  const copyLink = () => {
    const sel = address.sel ?? store.row(cursor.index)?.id ?? null;
    const link = `${location.origin}${location.pathname}${writeAddress({ ...address, sel })}`;
    const writing = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error("no clipboard"));
    writing.then(() => setSaid("Link copied"), () => setSaid("The browser did not allow copying; the address bar has the link."));
  };
  const commands = useCommands({ bar, store, cursor, listRef, searchRef, onHelp: () => setHelp(true), onCopy: copyLink });
  useKeys(keys === "on", commands.run);

  const zeroUs = range?.startUs ?? null;
  const say = useMemo(() => valueWords(exhibits, traces, zeroUs), [exhibits, traces, zeroUs]);
  if (store.size?.of === 0) return <NoRows incident={incident} />;
  return (
    <div data-wide className="flex flex-col gap-2 lg:h-[calc(100dvh-200px)] lg:min-h-[420px]">
      <Toolbar bar={bar} facets={facets} say={say} searchRef={searchRef} onFirst={() => commands.goTo(0, false)} onHelp={() => setHelp(true)} onCopy={copyLink} />
      <TimelineNotices bar={bar} found={found} />
      {store.refusal && <RefusalNotice refusal={store.refusal} onRetry={() => store.retry(cursor.index, cursor.index)} />}
      <SplitView open={address.sel !== null}
        list={
          <TimelineGrid store={store} pending={pending} cursor={cursor} tree={isTree(address)} fold={address.fold} selected={address.sel} zeroUs={zeroUs} whole={range}
            perTrace={address.view === "tree" && facets.of.traces > 1} source={address.view === "flat" && exhibits.length > 1} listRef={listRef} onToggle={commands.toggle} onOpen={commands.openRow} />
        }
        panel={address.sel !== null && (
          <SidePanel key={address.sel} incident={incident} row={address.sel} tab={address.tab} zeroUs={zeroUs} onTab={(tab) => change({ tab })}
            onPrevious={() => commands.goTo(cursor.index - 1, true)} onNext={() => commands.goTo(cursor.index + 1, true)} onClose={() => commands.run("close")} />
        )} />
      <Excerpts incident={incident} query={rowsQuery(address)} q={address.q} selected={address.sel} onOpen={(row) => { change({ sel: row }); locate(row); }} />
      <StatusLine bar={bar} size={store.size} pending={pending} zeroUs={zeroUs} said={said} />
      <KeyHelp open={help} onOpenChange={setHelp} keysOn={keys === "on"} onKeysOn={(on) => setKeys(on ? "on" : "off")} />
    </div>
  );
}

function NoRows({ incident }: { readonly incident: string }) {
  return (
    <EmptyState title="No step in these exhibits" action={<LinkButton href={`/incidents/${incident}/evidence`}>What the exhibits hold</LinkButton>}>
      The analysis found no span, message or call. The evidence page says for each file what was looked for, what it lacks and how to export it again.
    </EmptyState>
  );
}
