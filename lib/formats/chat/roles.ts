import type { Role } from "../../trace/model.ts";

const words: Readonly<Record<string, Role>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  assistant: "assistant",
  ai: "assistant",
  model: "assistant",
  tool: "tool",
  function: "tool",
};

/** The role that a vendor's word stands for; `unknown` where the word is none of theirs. */
export function roleOf(word: string): Role {
  const plain = word.toLowerCase().replace(/message(chunk)?$/, "");
  return Object.hasOwn(words, plain) ? (words[plain] ?? "unknown") : "unknown";
}

/** True for a word that some vendor uses for a role. */
export function isRoleWord(word: unknown): word is string {
  return typeof word === "string" && roleOf(word) !== "unknown";
}
