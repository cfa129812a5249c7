import { useState } from "react";

/** Has it been so since the page was opened? What is fetched when it is first needed stays then, so that closing it gives the focus back. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
