import type { ReportProgress } from "../api/reportContract.ts";
import { humanSections } from "../report/reportDocument.ts";
import type { Store } from "./incidents.ts";
import { reportActionList } from "./reportActions.ts";
import { currentTexts } from "./reportTexts.ts";

/** How much people have written into the post-mortem of an incident. */
export function reportProgress(store: Store, incident: string): ReportProgress {
  const actions = reportActionList(store, incident);
  return {
    texts: currentTexts(store, incident).filter(({ current }) => current.text.trim() !== "").length, textsOf: humanSections.length,
    actions: actions.length, openActions: actions.filter(({ state }) => state === "open" || state === "in_progress").length,
  };
}
