import type { Frame } from "./frame.ts";
import type { ShellWord, Stdin } from "./shellWord.ts";

/** Shell text that stands inside another command is followed as that command's frame says. */
export const followScript = (text: string, frame: Frame): Stdin => frame.follow.script(text, frame);

/** One command whose words another command hands over. */
export const followCommand = (words: readonly ShellWord[], variables: ReadonlyMap<string, string | null>, frame: Frame): Stdin => frame.follow.command(words, variables, frame);
