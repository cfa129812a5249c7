import type { ClockPair, ClockSighting } from "./clockSkew.ts";

/** How many were looked at, of how many there are. */
export type Looked = { readonly looked: number; readonly of: number };

/** What an analysis tells of the clocks of its exhibits. */
export type ClockFindings = {
  readonly pairs: readonly ClockPair[];
  /** Calls that several exhibits timed. */
  readonly calls: Looked;
  /** Ids and commands that events name, looked for in the traces. */
  readonly mentions: Looked;
};

/** The part of an incident's index that tells what several exhibits saw. */
export type ClockIndexWriter = {
  /** Calls that several exhibits timed, and what events and calls both name. */
  clockSightings(): { readonly sightings: ClockSighting[]; readonly calls: Looked; readonly mentions: Looked };
  /** The exhibit that most calls of the traces come from, which the clocks of signed logs are compared with; null without calls. */
  callsExhibit(): number | null;
};
