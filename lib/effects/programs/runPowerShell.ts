import { shellRules } from "../../rules/effects/shell.ts";
import { removePaths } from "../commands/removal.ts";
import { draftOf } from "../draft.ts";
import { followCommand } from "../shell/follow.ts";
import type { Frame } from "../shell/frame.ts";
import { Scope } from "../shell/scope.ts";
import { noStdin, plainWord, type Stdin } from "../shell/shellWord.ts";

/** PowerShell text: pipelines of commands. Its strings, variables and blocks are read well enough to find the commands in it. */
export function runPowerShell(text: string, about: { readonly line: string }, frame: Frame): Stdin {
  if (/\b(?:Invoke-Expression|iex)\b/i.test(text) && /\b(?:DownloadString|Invoke-WebRequest|iwr|irm|Invoke-RestMethod|FromBase64String)\b/i.test(text)) {
    frame.tell(draftOf(shellRules.hiddenCode, { why: `${about.line}: text that is fetched or decoded is run.` }));
    return { kind: "hidden", from: "powershell", network: true };
  }
  for (const [, quoted, bare] of text.matchAll(/\[(?:System\.)?IO\.(?:File|Directory)\]::Delete\(\s*(?:["']([^"'\n]{0,400})["']|([^,)\n]{0,400}))/gi)) removePaths([{ text: quoted ?? bare ?? "…", constant: quoted !== undefined, quoted: true, glob: false }], { how: about.line, isTree: true }, frame);
  const scope = new Scope(frame.scope);
  scope.isPowerShell = true;
  let output: Stdin = noStdin;
  for (const statement of commandsIn(text)) {
    output = noStdin;
    for (const part of statement) if (part.length > 0) output = followCommand(part.map((word, at) => (at === 0 ? plainWord(canonical(word)) : { ...plainWord(word), constant: !word.startsWith("$") })), new Map(), { ...frame, scope, depth: frame.depth + 1, stdin: output });
  }
  return output;
}

const aliases: Readonly<Record<string, string>> = { ri: "remove-item", rm: "remove-item", rmdir: "remove-item", del: "remove-item", erase: "remove-item", rd: "remove-item", gci: "get-childitem", dir: "get-childitem", ls: "get-childitem", gc: "get-content", cat: "get-content", type: "get-content", sc: "set-content", mi: "move-item", cpi: "copy-item", ni: "new-item", iwr: "invoke-webrequest", irm: "invoke-restmethod", iex: "invoke-expression", spps: "stop-process", kill: "stop-process", saps: "start-process", echo: "write-output", clc: "clear-content", ft: "format-table", fl: "format-list", select: "select-object", where: "where-object", "?": "where-object", "%": "foreach-object", foreach: "foreach-object", sasv: "start-service", gsv: "get-service", rni: "rename-item", rv: "remove-variable", cli: "clear-item", clv: "clear-variable", wget: "invoke-webrequest", curl: "invoke-webrequest" };
const canonical = (word: string): string => aliases[word.toLowerCase()] ?? word.toLowerCase();

/** Statements, each a pipeline of word lists. Blocks `{ … }` are read as statements of their own. */
function commandsIn(text: string): string[][][] {
  const statements: string[][][] = [];
  let [pipeline, words, word, quote]: [string[][], string[], string | null, string] = [[], [], null, ""];
  const endWord = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) pipeline.push(words);
    words = [];
  };
  const endStatement = (): void => {
    endCommand();
    if (pipeline.length > 0) statements.push(pipeline);
    pipeline = [];
  };
  for (const letter of text) {
    if (quote !== "") {
      if (letter === quote) quote = "";
      else word = (word ?? "") + letter;
    } else if (letter === "'" || letter === '"') [quote, word] = [letter, word ?? ""];
    else if (letter === "|") endCommand();
    else if (letter === ";" || letter === "\n" || letter === "{" || letter === "}") endStatement();
    else if (/\s/.test(letter) || letter === "(" || letter === ")" || letter === ",") endWord();
    else word = (word ?? "") + letter;
  }
  endStatement();
  return statements;
}
