"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { ClockNotice } from "../clocks/clock-notice.tsx";
import { shiftsOf } from "../clocks/clock-words.ts";
import { useClocks, useClocksVersion } from "../clocks/use-clocks.ts";
import type { IncidentPhase } from "@/lib/api/impactContract.ts";
import type { Command } from "../keys/bindings.ts";
import { useCommandHandler } from "../keys/use-command-handler.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { rowsQuery, writeAddress } from "./address.ts";
import { lanesOf, type Span } from "./rows/bar.ts";
import { rowHere, type Scene } from "./commands/command-scene.ts";
import { Excerpts } from "./excerpts.tsx";
import { toggled } from "./rows/fold-state.ts";
import { PhaseStrip } from "./phases/phase-strip.tsx";
import { Glance } from "./glance/glance.tsx";
import { lanesWithout } from "./glance/lanes.tsx";
import { SplitView } from "./split-view.tsx";
import { StatusLine } from "./status-line.tsx";
import { TableGridSoon, useTableSoon } from "./table/table-grid-soon.tsx";
import { TimelineGrid } from "./rows/timeline-grid.tsx";
import { TimelineNotices } from "./timeline-notices.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAddress } from "./use-address.ts";
import { useAsking } from "./commands/use-asking.ts";
import { useAxisFrame } from "./axis/use-axis-frame.ts";
import { useCommands } from "./commands/use-commands.ts";
import { useCursor } from "./rows/use-cursor.ts";
import { useDialogs } from "./use-dialogs.ts";
import { EventsMenu } from "./events/events-menu.tsx";
import { useEventsVersion } from "./events/use-events.ts";
import { useGoing } from "./rows/use-going.ts";
import { useGlanceShown } from "./glance/use-glance-shown.ts";
import { useLocated } from "./rows/use-located.ts";
import { useMarksVersion } from "./use-marks-version.ts";
import { useOverview } from "./glance/use-overview.ts";
import { useRows } from "./rows/use-rows.ts";
import { useWheelZoom } from "./axis/use-wheel-zoom.ts";
import { WindowControls } from "./axis/window-controls.tsx";
import { middleOf } from "./axis/window-moves.ts";
import type { NamedExhibit, NamedTrace } from "./filters/facets.ts";
import type { RowsProps } from "./seams.ts";
import type { TallList } from "./rows/use-tall-list.ts";

// The rows come first: what is opened beside them comes when it is opened.
const SidePanel = dynamic(() => import("./panel/side-panel.tsx").then((panel) => panel.SidePanel), { ssr: false });
const TimelineDialogs = dynamic(() => import("./timeline-dialogs.tsx").then((dialogs) => dialogs.TimelineDialogs), { ssr: false });

type Props = {
  readonly incident: string;
  /** The first traces by name and time; there may be more. */
  readonly traces: readonly NamedTrace[];
  readonly exhibits: readonly NamedExhibit[];
  /** First to last time in the evidence; null where it has no clock. */
  readonly range: Span | null;
  readonly start: TimelineStart;
};

/** What stands above the rows at first, so that they need not move when it has been read. */
export type TimelineStart = { readonly phases: readonly IncidentPhase[]; /** Lanes with a mark, without any filter. */ readonly lanes: number };

/** The main work. When a clock is aligned all times are others: it is drawn anew. */
export function Timeline(props: Props) {
  return <AlignedTimeline key={useClocksVersion()} {...props} />;
}

/** Rows, filters, keys, and the step that is open. */
function AlignedTimeline({ incident, traces, exhibits, range, start }: Props) {
  const { clocks } = useClocks(incident);
  const shifts = useMemo(() => shiftsOf(clocks), [clocks]);
  const bar = useAddress();
  const { address, change } = bar;
  const zeroUs = range?.startUs ?? null;
  const cursor = useCursor();
  const lanes = useMemo(() => lanesOf(traces), [traces]);
  const { store, pending, refusal, retry } = useRows(incident, rowsQuery(address), lanes, cursor.index);
  const listRef = useRef<TallList | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const [author] = useKept("author", "");
  const dialogs = useDialogs();
  const marks = useMarksVersion(store, listRef);
  const map = useGlanceShown();
  const glance = useOverview(incident, address, marks.version + useEventsVersion());
  const { frame, perTrace, mayBePerTrace, drawWindow, setWindow, setAxis } = useAxisFrame(bar, glance.overview, range, traces);
  useWheelZoom(root, frame, drawWindow);

  const unfold = useCallback((row: number) => change({ fold: toggled(address.fold, row) }), [address.fold, change]);
  const openNamed = useCallback((row: number) => change({ sel: row, named: null }), [change]);
  const { found, locate } = useLocated({ incident, store, cursor, listRef, address, onUnfold: unfold, onNamed: openNamed });
  const { asked, askPanel } = useAsking(bar);
  const going = useGoing({ bar, store, cursor, listRef });
  const scene: Scene = { incident, bar, store, cursor, listRef, frame, perTrace, traces: traces.length, going, locate, say };
  const command = useCommands(scene,
    { askPanel, openEvent: () => dialogs.open({ what: "event", atUs: rowHere(scene)?.startUs ?? null }), onMarked: marks.onMarked, author },
    { searchRef, openSaveView: () => dialogs.open({ what: "view" }) });
  const run = (asked: Command) => {
    say("");
    return command(asked);
  };
  useCommandHandler(run);

  const hrefOf = useCallback((row: number) => writeAddress({ ...address, sel: row, named: null }), [address]);
  const openEvent = useCallback((event: string) => change({ event }), [change]);
  const goToRow = useCallback((row: number) => {
    change({ sel: row, named: null });
    locate(row);
  }, [change, locate]);
  useTableSoon();
  const dialogsUsed = useUsed(dialogs.standing !== null || address.event !== null);
  const dialogsShown = dialogsUsed && <TimelineDialogs incident={incident} bar={bar} dialogs={dialogs} zeroUs={zeroUs} exhibits={exhibits} say={say} />;
  if (store.size?.of === 0) return <NoRows incident={incident} onAdd={() => dialogs.open({ what: "event", atUs: null })} onOpen={openEvent}>{dialogsShown}</NoRows>;
  const rows: RowsProps = { bar, store, pending, cursor, zeroUs, exhibits, listRef, onToggle: going.toggle, onOpen: going.openRow };
  return (
    <div ref={root} data-wide className="flex flex-col gap-1.5 lg:gap-1 lg:h-[calc(100dvh-98px)] lg:min-h-[520px] print:h-auto!">
      <Toolbar incident={incident} bar={bar} exhibits={exhibits} traces={traces} zeroUs={zeroUs} searchRef={searchRef} marksVersion={marks.version} run={run} />
      <TimelineNotices bar={bar} found={found} onShow={() => address.sel !== null && locate(address.sel)} />
      <ClockNotice incident={incident} clocks={clocks} />
      {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
      <PhaseStrip incident={incident} start={start.phases} version={marks.version} show={map.choice} zeroUs={zeroUs} axis={frame.kind} end={frame.whole?.to ?? 0} window={address.t} onWindow={(t) => change({ t })} />
      <Glance incident={incident} show={map.choice} lanes={start.lanes} overview={glance.overview} pending={glance.pending} frame={frame} here={middleOf(store.row(cursor.index), frame.kind)} zeroUs={zeroUs}
        selected={address.sel} hrefOf={hrefOf} onOpen={goToRow} onEvent={openEvent} onWindow={drawWindow} onAll={() => change({ t: null })} />
      {glance.refusal && <RefusalNotice refusal={glance.refusal} onRetry={glance.retry} />}
      <WindowControls frame={frame} perTrace={perTrace} mayBePerTrace={mayBePerTrace} gapsFolded={address.gaps} zeroUs={zeroUs} glance={map} run={run} onWindow={setWindow} onAxis={setAxis}>
        {glance.overview !== null && <span className="text-text-muted max-[1439px]:sr-only">{lanesWithout(glance.overview.lanes)}</span>}
      </WindowControls>
      <SplitView open={address.sel !== null}
        list={address.view === "table" ? <TableGridSoon {...rows} /> : <TimelineGrid {...rows} axis={perTrace ? null : frame.shown} />}
        panel={address.sel !== null && (
          <SidePanel key={address.sel} incident={incident} row={address.sel} bar={bar} zeroUs={zeroUs} asked={asked} shifts={shifts} onMarked={marks.onMarked} onGo={goToRow} run={run} />
        )} />
      <Excerpts incident={incident} query={rowsQuery(address)} q={address.q} selected={address.sel} onOpen={goToRow} />
      <StatusLine bar={bar} size={store.size} pending={pending} refused={refusal !== null} zeroUs={zeroUs} said={said} />
      {dialogsShown}
    </div>
  );
}

/** True once it was; what was open stays, so that closing gives the focus back. */
function useUsed(isOpen: boolean): boolean {
  const [used, setUsed] = useState(isOpen);
  if (isOpen && !used) setUsed(true);
  return used;
}

type NoRowsProps = { readonly incident: string; readonly onAdd: () => void; readonly onOpen: (event: string) => void; readonly children: ReactNode };

/** Lists of events have no rows; they are listed all the same. */
function NoRows({ incident, onAdd, onOpen, children }: NoRowsProps) {
  return (
    <div data-wide className="flex flex-col gap-3">
      <p className="flex justify-end"><EventsMenu incident={incident} zeroUs={null} onAdd={onAdd} onOpen={onOpen} /></p>
      {children}
      <EmptyState title="No step in these exhibits" action={<LinkButton href={`/incidents/${incident}/evidence`}>What the exhibits hold</LinkButton>}>
        The analysis found no span, message or call. The evidence page says for each file what was looked for, what it lacks and how to export it again.
      </EmptyState>
    </div>
  );
}
