"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import type { RevealBody, revealSchema } from "@/lib/api/revealContract.ts";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";

export type Reveal = {
  /** For the queries of what is shown; null: masked. */
  readonly name: string | null;
  /** Asks for it; null where it was given, else why not. */
  readonly begin: (reason: string, author: string) => Promise<Refusal | null>;
  readonly end: () => void;
};

type Held = { readonly key: string; readonly name: string };

/** A reveal of one thing. It ends when something else is shown, when the page goes, and when the reader says so. */
export function useReveal(incident: string, subject: RevealBody["subject"]): Reveal {
  const key = JSON.stringify([incident, subject]);
  const [held, setHeld] = useState<Held | null>(null);
  // Whoever comes back to a thing asks anew: each reveal is a line of its own.
  if (held !== null && held.key !== key) setHeld(null);
  const name = held?.key === key ? held.name : null;
  const begin = async (reason: string, author: string): Promise<Refusal | null> => {
    const answer = await ask<z.infer<typeof revealSchema>>(`${incidentPath(incident)}/reveals`, { method: "POST", body: { subject, reason, author } });
    if (!answer.ok) return answer.refusal;
    setHeld({ key, name: answer.value.reveal });
    return null;
  };
  useEffect(() => {
    if (held === null) return undefined;
    // The server would end it by itself, a quarter of an hour later.
    return () => void ask(`${incidentPath(incident)}/reveals/${held.name}`, { method: "DELETE" });
  }, [held, incident]);
  return { name, begin, end: () => setHeld(null) };
}
