import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { BlastRadius, CallRef, Moment } from "@/lib/api/impactContract.ts";
import type { Instruction, Overview } from "@/lib/api/overviewContract.ts";
import { injectionHref } from "../injection/injection-address.ts";
import { eventAddress, rowAddress } from "../shell/incident-address.ts";
import { sinceText } from "../ui/time-text.ts";

export const responsePhases = ["noticed", "contained", "recovered"] as const;
export type ResponsePhase = (typeof responsePhases)[number];

/** What fills a phase: the evidence of the run, a list of events among it, or a person who wrote it down. */
export type FilledBy = { readonly kind: "evidence" } | { readonly kind: "list" } | { readonly kind: "person"; readonly author: string; readonly madeUs: number };

export type PhaseMoment = {
  readonly phase: "instructed" | "acted" | ResponsePhase;
  readonly title: string;
  /** none: there is nothing that could fill it; missing: nobody said when it was. */
  readonly state: "filled" | "none" | "missing";
  readonly atUs: number | null;
  /** "T+0", "T−27 s"; null without a clock. */
  readonly since: string | null;
  /** What lies between it and the filled phase before; null for the first, and without a clock. */
  readonly gap: string | null;
  readonly said: string;
  readonly href: string | null;
  readonly by: FilledBy | null;
};

export type PhaseMomentFacts = {
  readonly incident: string;
  readonly overview: Pick<Overview, "verdict">;
  /** Of the first harmful call. */
  readonly instruction: Instruction | null;
  readonly blastRadius: Pick<BlastRadius, "firstHarm" | ResponsePhase>;
  readonly events: readonly Pick<ManualEvent, "id" | "author" | "createdUs">[];
};

type Bare = Omit<PhaseMoment, "since" | "gap">;

/** Instructed, acted, noticed, contained, recovered, as far as the evidence and people tell; T+0 is the first harm. Empty where no call did harm. */
export function phaseMoments(facts: PhaseMomentFacts): readonly PhaseMoment[] {
  const { incident, blastRadius, instruction, overview, events } = facts;
  const { firstHarm } = blastRadius;
  if (firstHarm === null) return [];
  const bare = [instructed(incident, instruction, overview), acted(incident, firstHarm), ...responsePhases.map((phase) => response(incident, phase, blastRadius[phase], events))];
  let before: number | null = null;
  return bare.map((moment): PhaseMoment => {
    const { atUs } = moment;
    const gap = atUs === null || before === null ? null : sinceText(atUs, before).slice(1);
    if (atUs !== null) before = atUs;
    return { ...moment, since: sinceHarm(atUs, firstHarm.timeUs), gap };
  });
}

function sinceHarm(atUs: number | null, zeroUs: number | null): string | null {
  if (atUs === null || zeroUs === null) return null;
  return atUs === zeroUs ? "T+0" : sinceText(atUs, zeroUs);
}

function instructed(incident: string, instruction: Instruction | null, { verdict }: Pick<Overview, "verdict">): Bare {
  const none = { phase: "instructed", title: "Instructed", atUs: null, href: null, by: null } as const;
  if (instruction === null) return { ...none, state: "none", said: verdict === "agent" ? "nobody asked for it" : verdict === "undetermined" ? "not decided who asked" : "where it stands is not in the evidence" };
  const { atUs, row, text } = instruction;
  const by = { kind: "evidence" } as const;
  if (instruction.kind === "turn") return { ...none, state: "filled", atUs, by, said: text ?? "the user's turn", href: row === null ? null : rowAddress(incident, row) };
  const { document, passage, call, source } = instruction;
  return { ...none, state: "filled", atUs, by, said: text ?? source ?? document, href: injectionHref(incident, { document, passage, call }) };
}

function acted(incident: string, { row, tool, preview, timeUs }: CallRef): Bare {
  return { phase: "acted", title: "Acted", state: "filled", atUs: timeUs, said: preview === "" ? tool : `${tool} ${preview}`, href: row === null ? null : rowAddress(incident, row), by: { kind: "evidence" } };
}

const titles: Record<ResponsePhase, string> = { noticed: "Noticed", contained: "Contained", recovered: "Recovered" };

function response(incident: string, phase: ResponsePhase, moment: Moment | null, events: PhaseMomentFacts["events"]): Bare {
  const base = { phase, title: titles[phase] };
  if (moment === null) return { ...base, state: "missing", atUs: null, said: "not recorded", href: null, by: null };
  const { atUs, text, event, row } = moment;
  const written = events.find(({ id }) => id === event);
  const by: FilledBy = written !== undefined ? { kind: "person", author: written.author, madeUs: written.createdUs } : event === null ? { kind: "evidence" } : { kind: "list" };
  return { ...base, state: "filled", atUs, said: text, by, href: event !== null ? eventAddress(incident, event) : row === null ? null : rowAddress(incident, row) };
}
