import type { KnownNames } from "./redact.ts";
import type { Report } from "./reportDocument.ts";
import type { ReportFacts, Said } from "./reportFacts.ts";

/** What of an incident is a name: who wrote, decided or owns something; what calls reached. Names inside the evidence are for a person to name. */
export function knownNames(facts: ReportFacts, { sections, actions }: Pick<Report, "sections" | "actions">): KnownNames {
  const saids = [facts.verdict.said, facts.people.actions, facts.allowList, ...facts.recovery.map(({ said }) => said), ...facts.events.map(({ said }) => said), ...facts.marks.map(({ said }) => said), ...[...facts.calls.values()].flatMap(({ decided, effects, origin }) => [decided, origin.said, ...effects.map(({ corrected }) => corrected)])];
  const authors = saids.flatMap((said: Said | null) => (said === null ? [] : [said.author]));
  const people = [...authors, ...sections.flatMap(({ human }) => human?.author ?? []), ...actions.map(({ owner }) => owner), ...facts.recovery.map(({ owner }) => owner)].filter((name) => name !== "");
  const targets = [...facts.calls.values()].flatMap(({ effects }) => effects.flatMap((effect) => effect.targets));
  return {
    persons: [...new Set(people.flatMap((name) => [name, ...partsOf(name)]))],
    hosts: [...new Set(targets.filter(({ kind }) => kind === "host").map(({ name }) => name))],
    targets: [...new Set(targets.filter(({ kind }) => kind !== "host").map(({ name }) => name))],
  };
}

/** Whoever is named in full may be called by one name elsewhere. */
const partsOf = (name: string): string[] => name.split(/\s+/).filter((part) => /^\p{Lu}[\p{L}'-]{2,}$/u.test(part));
