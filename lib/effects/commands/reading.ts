import { credentialRules } from "../../rules/effects/credentials.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath } from "../shell/paths.ts";
import type { ShellWord, Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { isCredentialFolder, isCredentialGlob, isCredentialPath } from "./credentialPaths.ts";

/** A command that shows or searches files. Answers its output, marked where it may hold credentials. */
export function reading({ name, words }: CommandLine, frame: Frame): Stdin {
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const files = words.filter(({ text }) => !text.startsWith("-"));
  const fromInput = frame.stdin.kind === "file" ? [...files, { text: frame.stdin.path, constant: true, quoted: false, glob: false }] : files;
  const secret = showsContent(name) && tellReading(fromInput, frame, told, false);
  for (const { text } of files) frame.session.note(frame.session.read, fullPath(text, frame.scope.cwd));
  if (!secret) frame.tell(draftOf(shellRules.reading, { why: `${told}.`, places: frame.where.places }));
  const { stdin } = frame;
  const carries = stdin.kind === "command" && stdin.secret;
  if (stdin.kind === "hidden") return stdin;
  return { kind: "command", name, secret: secret || carries };
}

/** Listing and counting show names and sizes, not what is inside. */
const namesOnly = new Set(["ls", "dir", "stat", "file", "du", "df", "tree", "find", "fd", "locate", "which", "whereis", "type", "basename", "dirname", "realpath", "readlink", "wc", "test", "[", "pwd", "exa", "eza", "lsd", "md5sum", "sha1sum", "sha256sum", "shasum", "cksum", "getfacl", "lsattr", "namei"]);
const showsContent = (name: string): boolean => !namesOnly.has(name);

/** A file of credentials by its name, or a copy of one that earlier words made. */
export function isSecretPath(text: string, { scope, session }: Frame): boolean {
  const path = fullPath(text, scope.cwd);
  return isCredentialPath(text) || isCredentialPath(path) || session.secrets.has(path);
}

/** Tells of credential files among some paths. Answers whether there are any. `copies`: they are copied, not shown. */
export function tellReading(paths: readonly ShellWord[], frame: Frame, told: string, copies: boolean): boolean {
  const secrets = paths.filter(({ text, glob }) => isSecretPath(text, frame) || (glob && isCredentialGlob(text)) || (copies && isCredentialFolder(text, false)));
  if (secrets.length === 0) return false;
  frame.tell(draftOf(secrets.some(({ text }) => text.endsWith("/environ")) ? credentialRules.environment : credentialRules.file, {
    why: `${told}: ${secrets[0]?.text ?? ""} ${copies ? "is copied" : "is read"}.`, targets: secrets.map(({ text }) => ({ kind: "secret", name: text })), places: frame.where.places, shared: frame.where.shared ? "yes" : "no",
  }));
  return true;
}
