"use client";

import { useSyncExternalStore } from "react";
import { subscribeWork, workHistory, type WorkHistory } from "./working-copy.ts";

const none: WorkHistory = { past: [], now: { choices: { ticked: [], widths: {} }, edit: null }, future: [] };

/** The working copy of an incident's allow-list, with what can be undone. */
export const useWork = (incident: string): WorkHistory => useSyncExternalStore(subscribeWork, () => workHistory(incident), () => none);
