import { draftOf } from "../draft.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { followCommand, followScript } from "../shell/follow.ts";
import type { Frame, Whereabouts } from "../shell/frame.ts";
import { Scope } from "../shell/scope.ts";
import { noStdin, type ShellWord, type Stdin } from "../shell/shellWord.ts";

const sshValues = new Set(["-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-e", "-E", "-I", "-m", "-O", "-Q", "-S", "-W", "-w", "-B"]);

/** `ssh host …` and `su -c …`: the rest runs elsewhere, or as somebody else. */
export function remoteShell(line: CommandLine, frame: Frame): Stdin {
  return line.name === "su" || line.name === "runuser" ? asUser(line, frame) : overSsh(line, frame);
}

/** Options of ssh and its kin that name a command of this machine. */
export function runOptionCommands(words: readonly ShellWord[], frame: Frame): void {
  words.forEach(({ text }, at) => {
    const value = /^-o$/.test(text) ? (words[at + 1]?.text ?? "") : /^-o./.test(text) ? text.slice(2) : /^(?:-e|--rsh)$/.test(text) ? `RemoteShell=${words[at + 1]?.text ?? ""}` : text.startsWith("--rsh=") ? `RemoteShell=${text.slice(6)}` : "";
    const match = /^\s*(?:ProxyCommand|LocalCommand|KnownHostsCommand|RemoteShell|PermitLocalCommandCmd)\s*[= ]\s*(.+)$/is.exec(value);
    const command = match?.[1] ?? "";
    if (command !== "" && !/^\s*(?:ssh|none|nc|ncat|\/usr\/bin\/ssh)\b/.test(command)) followScript(command, { ...frame, depth: frame.depth + 1, stdin: noStdin });
  });
}

function overSsh({ name, words }: CommandLine, frame: Frame): Stdin {
  runOptionCommands(words, frame);
  let at = 0;
  while (at < words.length && (words[at]?.text ?? "").startsWith("-")) at += sshValues.has(words[at]?.text ?? "") ? 2 : 1;
  const host = words[at]?.text ?? "";
  const command = words.slice(at + 1);
  const where: Whereabouts = { host, shared: !/^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host.replace(/^.*@/, "")), places: [host, ...frame.where.places] };
  const inner: Frame = { ...frame, where, depth: frame.depth + 1, scope: new Scope() };
  // The words are joined and read by a shell on the other side.
  if (command.length > 0) return followScript(command.map(({ text }) => text).join(" "), inner);
  if (frame.stdin.kind === "text") return followScript(frame.stdin.text, { ...inner, stdin: noStdin });
  const how = frame.stdin.kind === "none" ? "a session on another machine; what is typed there is not in the call" : "what is run there is not in the call";
  if (host !== "") frame.tell(draftOf(frame.stdin.kind === "none" || frame.stdin.kind === "file" ? shellRules.scriptFile : shellRules.hiddenCode, { why: `${name} ${host}: ${how}.`, shared: "yes", targets: [{ kind: "host", name: host }], places: where.places }));
  return { kind: "command", name, secret: false };
}

function asUser({ words, name }: CommandLine, frame: Frame): Stdin {
  const place = words.findIndex(({ text }) => /^(?:-c|--command|-lc)$/.test(text));
  const text = words[place + 1];
  if (place >= 0 && text !== undefined) return followScript(text.text, { ...frame, depth: frame.depth + 1 });
  const behind = words.findIndex(({ text: one }) => one === "--");
  if (name === "runuser" && behind >= 0) return followCommand(words.slice(behind + 1), new Map(), { ...frame, depth: frame.depth + 1 });
  frame.tell(draftOf(shellRules.scriptFile, { why: `${name}: a session as another user; what is typed there is not in the call.` }));
  return noStdin;
}

type Place = { readonly verbs: readonly string[]; readonly valueOptions: ReadonlySet<string> };
const containerValues = new Set(["-e", "--env", "-u", "--user", "-w", "--workdir", "--env-file", "--detach-keys", "-v", "--volume", "--name", "-p", "--publish", "--network", "--net", "-l", "--label", "--entrypoint", "--memory", "-m", "--cpus", "--mount", "-h", "--hostname", "--platform", "--restart", "-f", "--file", "-H", "--host", "--context", "--project-name", "--profile", "--index", "--gpus", "--add-host", "--ulimit", "--cap-add", "--device", "--shm-size", "--pull"]);
const podValues = new Set(["-n", "--namespace", "-c", "--container", "--context", "--kubeconfig", "--cluster", "--user", "-f", "--filename", "--pod-running-timeout", "-s", "--server", "--as", "--image", "--overrides", "--env", "-l", "--labels", "--restart"]);
const places: Readonly<Record<string, Place>> = {
  docker: { verbs: ["exec", "run"], valueOptions: containerValues }, podman: { verbs: ["exec", "run"], valueOptions: containerValues }, nerdctl: { verbs: ["exec", "run"], valueOptions: containerValues }, "docker-compose": { verbs: ["exec", "run"], valueOptions: containerValues },
  kubectl: { verbs: ["exec", "rsh"], valueOptions: podValues }, oc: { verbs: ["exec", "rsh"], valueOptions: podValues }, crictl: { verbs: ["exec"], valueOptions: podValues }, lxc: { verbs: ["exec"], valueOptions: containerValues },
};

/** `docker exec c …`, `docker run image …`, `kubectl exec pod -- …`: what runs inside. Null for every other verb of theirs. */
export function inContainer(line: CommandLine, frame: Frame): Stdin | null {
  const place = places[line.name];
  if (place === undefined) return null;
  const found = inside(line.words, place);
  if (found === null) return null;
  const { verb, container, command, options } = found;
  if (command.length === 0) return null;
  const isCluster = line.name === "kubectl" || line.name === "oc";
  const remote = options.find(([name]) => name === "-H" || name === "--host" || name === "--context")?.[1];
  const where: Whereabouts = { host: container, shared: isCluster || remote !== undefined, places: [...options.filter(([name]) => /^(?:-n|--namespace|--context|-H|--host|--cluster)$/.test(name)).map(([, value]) => value), container, ...frame.where.places] };
  // A container that is run for one command is gone with it; what is mounted from outside is not.
  const isThrowaway = verb === "run" && !options.some(([name]) => /^(?:-v|--volume|--mount)$/.test(name));
  const inner: Frame = { ...frame, where: isThrowaway && !isCluster ? { ...where, shared: false } : where, depth: frame.depth + 1, scope: new Scope() };
  return followCommand(command, new Map(), isThrowaway ? { ...inner, tell: (effect) => frame.tell(effect.class === "data_mutation" && inContainerOnly.test(effect.rule) ? { ...effect, destructive: false, reversible: "yes", why: `${effect.why} It happens inside a container that is run for this command only.` } : effect) } : inner);
}

/** Files of the container end with it; a database that the command reaches does not. */
const inContainerOnly = /^(?:fs|program|language|python|npm|lint)\./;

type Inside = { readonly verb: string; readonly container: string; readonly command: readonly ShellWord[]; readonly options: readonly (readonly [string, string])[] };

function inside(words: readonly ShellWord[], { verbs, valueOptions }: Place): Inside | null {
  const options: [string, string][] = [];
  let [verb, container, at]: [string | null, string | null, number] = [null, null, 0];
  for (; at < words.length; at++) {
    const { text = "" } = words[at] ?? {};
    if (text === "--") {
      at++;
      break;
    }
    if (text.startsWith("-")) {
      const [name = "", value] = text.split("=", 2);
      if (value !== undefined) options.push([name, value]);
      else if (valueOptions.has(name)) options.push([name, words[++at]?.text ?? ""]);
    } else if (verb === null) {
      if (text === "compose" || text === "container") continue;
      if (!verbs.includes(text)) return null;
      verb = text;
    } else if (container === null) container = text;
    else break;
  }
  return verb === null || container === null ? null : { verb, container, command: words.slice(at).filter(({ text }, place) => !(place === 0 && text === "--")), options };
}
