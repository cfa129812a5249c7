import type { Redirection } from "unbash";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { httpRules } from "../../rules/effects/network.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { expandText, type Substitution } from "./expandWords.ts";
import type { Frame } from "./frame.ts";
import { fullPath, isDevice, isNowhere, isScratch, isStatePath } from "./paths.ts";
import { noStdin, type ShellWord, type Stdin } from "./shellWord.ts";

/** What `<`, `<<` and `<<<` give to a command; null where it reads from the pipe. */
export function redirectedInput(redirects: readonly Redirection[], frame: Frame, substitute: Substitution): Stdin | null {
  let input: Stdin | null = null;
  for (const one of redirects) {
    if (one.type === "HereDoc") {
      const { body } = one;
      const isPlain = body.parts === undefined || body.parts.every(({ type }) => type === "Literal");
      for (const part of body.parts ?? []) if (part.type === "CommandExpansion" && part.script !== undefined) substitute(part.script, part.text);
      input = isPlain || one.delimiter?.quoted === true ? { kind: "text", text: body.text, how: "a here document" } : { kind: "text", text: substituted(body.text, frame), how: "a here document" };
    } else if (one.type === "HereString") {
      if (one.target === undefined) continue;
      const { text } = expandText(one.target, frame.scope, substitute);
      input = { kind: "text", text: `${text}\n`, how: "a here string" };
    } else if (one.operator === "<" || one.operator === "<>") {
      if (one.target === undefined) continue;
      const process = one.target.parts?.find((part) => part.type === "ProcessSubstitution");
      if (process !== undefined && process.script !== undefined) {
        const text = substitute(process.script, process.text);
        input = text === null ? { kind: "hidden", from: process.text, network: /\b(?:curl|wget|fetch)\b/.test(process.text) } : { kind: "text", text, how: process.text };
      } else input = { kind: "file", path: fullPath(expandText(one.target, frame.scope, substitute).text, frame.scope.cwd) };
    }
  }
  return input;
}

/** Variables that are known, put into an unquoted here document. */
function substituted(text: string, { scope }: Frame): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (written, braced: string | undefined, bare: string | undefined) => scope.variable(braced ?? bare ?? "") ?? written);
}

const redirectsMax = 128;

/** Tells what `>` writes to, and answers what is left of the output for the pipe. */
export function tellRedirections(redirects: readonly Redirection[], words: readonly ShellWord[] | null, output: Stdin, frame: Frame, substitute: Substitution): Stdin {
  let left = output;
  if (redirects.length > redirectsMax) frame.tell(draftOf(shellRules.tooDeep, { why: `${redirects.length} redirections of one command: the first ${redirectsMax} are followed.` }));
  for (const one of redirects.slice(0, redirectsMax)) {
    if (one.type !== "Redirect" || one.target === undefined || one.operator === "<" || one.operator === "<>" || one.operator === "<&") continue;
    const target = expandText(one.target, frame.scope, substitute);
    if (one.operator === ">&" && /^(\d+|-)$/.test(target.text)) continue;
    if (one.target.parts?.some((part) => part.type === "ProcessSubstitution") === true) continue;
    tellWrite(target, one.operator.includes(">>"), words, output, frame);
    const isErrors = one.descriptor?.type === "FileDescriptor" && one.descriptor.value === 2;
    if (!isErrors) left = noStdin;
  }
  return left;
}

function tellWrite(target: ShellWord, appends: boolean, words: readonly ShellWord[] | null, output: Stdin, frame: Frame): void {
  const { scope, session, where } = frame;
  const path = fullPath(target.text, scope.cwd);
  if (isNowhere(path)) return;
  const socket = /^\/dev\/(?:tcp|udp)\/([^/]+)\/(\S+)$/.exec(path);
  if (socket !== null) return tellSocket(socket[1] ?? "", words, output, frame);
  if (output.kind === "text") session.keepText(path, appends ? (session.texts.get(path) ?? "") + output.text : output.text);
  if (output.kind === "command" && output.secret) session.note(session.secrets, path);
  if (output.kind === "hidden") session.note(session.fetched, path);
  const particulars = { targets: [{ kind: "file" as const, name: target.text }], places: [...where.places, target.text], shared: where.shared ? ("yes" as const) : ("no" as const) };
  const by = words === null ? "" : ` from ${words[0]?.text ?? ""}`;
  if (isDevice(path)) frame.tell(draftOf(filesystemRules.device, { ...particulars, why: `Output${by} goes onto the device ${target.text}.` }));
  else if (isScratch(path) || appends) frame.tell(draftOf(filesystemRules.write, { ...particulars, why: `Output${by} is ${appends ? "added to" : "written to"} ${target.text}.` }));
  else if (isStatePath(path) || session.read.has(path)) frame.tell(draftOf(filesystemRules.overwrite, { ...particulars, why: `Output${by} takes the place of what ${target.text} held.` }));
  else if (words === null || isEmptying(words)) frame.tell(draftOf(filesystemRules.emptied, { ...particulars, why: `${target.text} is made empty.` }));
  else frame.tell(draftOf(filesystemRules.write, { ...particulars, why: `Output${by} is written to ${target.text}.` }));
}

/** `> /dev/tcp/host/port`: the shell itself opens a connection. */
function tellSocket(host: string, words: readonly ShellWord[] | null, output: Stdin, frame: Frame): void {
  const about = { targets: [{ kind: "host" as const, name: host }], places: [host] };
  const name = words?.[0]?.text.split("/").at(-1) ?? "";
  if (/^(?:ba|z|da|k|c)?sh$/.test(name)) frame.tell(draftOf(httpRules.reverseShell, { why: `${name} is joined to ${host}: whoever is there types the commands.`, ...about }));
  else if (output.kind === "command" && output.secret) frame.tell(draftOf(credentialRules.leak, { why: `What ${output.name} prints goes to ${host}.`, ...about }));
  else frame.tell(draftOf(words === null || name === "exec" ? httpRules.connection : httpRules.upload, { why: `${name === "" ? "The shell" : name} writes to ${host} over the network.`, ...about }));
}

/** `: > f`, `true > f`, `cat /dev/null > f`: nothing goes in. */
function isEmptying(words: readonly ShellWord[]): boolean {
  const texts = words.map(({ text }) => text);
  return texts[0] === ":" || texts[0] === "true" || (texts[0] === "cat" && texts[1] === "/dev/null") || (texts[0] === "echo" && texts[1] === "-n" && (texts[2] ?? "") === "");
}
