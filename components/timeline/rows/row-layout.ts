/**
 * The columns of a row and of the head above it: time, kind, name, state, lane. They follow the width of the list, not
 * of the window, because the side panel takes its share.
 */
export const rowColumns = [
  "grid items-center gap-x-3 px-2 grid-cols-[112px_92px_minmax(0,1fr)_112px_24%] @max-[1100px]:grid-cols-[112px_84px_minmax(0,1fr)_104px_18%]",
  "@max-[760px]:gap-x-2 @max-[760px]:grid-cols-[104px_16px_minmax(0,1fr)_92px_12%] @max-[480px]:grid-cols-[104px_16px_minmax(0,1fr)_92px_0]",
].join(" ");

/** Two lines, for touch and for windows narrower than 640 px: name and state above; kind, time and lane below. */
export const rowLines = [
  "grid items-center gap-x-1.5 px-2 grid-cols-[minmax(0,76px)_minmax(0,112px)_minmax(0,1fr)_auto] grid-rows-[24px_18px]",
  "[&>.tl-name]:row-start-1 [&>.tl-name]:col-start-1 [&>.tl-name]:col-span-3 [&>.tl-state]:row-start-1 [&>.tl-state]:col-start-4",
  "[&>.tl-kind]:row-start-2 [&>.tl-kind]:col-start-1 [&>.tl-when]:row-start-2 [&>.tl-when]:col-start-2 [&>.tl-when]:text-left",
  "[&>.tl-lane]:row-start-2 [&>.tl-lane]:col-start-3 [&>.tl-lane]:col-span-2",
].join(" ");

/** Where two lines are drawn. */
export const twoLinesQuery = "(pointer: coarse), (max-width: 639px)";

export const rowPxFine = 28;
export const rowPxCoarse = 44;
