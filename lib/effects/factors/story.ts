import type { JsonValue } from "../../base/json.ts";
import type { CallState, Cite } from "../../findings.ts";
import type { Role } from "../../trace/model.ts";
import type { Effect } from "../effect.ts";
import { maskSecrets } from "../secrets/maskSecrets.ts";
import { isOutage } from "../outage.ts";
import type { HarmStanding } from "../incidentHarm.ts";

/** `by`: the call that came upon it. `sent`: it leaves with the call, beyond the door that it opens. */
export type CarriedCredential = { readonly by: number; readonly value: string; readonly sent: boolean };

/** A call as the search for factors sees it. Texts are cut: the deciding words stand at their beginning. */
export type StoryCall = {
  readonly number: number;
  /** Place among calls and words of its trace. */
  readonly at: number;
  readonly tool: string;
  readonly state: CallState;
  readonly agent: string | null;
  readonly arguments: JsonValue | undefined;
  /** The command, statement or arguments as one text. */
  readonly text: string;
  readonly result: string;
  readonly effects: readonly Effect[];
  readonly harm: HarmStanding;
  /** Credentials in it that an earlier call came upon. */
  readonly credentials: readonly CarriedCredential[];
  readonly timeUs: number | null;
  /** What the trace says around the call: modes, tags. */
  readonly context: string;
  readonly cites: readonly Cite[];
};

export type Said = { readonly at: number; readonly role: Role; readonly text: string; readonly cite: Cite };

/** One trace in which a call did harm or tried to, in order. */
export type Story = {
  readonly trace: number;
  readonly calls: readonly StoryCall[];
  readonly said: readonly Said[];
  /** Calls that did harm or tried to, in order. */
  readonly harmed: readonly StoryCall[];
  /** Tools as they were offered; null where the evidence does not have the tool. */
  readonly offered: (tool: string) => { readonly description: string | null; readonly parameters: JsonValue } | null;
  /** System prompts of earlier traces of the same evidence, in order of time. */
  readonly earlierPrompts: readonly Said[];
  /** What was said and found in later traces of the same thread, or about the same things. */
  readonly later: { readonly calls: readonly StoryCall[]; readonly said: readonly Said[] };
  /** The evidence of the trace ends with the last harmed call. */
  readonly endsWithHarm: boolean;
};

export type Found = { readonly message: string; readonly calls: readonly StoryCall[]; readonly cites?: readonly Cite[] };
/** Looks at one trace; answers at most a few findings. */
export type FactorFinder = (story: Story) => readonly Found[];

export const before = (story: Story, call: StoryCall): readonly StoryCall[] => story.calls.filter(({ at }) => at < call.at);
export const saidBefore = (story: Story, call: StoryCall, ...roles: readonly Role[]): readonly Said[] => story.said.filter(({ at, role }) => at <= call.at && roles.includes(role));
export const saidAfter = (story: Story, call: StoryCall, ...roles: readonly Role[]): readonly Said[] => story.said.filter(({ at, role }) => at > call.at && roles.includes(role));
/** The agent's words after a call, in its own trace and in later ones. */
export const toldAfter = (story: Story, call: StoryCall): readonly Said[] => [...saidAfter(story, call, "assistant"), ...story.later.said];
export const destructive = ({ effects }: StoryCall): Effect | null => effects.find((effect) => effect.destructive) ?? null;
/** Harm that others feel, or that is not simply undone: what conditions are asked about. */
export const grave = (call: StoryCall): boolean => call.effects.some((effect) => effect.destructive && (effect.shared !== "no" || effect.environment === "production" || effect.class === "history_rewrite" || /^(?:migrate|credential)\./.test(effect.rule)) || isOutage(effect));

/** A sentence of a text, on one line and not too long. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "");
}
const quotedMax = 4_096;
export const quoted = (text: string, most = 180): string => {
  // Before it is cut: half of a credential is found by nobody.
  const line = maskSecrets(text.slice(0, quotedMax)).replace(/\s+/g, " ").trim();
  return `“${line.length > most ? `${line.slice(0, most - 1)}…` : line}”`;
};
export const shortCall = ({ number, tool, text }: StoryCall): string => `c${number} (${tool}: ${quoted(text, 90)})`;
export const targetNames = ({ effects }: Pick<StoryCall, "effects">): string[] => [...new Set(effects.flatMap(({ targets }) => targets.map(({ name }) => name)))].filter((name) => name.length >= 3);
/** The program that a command runs, through `cd`, variables and starters. */
export function programOf({ text }: StoryCall): string | null {
  for (const part of text.split(/&&|;|\|\||\n/)) {
    const words = part.trim().split(/\s+/).filter((word) => !/^[A-Z_][A-Z0-9_]*=/.test(word));
    while (words[0] !== undefined && /^(?:sudo|npx|pnpm|yarn|bunx|poetry|uv|run|exec|time|env|nohup|python3?|-m|dlx|bundle)$|\/python3?$/.test(words[0])) words.shift();
    const [head] = words;
    if (head !== undefined && head !== "cd" && head !== "" && head !== "export") return head.split("/").at(-1) ?? head;
  }
  return null;
}

const reach = 160;

/** The words around the first place that a pattern fits, as far as their sentence goes. */
export function around(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [head] = text.slice(Math.max(0, match.index - reach), match.index).split(/[.!?\n](?=\s|$)|\n/).slice(-1);
  const [tail] = text.slice(match.index + match[0].length, match.index + match[0].length + reach).split(/[.!?](?=\s|$)|\n/);
  return `${head ?? ""}${match[0]}${tail ?? ""}`.trim();
}

/** What is built is built again: its removal is no harm that anything contributed to. */
export const isBuildOutput = ({ effects }: StoryCall): boolean =>
  effects.some(({ destructive: lost }) => lost) && effects.every(({ destructive: lost, targets }) => !lost || (targets.length > 0 && targets.every(({ name }) => /(?:^|\/)(?:dist|build|coverage|out|target|node_modules|\.next|\.cache|__pycache__|tmp)\/?$/.test(name))));

/** Which harm is told first where many calls did some: leaks, and what is gone for everybody, before ordinary changes. */
export function concern({ effects, harm }: StoryCall): number {
  const weight = Math.max(...effects.map(({ rule, destructive: lost, reversible, shared, class: name }) => {
    if (!lost) return 1;
    if (rule === "credential.leak") return 9;
    if (/^(?:sql\.update|name\.spend|sql\.merge)/.test(rule)) return 2;
    return 4 + (reversible === "no" ? 2 : 0) + (shared === "yes" ? 1 : 0) + (name === "infrastructure" || name === "history_rewrite" ? 1 : 0);
  }));
  return harm === "harmful" ? weight * 2 : weight;
}
