import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { eventsPage } from "./manual-events.ts";
import type { ListedEvents } from "@/lib/api/eventContract.ts";

type Props = { readonly list: ListedEvents; readonly onFrom: (from: number) => void };

/** Which page of the events is listed, and the way to the others; nothing where one page holds all. */
export function EventsPages({ list: { from, total, events }, onFrom }: Props) {
  if (from === 0 && total <= eventsPage) return null;
  return (
    <p className="flex items-center gap-2 text-sm">
      <Button small disabled={from === 0} onClick={() => onFrom(Math.max(0, from - eventsPage))}>Previous</Button>
      <span className="tabular">{countText(from + 1)} to {countText(from + events.length)} of {countText(total)}</span>
      <Button small disabled={from + eventsPage >= total} onClick={() => onFrom(from + eventsPage)}>Next</Button>
    </p>
  );
}
