import { forEachChild, parse, type SyntaxNode, type Assignment, type Command, type CompoundCommand, type CompoundList, type Function as FunctionNode, type ParsedScript, type Redirection, type Statement, type Word } from "unbash";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import { expandText, expandWord, type Substitution } from "./expandWords.ts";
import { commandsMax, depthMax, type Frame } from "./frame.ts";
import { fullPath } from "./paths.ts";
import { followCommand } from "./follow.ts";
import { redirectedInput, tellRedirections } from "./redirections.ts";
import { Scope } from "./scope.ts";
import { shortenScript } from "./shortenScript.ts";
import { tellReading } from "../commands/reading.ts";
import { noStdin, plainWord, type ShellWord, type Stdin } from "./shellWord.ts";

/**
 * Follows a shell script without running it: every simple command in the order in which it would run, both sides of
 * each condition, each loop once. Tells the effects to the frame and answers what the script prints, where that is constant.
 */
export function runScript(given: string, frame: Frame): Stdin {
  const { text, isCut } = shortenScript(given);
  if (frame.depth > depthMax || frame.budget.letters <= 0) {
    frame.tell(draftOf(shellRules.tooDeep, { why: "The command is too long or too deeply nested to be followed." }));
    return { kind: "command", name: "script", secret: false };
  }
  frame.budget.letters -= text.length;
  // A line that begins with an operator is none for the shell; what stands behind it was meant all the same.
  const script = parse(text.replace(/^\s*(?:\|\|?|&&?|;)(?=\s)/, ""));
  const output = runParsed(script, frame);
  if (isCut) frame.tell(draftOf(shellRules.tooDeep, { why: `A script of ${given.length} letters: only ${text.length} of them are followed.` }));
  else if (script.errors !== undefined && script.errors.length > 0) frame.tell(draftOf(shellRules.syntax, { why: `The shell could not read part of it: ${script.errors[0]?.message ?? "syntax error"}.` }));
  return output;
}

export function runParsed({ commands }: ParsedScript | CompoundList, frame: Frame): Stdin {
  const outputs = commands.map((statement) => runStatement(statement, frame));
  return joinOutputs(outputs);
}

function joinOutputs(outputs: readonly Stdin[]): Stdin {
  const said = outputs.filter(({ kind }) => kind !== "none");
  const [only] = said;
  if (only === undefined) return noStdin;
  if (said.every((one) => one.kind === "text")) return { kind: "text", text: said.map((one) => (one.kind === "text" ? one.text : "")).join(""), how: said.map((one) => (one.kind === "text" ? one.how : "")).join("; ") };
  const worst = said.find(({ kind }) => kind === "hidden") ?? said.find((one) => one.kind === "command" && one.secret) ?? said.find(({ kind }) => kind === "command") ?? only;
  const shown = said.flatMap((one) => (one.kind === "text" ? [one.text] : [])).join("");
  return worst.kind === "command" && shown !== "" ? { ...worst, shown } : worst;
}

function runStatement({ command }: Statement, frame: Frame): Stdin {
  return runNode(command, frame);
}

type Node = Statement["command"];

function runNode(node: Node, frame: Frame): Stdin {
  if (frame.budget.left <= 0) {
    if (frame.budget.left-- === 0) frame.tell(draftOf(shellRules.tooDeep, { why: `More than ${commandsMax} commands: the rest is not followed.` }));
    return noStdin;
  }
  switch (node.type) {
    case "AndOr": return joinOutputs(node.commands.map((one, at) => runNode(one, at === 0 ? frame : { ...frame, maybe: true })));
    case "Pipeline": return runPipeline(node.commands, frame);
    case "Command": return runSimple(node, frame);
    case "Redirected": return runRedirected(node.command, node.redirects, frame);
    case "Function": {
      frame.scope.define(node.name.value, node);
      return noStdin;
    }
    case "Coproc": return node.body.type === "CompoundList" ? runParsed(node.body, frame) : runNode(node.body, frame);
    default: return runCompound(node, frame);
  }
}

/** Each part of a pipeline is a shell of its own, and reads what the one before prints. */
function runPipeline(commands: readonly Node[], frame: Frame): Stdin {
  let { stdin } = frame;
  for (const command of commands) stdin = runNode(command, { ...frame, stdin, scope: new Scope(frame.scope) });
  return stdin;
}

function runRedirected(command: CompoundCommand, redirects: readonly Redirection[], frame: Frame): Stdin {
  const inner = { ...frame, stdin: redirectedInput(redirects, frame, substitutionIn(frame)) ?? frame.stdin };
  const output = runCompound(command, inner);
  return tellRedirections(redirects, null, output, frame, substitutionIn(frame));
}

function runCompound(node: CompoundCommand, frame: Frame): Stdin {
  switch (node.type) {
    case "Subshell": return runParsed(node.body, { ...frame, scope: new Scope(frame.scope) });
    case "BraceGroup": return runParsed(node.body, frame);
    case "If": {
      const inner = { ...frame, maybe: true };
      return joinOutputs([runParsed(node.clause, frame), runParsed(node.then, inner), ...node.elif.flatMap(({ clause, then }) => [runParsed(clause, inner), runParsed(then, inner)]), ...(node.else === undefined ? [] : [runParsed(node.else, inner)])]);
    }
    // `while read x; do … done` reads names that the line does not show.
    case "While": return joinOutputs([runParsed(node.clause, frame), runParsed(node.body, { ...frame, maybe: true })]);
    case "For": case "Select": return runFor(node.name.value, node.wordlist, node.body, frame);
    case "ArithmeticFor": return runParsed(node.body, frame);
    case "Case": {
      expandWord(node.word, frame.scope, substitutionIn(frame));
      return joinOutputs(node.items.map(({ body }) => runParsed(body, { ...frame, maybe: true })));
    }
    case "TestCommand": case "ArithmeticCommand": return noStdin;
  }
}

const turnsMax = 16;
/** Words of one command that are looked at. */
const wordsMax = 1_024;

function runFor(name: string, wordlist: readonly Word[] | undefined, body: CompoundList, frame: Frame): Stdin {
  const words = (wordlist ?? []).flatMap((word) => expandWord(word, frame.scope, substitutionIn(frame)));
  const isKnown = words.length > 0 && words.every(({ constant }) => constant);
  if (!isKnown) {
    frame.scope.set(name, null);
    return runParsed(body, frame);
  }
  return joinOutputs(words.slice(0, turnsMax).map(({ text }) => {
    frame.scope.set(name, text);
    return runParsed(body, frame);
  }));
}

/** A function's body runs when it is called, with its words as `$1`, `$2`, … */
export function callFunction(node: FunctionNode, words: readonly ShellWord[], frame: Frame): Stdin {
  const inner: Frame = { ...frame, depth: frame.depth + 1, scope: new Scope(frame.scope, words.map(({ text }) => text)) };
  if (inner.depth > depthMax) return noStdin;
  if (startsItselfTwice(node)) {
    frame.tell(draftOf(shellRules.forkBomb, { why: `${node.name.text}() starts itself twice each time.` }));
    return noStdin;
  }
  const { body } = node;
  if (body.type === "CompoundList") return runParsed(body, inner);
  return body.type === "Redirected" ? runRedirected(body.command, body.redirects, inner) : runCompound(body, inner);
}

/** `f() { f | f & }`: each call makes two more. */
function startsItselfTwice({ name, body }: FunctionNode): boolean {
  const calls = (node: SyntaxNode): number => {
    let count = node.type === "Command" && node.name?.text === name.text ? 1 : 0;
    forEachChild(node, (child) => void (count += calls(child)));
    return count;
  };
  const isPiped = (node: SyntaxNode): boolean => {
    if (node.type === "Pipeline" && calls(node) > 1) return true;
    let found = false;
    forEachChild(node, (child) => void (found ||= isPiped(child)));
    return found;
  };
  return isPiped(body);
}

/** What `$( … )` gives: its commands are followed, and constant output is put in. */
export function substitutionIn(frame: Frame): Substitution {
  return (script, written) => {
    if (frame.depth > depthMax) {
      frame.tell(draftOf(shellRules.tooDeep, { why: "Substitutions are too deeply nested to be followed." }));
      return null;
    }
    const output = runParsed(script, { ...frame, depth: frame.depth + 1, scope: new Scope(frame.scope), stdin: noStdin });
    // `<( … )` is a file whose text is known where its commands print what is constant.
    if (output.kind === "text" && written.startsWith("<(")) frame.session.keepText(fullPath(written, frame.scope.cwd), output.text);
    return output.kind === "text" ? output.text : null;
  };
}

function runSimple(command: Command, frame: Frame): Stdin {
  frame.budget.left--;
  const substitute = substitutionIn(frame);
  const assignments = command.prefix.filter((one): one is Assignment => one.type === "Assignment");
  const values = assignments.map((one) => [one.name, assigned(one, frame, substitute)] as const);
  const stdin = redirectedInput(command.redirects, frame, substitute) ?? frame.stdin;
  if (command.name === undefined) {
    for (const [name, value] of values) frame.scope.set(name, frame.maybe === true && differs(frame.scope.variable(name), value) ? null : value);
    if (command.redirects.some(({ operator }) => operator === "<") && stdin.kind === "file") return readByItself(stdin.path, frame);
    return tellRedirections(command.redirects, null, noStdin, frame, substitute);
  }
  const given = command.args.length > wordsMax ? command.args.slice(0, wordsMax) : command.args;
  if (given !== command.args) frame.tell(draftOf(shellRules.tooDeep, { why: `A command of ${command.args.length} words: the first ${wordsMax} are followed.` }));
  const words = [...expandWord(command.name, frame.scope, substitute), ...given.flatMap((one) => argumentWords(one, frame, substitute))];
  const output = followCommand(words, new Map(values), { ...frame, stdin });
  return tellRedirections(command.redirects, words, output, frame, substitute);
}

/** Two values that a variable may have: which of them is only known when the line runs. */
const differs = (before: string | null | undefined, now: string | null): boolean => before !== undefined && before !== now;

/** `$(< file)`: the shell itself reads it. */
function readByItself(path: string, frame: Frame): Stdin {
  const secret = tellReading([plainWord(path)], frame, `< ${path}`, false);
  const text = frame.session.texts.get(path);
  return text === undefined || secret ? { kind: "command", name: `< ${path}`, secret } : { kind: "text", text, how: path };
}

function argumentWords(argument: Word | Assignment, frame: Frame, substitute: Substitution): ShellWord[] {
  if (argument.type === "Word") return expandWord(argument, frame.scope, substitute);
  const value = argument.value.type === "Word" ? expandText(argument.value, frame.scope, substitute) : { text: "(…)", constant: false, quoted: false, glob: false };
  return [{ ...value, text: `${argument.name}=${value.text}` }];
}

function assigned({ value, append, name }: Assignment, frame: Frame, substitute: Substitution): string | null {
  if (value.type !== "Word") {
    const words = value.elements.flatMap((element) => expandWord(element, frame.scope, substitute));
    return words.every(({ constant }) => constant) ? words.map(({ text }) => text).join(" ") : null;
  }
  const { text, constant } = expandText(value, frame.scope, substitute);
  if (!constant) return null;
  return append === true ? `${frame.scope.variable(name) ?? ""}${text}` : text;
}
