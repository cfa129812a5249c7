/** The parts of a run, in the order in which they are told. */
export const phaseIds = ["phase.reading", "phase.change", "phase.harm", "phase.loop", "phase.statement", "phase.noticed", "phase.contained", "phase.recovered"] as const;
export type PhaseId = (typeof phaseIds)[number];

/** One step of a small run: `loop` is a harmful call that a feedback loop names, `statement` the agent's own words about the harm, the last three are moments that people tell of. */
export type PhaseStep = "read" | "change" | "harm" | "loop" | "statement" | "noticed" | "contained" | "recovered";

/** When a part of a run begins and ends; the examples are runs as sequences of steps. */
export type PhaseRule = { readonly id: PhaseId; readonly since: string; readonly title: string; readonly why: string; readonly matches: readonly (readonly PhaseStep[])[]; readonly not: readonly (readonly PhaseStep[])[] };

export const phaseRules: readonly PhaseRule[] = [
  {
    id: "phase.reading", since: "0.2.0", title: "Looked around", why: "From the first call until the first one that changed something: what the agent read before it acted is what it may have acted on.",
    matches: [["read", "change", "harm"], ["read", "harm"], ["read", "read"]], not: [["change", "read", "harm"], ["harm"]],
  },
  {
    id: "phase.change", since: "0.2.0", title: "Changed things", why: "From the first call that changed something and did no harm until the first harm: the last stretch in which nothing was lost.",
    matches: [["read", "change", "harm"], ["change"]], not: [["read", "harm", "change"], ["read"]],
  },
  {
    id: "phase.harm", since: "0.2.0", title: "Did harm", why: "From the first harmful call, T+0, to the last one.",
    matches: [["read", "harm", "read", "harm"], ["harm"]], not: [["read", "change"]],
  },
  {
    id: "phase.loop", since: "0.2.0", title: "Went in a loop", why: "From the first to the last call of a feedback loop: each answered what the one before may have caused, or did the same again.",
    matches: [["read", "loop", "loop", "loop"]], not: [["read", "harm", "harm"], ["loop"]],
  },
  {
    id: "phase.statement", since: "0.2.0", title: "Spoke about it", why: "From the agent's own words that deny the harm, take a report back or explain it, or from the call that destroyed its record: words are a statement and no evidence of what was done.",
    matches: [["harm", "statement"]], not: [["harm", "read"], ["statement", "harm"]],
  },
  {
    id: "phase.noticed", since: "0.2.0", title: "Noticed", why: "From the moment when somebody noticed: an event that a person wrote down, else the first words of a user after the harm that speak of it.",
    matches: [["harm", "noticed"]], not: [["harm"], ["noticed"]],
  },
  {
    id: "phase.contained", since: "0.2.0", title: "Contained", why: "From the moment when it was stopped: an event that a person wrote down, else the first words of a user after the last harm that tell of stopping.",
    matches: [["harm", "noticed", "contained"]], not: [["harm", "noticed"]],
  },
  {
    id: "phase.recovered", since: "0.2.0", title: "Recovered", why: "From the moment when it was undone: an event that a person wrote down, because no export tells of it.",
    matches: [["harm", "contained", "recovered"]], not: [["harm", "contained"]],
  },
];
