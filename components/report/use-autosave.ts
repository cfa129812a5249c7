"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TextVersion } from "@/lib/api/reportContract.ts";
import type { HumanSection } from "@/lib/report/reportDocument.ts";
import type { Refusal } from "../shell/api.ts";
import { readVersions, reportChanged, saveText, sendLast } from "./report-api.ts";

export type SaveState =
  | { readonly kind: "idle" } | { readonly kind: "typing" } | { readonly kind: "saving" } | { readonly kind: "saved"; readonly us: number }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** Somebody else saved another text meanwhile; both are there, and a person chooses. */
  | { readonly kind: "conflict"; readonly theirs: TextVersion };

export type Autosave = {
  readonly text: string; readonly state: SaveState; readonly write: (text: string) => void; readonly flush: () => void;
  /** After a conflict: saves mine as the next version, or takes theirs. */
  readonly keepMine: () => void; readonly take: (version: TextVersion) => void;
};

const pauseMs = 900;

/** Saves a text as it is written: a moment after the last key, when the field is left, and when the page goes away. Never over a text that somebody else saved. */
export function useAutosave(incident: string, section: HumanSection, start: TextVersion | null, author: string): Autosave {
  const [text, setText] = useState(start?.text ?? "");
  const [state, setState] = useState<SaveState>(start === null ? { kind: "idle" } : { kind: "saved", us: start.savedUs });
  const [session] = useState(newSession);
  const now = useRef({ text: start?.text ?? "", saved: start?.text ?? "", base: start?.savedUs ?? 0, busy: false, /** Another text was saved meanwhile: nothing is sent until a person has chosen. */ conflict: false, author });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => { now.current.author = author; });

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const at = now.current;
    if (at.busy || at.conflict) return;
    at.busy = true;
    let state: SaveState | null = null;
    while (at.text !== at.saved && state?.kind !== "refused" && state?.kind !== "conflict") {
      // What was written while the last text travelled waits as long as what is written otherwise.
      if (state !== null) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      setState({ kind: "saving" });
      const sent = at.text;
      const answer = await saveText(incident, section, { text: sent, base: at.base, session, author: at.author });
      if (answer.ok) {
        [at.saved, at.base] = [sent, answer.value.savedUs];
        state = { kind: "saved", us: answer.value.savedUs };
      } else state = await refusedState(incident, section, answer.refusal);
      at.conflict = state.kind === "conflict";
      setState(state);
    }
    at.busy = false;
  }, [incident, section, session]);

  const write = useCallback((next: string) => {
    now.current.text = next;
    setText(next);
    setState((known) => (known.kind === "conflict" ? known : { kind: "typing" }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pauseMs);
  }, [save]);

  const [began] = useState(start?.savedUs ?? 0);
  useEffect(() => {
    const at = now.current;
    const leave = () => {
      clearTimeout(timer.current);
      if (!at.busy && !at.conflict && at.text !== at.saved) sendLast(incident, section, { text: at.text, base: at.base, session, author: at.author });
      if (at.base > began) sendLast(incident, null, { session });
    };
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [incident, section, session, began]);

  const take = useCallback((version: TextVersion) => {
    Object.assign(now.current, { text: version.text, saved: version.text, base: version.savedUs, conflict: false });
    setText(version.text);
    setState({ kind: "saved", us: version.savedUs });
  }, []);
  const keepMine = useCallback(() => {
    if (state.kind === "conflict") Object.assign(now.current, { base: state.theirs.savedUs, conflict: false });
    void save();
  }, [save, state]);
  const told = useRef(start?.savedUs ?? 0);
  const flush = useCallback(async () => {
    await save();
    // The document and its hash have this text in them: they are read again when the field is left, not with every pause.
    if (now.current.base === told.current) return;
    told.current = now.current.base;
    dispatchEvent(new Event(reportChanged));
  }, [save]);
  return { text, state, write, flush: () => void flush(), keepMine, take };
}

async function refusedState(incident: string, section: HumanSection, refusal: Refusal): Promise<SaveState> {
  const theirs = refusal.code === "text_changed" ? await readVersions(incident, section, 0, 1) : null;
  const [newest] = theirs?.ok === true ? theirs.value.versions : [];
  return newest === undefined ? { kind: "refused", refusal } : { kind: "conflict", theirs: newest };
}

const newSession = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
