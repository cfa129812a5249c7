import type { Metadata } from "next";
import { MethodPage } from "@/components/method/method-page.tsx";
import { limitGroups } from "./limits.ts";
import { checklists, ruleGroups, ruleSetFacts, unruled } from "./reading.ts";

export const metadata: Metadata = { title: "Method" };

/** How verdicts come about: every rule, every check, the versions and the limits in force. */
export default function MethodRoute() {
  return <MethodPage groups={ruleGroups} unruled={unruled} facts={ruleSetFacts} limits={limitGroups} checklists={checklists} />;
}
