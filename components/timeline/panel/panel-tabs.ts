import type { Step } from "@/lib/api/stepContract.ts";
import { panelTabs, type PanelTab } from "../address.ts";

/** The parts that a step has: only model calls have a history to compare, only steps with messages a conversation. */
export function tabsOf(step: Pick<Step, "inputMessages" | "outputMessages"> & { readonly row: Pick<Step["row"], "type" | "kind"> }): PanelTab[] {
  const messages = step.inputMessages.length + step.outputMessages.length;
  return panelTabs.filter((tab) => {
    switch (tab) {
      case "conversation": return messages > 0;
      case "changes": return step.row.type === "span" && step.row.kind === "LLM";
      case "what":
      case "input":
      case "output":
      case "why":
      case "raw": return true;
    }
  });
}

/** The tab to show: the one in the address where the step has it. */
export function shownTab(wanted: PanelTab, tabs: readonly PanelTab[]): PanelTab {
  return tabs.includes(wanted) ? wanted : "what";
}
