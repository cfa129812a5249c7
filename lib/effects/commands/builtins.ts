import { credentialRules } from "../../rules/effects/credentials.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import { followScript } from "../shell/follow.ts";
import { Scope } from "../shell/scope.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

const secretOutput: Stdin = { kind: "command", name: "env", secret: true };

/** What belongs to the shell itself, and to the machine under it. Null: none of these. */
export function builtin(line: CommandLine, frame: Frame): Stdin | null {
  const { name, words } = line;
  const texts = words.map(({ text }) => text);
  const told = `${name} ${texts.join(" ")}`.trim().slice(0, 200);
  const setting = (): Stdin => {
    frame.tell(draftOf(shellRules.setting, { why: `${told}.` }));
    return noStdin;
  };
  const quiet = (): Stdin => {
    frame.tell(draftOf(shellRules.reading, { why: `${told}.`, places: frame.where.places }));
    return { kind: "command", name, secret: false };
  };
  switch (name) {
    case "cd": case "pushd": case "popd": case "chdir": case "set-location": return enterFolder(line, frame);
    case "export": case "declare": case "typeset": case "local": case "readonly": case "setx": return exporting(line, frame, told);
    case "printenv": case "env": return texts.filter((text) => !text.startsWith("-")).length === 0 ? environmentShown(told, frame) : secretNamed(texts) ? environmentShown(told, frame) : quiet();
    case "set": return texts.length === 0 ? environmentShown(told, frame) : setting();
    case "alias": {
      for (const text of texts) {
        const [, alias = "", meant = ""] = /^([\w.-]+)=(.*)$/s.exec(text) ?? [];
        if (alias !== "") frame.scope.setAlias(alias, meant);
      }
      return setting();
    }
    case "unset": case "unalias": case "shopt": case "umask": case "ulimit": case "enable": case "stty": case "bind": case "complete": case "setopt": case "unsetopt": return setting();
    case "hash": {
      // `hash -p /bin/rm echo`: a name that means another program from here on.
      const [path, alias] = texts[0] === "-p" ? texts.slice(1) : [];
      if (path !== undefined && alias !== undefined) frame.scope.setAlias(alias, path);
      return setting();
    }
    case "trap": {
      const [text] = words;
      if (text !== undefined && text.text !== "" && text.text !== "-" && !text.text.startsWith("-")) followScript(text.text, { ...frame, depth: frame.depth + 1, scope: new Scope(frame.scope) });
      return setting();
    }
    case "read": case "mapfile": case "readarray": {
      for (const text of texts) if (/^[A-Za-z_]\w*$/.test(text)) frame.scope.set(text, frame.stdin.kind === "text" && texts.filter((one) => !one.startsWith("-")).length === 1 ? frame.stdin.text.split("\n")[0] ?? null : null);
      return noStdin;
    }
    case "exit": case "return": case "break": case "continue": case "shift": case "wait": case "fg": case "bg": case "disown": case "times": case "getopts": case "let": case ":": case "logout": case "suspend": return quiet();
    case "kill": case "pkill": case "killall": case "taskkill": case "stop-process": case "xkill": case "skill": return ending(texts, told, frame);
    case "reboot": case "shutdown": case "poweroff": case "halt": case "init": case "telinit": case "restart-computer": case "stop-computer": {
      if (texts.includes("-c") || texts.includes("/a")) return setting();
      frame.tell(draftOf(shellRules.machine, { why: `${told}.`, places: frame.where.places, targets: frame.where.host === null ? [] : [{ kind: "host", name: frame.where.host }], ...(frame.where.shared ? { shared: "yes" as const } : {}) }));
      return noStdin;
    }
    case "crontab": {
      const entries = frame.stdin.kind === "text" ? frame.stdin.text : frame.stdin.kind === "command" ? (frame.stdin.shown ?? null) : null;
      if (!texts.includes("-") || entries === null) return null;
      for (const one of entries.split("\n").slice(0, 200)) followScript(one.replace(/^\s*(?:@\w+|(?:\S+\s+){5})/, ""), { ...frame, depth: frame.depth + 1, stdin: noStdin });
      return setting();
    }
    case "make": case "gmake": {
      if (!/(?:^| )-f ?-(?: |$)/.test(` ${texts.join(" ")} `) || frame.stdin.kind !== "text") return null;
      for (const one of frame.stdin.text.split("\n").filter((recipe) => recipe.startsWith("\t")).slice(0, 200)) followScript(one.replace(/^[\t@+-]+/, ""), { ...frame, depth: frame.depth + 1, stdin: noStdin });
      return quiet();
    }
    case "at": case "batch": {
      frame.tell(draftOf(shellRules.schedule, { why: `${told}.` }));
      if (frame.stdin.kind === "text") followScript(frame.stdin.text, { ...frame, depth: frame.depth + 1, stdin: noStdin });
      return noStdin;
    }
    default: return null;
  }
}

const secretWord = /(?:secret|token|passw|api_?key|private|credential|auth|_key$|database_url|dsn)/i;
const secretNamed = (texts: readonly string[]): boolean => texts.some((text) => secretWord.test(text));

function environmentShown(told: string, frame: Frame): Stdin {
  frame.tell(draftOf(credentialRules.environment, { why: `${told}: variables of the environment are shown, secrets among them.`, places: frame.where.places, shared: frame.where.shared ? "yes" : "no" }));
  return secretOutput;
}

function enterFolder({ words }: CommandLine, frame: Frame): Stdin {
  const folder = words.find(({ text }) => !/^-[LPe@]+$/.test(text) && text !== "--");
  frame.scope.cwd = folder === undefined ? "$HOME" : folder.text === "-" ? null : fullPath(folder.text, frame.scope.cwd);
  frame.tell(draftOf(shellRules.reading, { why: `The folder is changed to ${folder?.text ?? "the home folder"}.` }));
  return noStdin;
}

function exporting({ words }: CommandLine, frame: Frame, told: string): Stdin {
  const texts = words.map(({ text }) => text);
  if (texts.every((text) => /^-[pxfF]*$/.test(text))) return environmentShown(told, frame);
  for (const { text, constant } of words) {
    const match = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text);
    if (match === null) continue;
    const [, name = "", value] = match;
    const known = value === undefined ? (frame.scope.variable(name) ?? null) : constant ? value : null;
    frame.scope.set(name, known);
    frame.session.exported.set(name, known);
  }
  frame.tell(draftOf(shellRules.setting, { why: `${told}.` }));
  return noStdin;
}

function ending(texts: readonly string[], told: string, frame: Frame): Stdin {
  if (texts.includes("-0") || texts.includes("-l") || texts.includes("-L") || texts.includes("--list")) {
    frame.tell(draftOf(shellRules.reading, { why: `${told}.` }));
    return noStdin;
  }
  frame.tell(draftOf(shellRules.process, { why: `${told}.`, places: frame.where.places, shared: frame.where.shared ? "yes" : "no" }));
  return noStdin;
}
