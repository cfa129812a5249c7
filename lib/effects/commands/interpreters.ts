import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { runProgram } from "../programs/runProgram.ts";
import { languageOf, type ProgramLanguage } from "../programs/languages.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import { followScript } from "../shell/follow.ts";
import { Scope } from "../shell/scope.ts";
import { noStdin, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

const unknownOutput = (name: string): Stdin => ({ kind: "command", name, secret: false });
const written = ({ name, words }: CommandLine): string => `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
const deeper = (frame: Frame, more: Partial<Frame> = {}): Frame => ({ ...frame, depth: frame.depth + 1, ...more });

/** `sh`, `bash`, `zsh` and their like: `-c TEXT`, a script file, or what comes from the pipe. */
export function shellInterpreter(line: CommandLine, frame: Frame): Stdin {
  const { words } = line;
  const place = words.findIndex(({ text }) => /^[-+][A-Za-z]*c[A-Za-z]*$/.test(text) && !text.startsWith("--"));
  if (words.some(({ text }) => text === "--version" || text === "--help")) return noStdin;
  if (place >= 0) {
    const [text, , ...rest] = words.slice(place + 1).filter((word, at) => !(at === 0 && word.text === "--"));
    if (text === undefined) return noStdin;
    return runText(text, rest.map((word) => word.text), line, frame);
  }
  const [file, ...rest] = words.filter(({ text }, at) => !/^[-+]/.test(text) && !/^[-+]o$/.test(words[at - 1]?.text ?? ""));
  if (file !== undefined && !words.some(({ text }) => text === "-s")) return scriptFile(file, rest.map(({ text }) => text), line, frame);
  return fromInput(line, frame);
}

/** Text that is handed to a shell: followed where it is constant, and where a variable only stands for a value in it. */
function runText(text: ShellWord, positional: readonly string[], line: CommandLine, frame: Frame): Stdin {
  if (!text.constant && /^\s*(?:\$|`|…)/.test(text.text)) {
    // All of it is worked out when it runs: `sh -c "$CMD"`.
    frame.tell(draftOf(shellRules.hiddenCode, { why: `${written(line)}: the text that runs is not in the call.` }));
    return { kind: "hidden", from: line.name, network: false };
  }
  return followScript(text.text, deeper(frame, { scope: new Scope(frame.scope, positional) }));
}

function fromInput(line: CommandLine, frame: Frame): Stdin {
  const { stdin } = frame;
  switch (stdin.kind) {
    case "text": return followScript(stdin.text, deeper(frame, { stdin: noStdin, tell: (effect) => frame.tell({ ...effect, why: `${effect.why} It came from ${stdin.how}.` }) }));
    case "file": return scriptFile({ text: stdin.path, constant: true, quoted: false, glob: false }, [], line, frame);
    case "none": {
      frame.tell(draftOf(shellRules.scriptFile, { why: `${written(line)}: an interactive shell; what is typed into it is not in the call.` }));
      return noStdin;
    }
    case "hidden": case "command": {
      if (stdin.kind === "command" && stdin.shown !== undefined) followScript(stdin.shown, deeper(frame, { stdin: noStdin }));
      frame.tell(draftOf(shellRules.hiddenCode, { why: `${written(line)} runs what ${stdin.kind === "hidden" ? stdin.from : stdin.name} prints, which the evidence does not show.` }));
      return { kind: "hidden", from: line.name, network: false };
    }
  }
}

/** A script file: followed where the trace shows its text. */
export function scriptFile(file: ShellWord, positional: readonly string[], line: CommandLine, frame: Frame): Stdin {
  if (/^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(file.text) && frame.stdin.kind !== "file") return fromInput(line, frame);
  const path = fullPath(file.text, frame.scope.cwd);
  const text = frame.session.texts.get(path);
  if (text !== undefined) return followScript(text, deeper(frame, { scope: new Scope(frame.scope, positional), tell: (effect) => frame.tell({ ...effect, why: `${effect.why} It stands in ${file.text}.` }) }));
  const isFetched = frame.session.fetched.has(path) || /^(?:\/dev\/fd\/|<\(|https?:)/.test(file.text) || file.text.startsWith("<(");
  frame.tell(draftOf(isFetched ? shellRules.hiddenCode : shellRules.scriptFile, { why: `${written(line)}: the text of ${file.text} is not in the evidence${isFetched ? "; it came over the network" : ""}.`, targets: [{ kind: "file", name: file.text }], places: [...frame.where.places, file.text], ...(frame.where.shared ? { shared: "yes" as const } : {}) }));
  return unknownOutput(line.name);
}

/** `eval TEXT…`: the words are shell text once more. */
export function evaluation(line: CommandLine, frame: Frame): Stdin {
  const words = line.words.filter(({ text }) => text !== "--");
  if (words.length === 0) return noStdin;
  const text = words.map((word) => word.text).join(" ");
  if (words.every(({ constant }) => constant)) return followScript(text, deeper(frame));
  if (/^\s*(?:\$|`)/.test(text)) {
    frame.tell(draftOf(shellRules.hiddenCode, { why: `${written(line)}: the text that runs is worked out when it runs.` }));
    return { kind: "hidden", from: "eval", network: false };
  }
  return followScript(text, deeper(frame));
}

/** `source FILE`, `. FILE`. */
export function sourcing(line: CommandLine, frame: Frame): Stdin {
  const [file, ...rest] = line.words;
  if (file === undefined) return noStdin;
  // Activating a virtual environment sets paths of this shell, by custom and by its fixed text.
  if (/(?:^|\/)(?:bin|Scripts)\/activate(?:\.(?:fish|csh|ps1))?$|(?:^|\/)(?:nvm|sdkman-init|rvm|conda)\.sh$|(?:^|\/)\.(?:bashrc|zshrc|bash_profile|profile|zprofile|cargo\/env)$/i.test(file.text)) {
    frame.tell(draftOf(shellRules.setting, { why: `${written(line)} sets paths and variables of this shell.` }));
    return noStdin;
  }
  return scriptFile(file, rest.map(({ text }) => text), line, frame);
}

const codeOptions: Readonly<Record<ProgramLanguage, readonly string[]>> = {
  python: ["-c"], node: ["-e", "--eval", "-p", "--print", "-pe"], ruby: ["-e"], perl: ["-e", "-E", "-ne", "-pe", "-lne", "-i"], php: ["-r", "-B", "-R"], r: ["-e"], lua: ["-e"], deno: ["eval"], powershell: ["-command", "-c", "-encodedcommand", "-enc", "-ec", "-e"], cmd: ["/c", "/k"], awk: [],
};

/** `powershell Stop-Service x`: without an option for it the rest is the text, unless it names a file. */
function powerShellText(words: readonly ShellWord[]): string | null {
  let at = 0;
  while ((words[at]?.text ?? "").startsWith("-")) {
    if (/^-f(?:ile)?$/i.test(words[at]?.text ?? "")) return null;
    at += /^-(?:ExecutionPolicy|ep|ex|exec|WindowStyle|w|Version|OutputFormat|InputFormat|PSConsoleFile|ConfigurationName|WorkingDirectory)$/i.test(words[at]?.text ?? "") ? 2 : 1;
  }
  const rest = words.slice(at);
  return rest.length === 0 || /\.ps1$/i.test(rest[0]?.text ?? "") ? null : rest.map(({ text }) => text).join(" ");
}

/** `python -c`, `node -e`, `powershell -Command` …: the program text is looked through; files and modules by name. */
export function programInterpreter(line: CommandLine, frame: Frame): Stdin | null {
  const language = languageOf(line.name);
  if (language === null) return null;
  const { words } = line;
  if (words.length > 0 && words.every(({ text }) => /^(?:--?version|-[vVh]|--help|-VV)$/.test(text))) return noStdin;
  const place = words.findIndex(({ text }) => codeOptions[language].includes(language === "powershell" || language === "cmd" ? text.toLowerCase() : text) || (language === "perl" && /^-[a-z0-9]*[eE]$/i.test(text) && !text.startsWith("--")) || (language === "python" && /^-[A-Za-z]+c$/.test(text)) || ((language === "node" || language === "ruby") && /^-[a-z]+[ep]$/.test(text)));
  const bare = language === "powershell" && place < 0 ? powerShellText(words) : null;
  if (bare !== null) return runProgram("powershell", bare, { option: "", line: written(line) }, frame);
  const code = place < 0 ? undefined : words[place + 1];
  if (code !== undefined) return runProgram(language, language === "powershell" || language === "cmd" ? words.slice(place + 1).map(({ text }) => text).join(" ") : code.text, { option: words[place]?.text ?? "", line: written(line) }, frame);
  if (frame.stdin.kind === "text" && !words.some(({ text }) => !text.startsWith("-"))) return runProgram(language, frame.stdin.text, { option: "", line: written(line) }, frame);
  if (frame.stdin.kind !== "none" && frame.stdin.kind !== "file" && words.every(({ text }) => text === "-" || text.startsWith("-")) ) {
    frame.tell(draftOf(shellRules.hiddenCode, { why: `${written(line)} runs text from the pipe that the evidence does not show.` }));
    return { kind: "hidden", from: line.name, network: false };
  }
  return null;
}
