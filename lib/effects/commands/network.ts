import { storeRules } from "../../rules/effects/stores.ts";
import { httpRules } from "../../rules/effects/network.ts";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isNowhere, isStatePath } from "../shell/paths.ts";
import { filesystemRules } from "../../rules/effects/filesystem.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { tellRequest } from "../structured/http.ts";
import { isCredentialGlob, isCredentialPath } from "./credentialPaths.ts";
import { isSecretPath } from "./reading.ts";
import { followScript } from "../shell/follow.ts";
import { readRequest, type ShellRequest } from "./requestWords.ts";

/** `curl`, `wget`, `http`, `nc` and their like. */
export function network(line: CommandLine, frame: Frame): Stdin {
  return /^(?:nc|ncat|netcat|socat|telnet|ftp|lftp|tftp)$/.test(line.name) ? connection(line, frame) : request(line, frame);
}

function request(line: CommandLine, frame: Frame): Stdin {
  const told = `${line.name} ${line.words.map(({ text }) => text).join(" ")}`.slice(0, 240);
  const words = readRequest(line);
  if (words.urls.length === 0) {
    frame.tell(draftOf(words.asks ? shellRules.reading : httpRules.connection, { why: `${told}${words.asks ? "" : ": no address stands in the call"}.` }));
    return noStdin;
  }
  const secret = sendsSecret(words, frame);
  const unseen = words.bodies.find((body) => body.kind === "file" && /\$(?!\{?(?:HOME|PWD|TMPDIR|USER)\b)/.test(body.path));
  if (secret === null && unseen?.kind === "file") frame.tell(draftOf(httpRules.uploadUnseen, { why: `${told}: ${unseen.path} goes to ${words.urls[0] ?? ""}; which file that is is not in the call.`, targets: words.urls.map((name) => ({ kind: "url", name })), places: words.urls }));
  else if (secret !== null) frame.tell(draftOf(credentialRules.leak, { why: `${told}: ${secret} goes to ${words.urls[0] ?? ""}.`, targets: words.urls.map((name) => ({ kind: "url", name })), places: words.urls }));
  else if (words.outputs.some((output) => output !== "-") && /^(?:GET|HEAD)$/.test(words.method) && !words.outputs.some((output) => isStatePath(fullPath(output, frame.scope.cwd)))) frame.tell(draftOf(httpRules.download, { why: `${told}: what comes back is written to ${words.outputs[0] ?? ""}.`, targets: words.outputs.map((name) => ({ kind: "file", name })), places: words.urls }));
  else for (const url of words.urls) tellRequest({ method: words.method, url, body: bodyOf(words, frame), headers: words.headers, told }, frame.tell);
  for (const output of words.outputs) tellOutput(output, told, frame);
  return words.outputs.length > 0 && !words.alsoPrints ? noStdin : { kind: "hidden", from: told, network: true };
}

/** What is sent: as far as it stands in the line, or in a file whose text the trace shows. */
function bodyOf({ bodies }: ShellRequest, { stdin, session, scope }: Frame): string | null {
  const texts = bodies.map((body) => {
    if (body.kind === "text") return body.text;
    if (body.path === "-") return stdin.kind === "text" ? stdin.text : "";
    return session.texts.get(fullPath(body.path, scope.cwd)) ?? "";
  });
  return texts.length === 0 ? null : texts.join("&");
}

/** The name of the credential that a request carries out; an authorisation header is how one logs in, and no leak. */
function sendsSecret({ bodies, urls }: ShellRequest, frame: Frame): string | null {
  const { stdin } = frame;
  for (const body of bodies) {
    if (body.kind === "file" && body.path !== "-" && (isSecretPath(body.path, frame) || isCredentialGlob(body.path))) return body.path;
    if (body.kind === "file" && body.path === "-" && stdin.kind === "command" && stdin.secret) return `the output of ${stdin.name}`;
    if (body.kind === "text" && secretSubstitution.test(body.text)) return body.text.slice(0, 80);
  }
  return urls.find((url) => secretSubstitution.test(url)) ?? null;
}

/** `$(cat .env)`, `$(printenv)`, `$(env | base64)` inside what is sent. */
const secretSubstitution = /(?:\$\(|`)\s*(?:<\s*[^)`]{0,200}(?:\.env\b(?!\.example)|id_(?:rsa|ed25519|ecdsa)\b(?!\.pub)|\.aws\/credentials|\.netrc|\.pem\b|\.key\b|secrets?\b)|(?:sudo\s+)?(?:cat|base64|head|tail|less|xxd|gzip -c)\s+[^)`]{0,200}(?:\.env\b(?!\.example)|id_(?:rsa|ed25519|ecdsa)\b(?!\.pub)|\.aws\/credentials|\.netrc|\.pgpass|\.npmrc|\.kube\/config|\/etc\/shadow|credentials|\.pem\b|\.key\b|secrets?\b)|printenv|env\s*(?:\)|`|\|)|export -p|set\s*\|)/;

function tellOutput(output: string, told: string, frame: Frame): void {
  const path = fullPath(output, frame.scope.cwd);
  if (isNowhere(path) || output === "-") return;
  frame.session.note(frame.session.fetched, path);
  const about = { why: `${told}: what comes back is written to ${output}.`, targets: [{ kind: "file" as const, name: output }] };
  if (isStatePath(path)) frame.tell(draftOf(filesystemRules.overwrite, about));
}

function connection({ name, words }: CommandLine, frame: Frame): Stdin {
  const texts = words.map(({ text }) => text);
  const told = `${name} ${texts.join(" ")}`.slice(0, 200);
  const host = texts.find((text) => /[.:]/.test(text) && !text.startsWith("-")) ?? texts.find((text) => !text.startsWith("-")) ?? "";
  const about = { targets: [{ kind: "host" as const, name: host }], places: [host] };
  for (const text of texts) {
    const inner = /^(?:EXEC|SYSTEM|SHELL):(?:["']?)(.+?)(?:["']?)(?:,(?:pty|stderr|setsid|sigint|sane|nofork)\b.*)?$/is.exec(text)?.[1];
    if (inner !== undefined && !/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh\b/.test(inner)) followScript(inner.replace(/\\(.)/g, "$1"), { ...frame, depth: frame.depth + 1, stdin: noStdin });
  }
  const { stdin } = frame;
  const opened = name === "socat" ? texts.flatMap((text) => /^(?:OPEN|FILE|GOPEN|CREAT):["']*([^,"']+)/i.exec(text)?.[1] ?? []) : [];
  const reaches = texts.some((text) => /^(?:TCP|UDP|SSL|OPENSSL|SCTP|TCP4|TCP6|SOCKS\w*|PROXY)[-:\w]*:/i.test(text) || /!!TCP:/.test(text));
  if (reaches && opened.some((path) => isSecretPath(path, frame))) {
    frame.tell(draftOf(credentialRules.leak, { why: `${told}: ${opened[0] ?? ""} goes there.`, ...about }));
    return { kind: "hidden", from: told, network: true };
  }
  const gives = /^(?:-[a-z]*[ec]|--exec|--sh-exec|-e)$/i;
  if (texts.some((text, at) => gives.test(text) && /(?:^|\/)(?:ba|z|da|k)?sh\b|cmd|powershell/.test(texts[at + 1] ?? "")) || /\bexec:.{0,40}sh\b/i.test(told)) frame.tell(draftOf(httpRules.reverseShell, { why: `${told}.`, ...about }));
  else if (texts.some((text) => /^-[a-z]*z/.test(text)) || texts.includes("-h") || texts.includes("--help")) frame.tell(draftOf(shellRules.reading, { why: `${told}.` }));
  else if (stdin.kind === "command" && stdin.secret) frame.tell(draftOf(credentialRules.leak, { why: `${told}: the output of ${stdin.name} goes there.`, ...about }));
  else if (stdin.kind === "file" && isCredentialPath(stdin.path)) frame.tell(draftOf(credentialRules.leak, { why: `${told}: ${stdin.path} goes there.`, ...about }));
  else if (stdin.kind === "text" && /^(?:flush_all|FLUSHALL|FLUSHDB|flushall|flushdb|delete \S|DEL \S)/m.test(stdin.text)) frame.tell(draftOf(storeRules.destroy, { why: `${told}: a store is told ${stdin.text.trim().slice(0, 60)}.`, ...about }));
  else if (stdin.kind !== "none") frame.tell(draftOf(httpRules.upload, { why: `${told}: the text of the pipe goes there.`, ...about }));
  else frame.tell(draftOf(httpRules.connection, { why: `${told}.`, ...about }));
  return { kind: "hidden", from: told, network: true };
}
