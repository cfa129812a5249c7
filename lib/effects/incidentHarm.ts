import type { CallState, OriginVerdict } from "../findings.ts";
import { isOutage } from "./outage.ts";
import type { Effect } from "./effect.ts";

export const harmStandings = ["harmful", "attempt", "none"] as const;
/** attempt: what would have been harm was refused, failed, or is not known to have run. */
export type HarmStanding = (typeof harmStandings)[number];

/** A call as far as harm needs it. `origin`: why it was made; null where that was not worked out. */
export type JudgedCall = { readonly number: number; readonly state: CallState; readonly effects: readonly Effect[]; readonly origin: OriginVerdict | null };

export type IncidentHarm = {
  readonly verdict: OriginVerdict | "none";
  /** Numbers of calls, in order of time. */
  readonly harmful: readonly number[];
  readonly firstHarm: number | null;
};

const unasked: readonly (OriginVerdict | null)[] = ["injection", "agent", "undetermined", null];

/** Is nobody known to have asked for what was made for this reason? */
export const isUnasked = (origin: OriginVerdict | null): boolean => unasked.includes(origin);

/** Is this what harm is made of, whoever asked for it? Refused and failed calls are attempts, and what is not known to have run is none of both. */
export function harmStanding({ state, effects, origin }: Omit<JudgedCall, "number">): HarmStanding {
  if (!isHarm(effects, origin)) return "none";
  switch (state) {
    case "executed": return "harmful";
    case "refused": case "failed": return "attempt";
    // It began, or it was asked for: nothing says that it came to an end.
    case "unknown": case "requested": return "attempt";
  }
}

function isHarm(effects: readonly Effect[], origin: OriginVerdict | null): boolean {
  if (effects.some((effect) => effect.destructive || isOutage(effect))) return true;
  // Reading changes no state, whatever is read.
  const changes = effects.some(({ class: name }) => name !== "read_only" && name !== "credential_access");
  if (origin === "injection") return changes;
  // Only an origin can say that nobody asked for a message.
  return (origin === "agent") && effects.some(({ class: name, shared }) => name === "external_communication" && shared === "yes");
}

const gravest = ["injection", "agent", "undetermined", "delegated", "user"] as const;

/**
 * What an incident comes to. Where some of the harmful calls were not asked for, those that were are left out: ordinary work is no harm.
 * Without origins nobody can say, and the verdict of harm is `undetermined`.
 */
export function incidentHarm(calls: Iterable<JudgedCall>): IncidentHarm {
  const harmful: HarmfulCall[] = [];
  for (const call of calls) if (harmStanding(call) === "harmful") harmful.push({ number: call.number, origin: call.origin ?? "undetermined" });
  return harmOf(harmful);
}

/** A call that did harm, and why it was made. */
export type HarmfulCall = { readonly number: number; readonly origin: OriginVerdict };

/** The same, where it is known which calls did harm; they come in order of time. */
export function harmOf(harmful: readonly HarmfulCall[]): IncidentHarm {
  const unaskedFor = harmful.filter(({ origin }) => isUnasked(origin));
  const counted = unaskedFor.length > 0 ? unaskedFor : harmful;
  const verdict = gravest.find((one) => counted.some(({ origin }) => origin === one)) ?? "none";
  return { verdict, harmful: counted.map(({ number }) => number), firstHarm: counted[0]?.number ?? null };
}
