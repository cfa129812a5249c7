import { placeFamilies, placeSettings, type PlaceSetting } from "../../rules/effects/placeSettings.ts";
import type { Session } from "../session.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { commandWords } from "./commandWords.ts";

const names = new Set(placeSettings.flatMap((setting) => setting.names));
const valueOptions = new Set(placeSettings.flatMap(({ place }) => (place === "operand" ? [] : place.options)));
const familyOf: ReadonlyMap<string, string> = new Map(Object.entries(placeFamilies).flatMap(([family, programs]) => programs.map((program) => [program, family] as const)));

/** Keeps where later calls act, where this command sets it. */
export function notePlace({ name, words }: CommandLine, session: Session): void {
  if (!names.has(name)) return;
  const line = commandWords(words, valueOptions);
  const operands = line.operands.map(({ text }) => text);
  const fits = placeSettings.filter((setting) => setting.names.includes(name) && setting.words.every((word, at) => operands[at] === word)).sort((a, b) => b.words.length - a.words.length);
  for (const setting of fits) {
    const place = placeOf(setting, operands, line.values);
    if (place === null) continue;
    session.places.set(setting.for, place.slice(0, placeMax));
    return;
  }
}

const placeMax = 200;

function placeOf({ place, words }: PlaceSetting, operands: readonly string[], values: ReadonlyMap<string, readonly string[]>): string | null {
  if (place === "operand") return operands[words.length] ?? null;
  const named = place.options.flatMap((option) => values.get(option) ?? []);
  return named.length === 0 ? null : named.join(" ");
}

/** What an earlier call set for this program. */
export function placesFor(program: string, { places }: Session): readonly string[] {
  const family = familyOf.get(program);
  const place = family === undefined ? undefined : places.get(family);
  return place === undefined ? [] : [place];
}
