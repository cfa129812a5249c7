import type { ClockPair, ClockSighting } from "./clockSkew.ts";

/** Of the ids and commands that events name, how many were looked for in the traces. */
export type MentionsLooked = { readonly looked: number; readonly of: number };

/** What an analysis tells of the clocks of its exhibits. */
export type ClockFindings = { readonly pairs: readonly ClockPair[]; readonly mentions: MentionsLooked };

/** The part of an incident's index that tells what several exhibits saw. */
export type ClockIndexWriter = {
  /** Calls that several exhibits timed, and what events and calls both name. */
  clockSightings(): { readonly sightings: ClockSighting[]; readonly mentions: MentionsLooked };
  /** The exhibit that most calls of the traces come from, which the clocks of signed logs are compared with; null without calls. */
  callsExhibit(): number | null;
};
