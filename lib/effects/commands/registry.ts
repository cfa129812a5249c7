import { databaseTarget } from "../../rules/effects/nouns.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { composeTable } from "../../rules/effects/tables/containers.ts";
import { commandTables } from "../../rules/effects/tables.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { plainWord, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { applyTable, byVerb } from "./applyTable.ts";
import { appleScript } from "./appleScript.ts";
import { builtin } from "./builtins.ts";
import { cmdlet } from "./cmdlets.ts";
import { commandWords } from "./commandWords.ts";
import { copying, mirroring, permissions, remoteCopying } from "./copying.ts";
import { databaseClient } from "./databaseClients.ts";
import { diskCommand, mounting } from "./disks.ts";
import { fileMaking } from "./fileMaking.ts";
import { fileTransfer } from "./fileTransfer.ts";
import { finding } from "./finding.ts";
import { supabase } from "./supabase.ts";
import { git } from "./git.ts";
import { evaluation, programInterpreter, scriptFile, shellInterpreter, sourcing } from "./interpreters.ts";
import { innerRun } from "./innerRun.ts";
import { network } from "./network.ts";
import { reading } from "./reading.ts";
import { readingNames } from "../../rules/effects/readingCommands.ts";
import { remoteShell, inContainer } from "./remoteShells.ts";
import { removal } from "./removal.ts";
import { runInner } from "./runners.ts";
import { storeShell } from "./storeShells.ts";
import { languageOf } from "../programs/languages.ts";
import { feeding } from "./xargs.ts";
import { streamEdit, archive } from "./streamEdit.ts";

export type CommandHandler = (line: CommandLine, frame: Frame) => Stdin | null;

const named = (names: string, handler: CommandHandler): readonly (readonly [string, CommandHandler])[] => names.split(" ").map((name) => [name, handler] as const);

/** What is known of commands by their names. A handler that answers null leaves the command to the tables. */
const handlers = new Map<string, CommandHandler>([
  ...named("sh bash zsh dash ksh ash rbash fish tcsh csh", shellInterpreter),
  ...named("eval", evaluation), ...named("source .", sourcing),
  ...named("rm unlink rmdir shred srm del erase rd remove-item trash trash-put rmtrash", removal),
  ...named("cp mv install ln ren move copy xcopy copy-item move-item ditto", copying),
  ...named("mount umount", mounting),
  ...named("touch mktemp mkdir md mkfifo mknod split csplit patch dos2unix new-item set-content add-content out-file clear-content", fileMaking),
  ...named("robocopy", mirroring),
  ...named("rsync scp", remoteCopying), ...named("sftp", (line, frame) => fileTransfer(line, frame) ?? remoteCopying(line, frame)),
  ...named("ftp lftp", (line, frame) => fileTransfer(line, frame) ?? network(line, frame)), ...named("osascript", appleScript),
  ...named("chmod chown chgrp setfacl icacls takeown chattr", permissions),
  ...named("find fd fdfind get-childitem", finding),
  ...named("xargs gxargs parallel", feeding),
  ...named("ssh mosh autossh", remoteShell),
  ...named("docker podman nerdctl kubectl oc crictl lxc docker-compose", inContainer),
  ...named("su runuser", remoteShell),
  ...named("curl wget http https xh httpie invoke-webrequest invoke-restmethod aria2c nc ncat netcat socat telnet tftp", network),
  ...named("git", git), ...named("supabase", supabase),
  ...named("dd mkfs mke2fs fdisk sfdisk cfdisk gdisk parted sgdisk lvm wipefs mkswap blkdiscard hdparm diskutil format truncate fallocate diskpart", diskCommand),
  ...named("sed gsed perl awk gawk mawk tee sponge ed ex", streamEdit),
  ...named("tar zip unzip gzip gunzip bzip2 xz zstd 7z 7za cpio rar unrar", archive),
]);

/** Tells what one command does, and answers what it prints. */
export function commandHandler(line: CommandLine, frame: Frame): Stdin {
  const { name, words } = line;
  const output = handlers.get(name)?.(line, frame) ?? cmdlet(line, frame) ?? builtin(line, frame) ?? innerRun(line, frame) ?? databaseClient(line, frame) ?? storeShell(line, frame) ?? runInner(line, frame) ?? programInterpreter(line, frame) ?? programFile(line, frame);
  if (output !== null) return output;
  const table = commandTables.get(name);
  if (table !== undefined) {
    const { words: [first, ...rest] } = line;
    // `docker compose …` has a table of its own.
    const isCompose = first?.text === "compose" && /^(?:docker|podman|nerdctl)$/.test(name);
    frame.tell(isCompose ? applyTable(composeTable, { ...line, name: `${name} compose`, words: rest }, frame) : applyTable(table, line, frame));
    return { kind: "command", name, secret: false };
  }
  if (readingNames.has(name)) return reading(line, frame);
  return other(line, words.map(({ text }) => text).join(" "), frame);
}

/** `python job.py`: a program file whose text the evidence does not show. */
function programFile(line: CommandLine, frame: Frame): Stdin | null {
  if (languageOf(line.name) === null || commandTables.has(line.name)) return null;
  const file = line.words.find(({ text }) => !text.startsWith("-"));
  return file === undefined ? null : scriptFile(file, [], line, frame);
}

function other(line: CommandLine, said: string, frame: Frame): Stdin {
  const { name, words } = line;
  const isQuestion = words.length > 0 && words.length <= 2 && words.every(({ text }) => /^(?:--help|--version|-V|-h|help|version)$/.test(text));
  if (isQuestion) frame.tell(draftOf(shellRules.reading, { why: `${name} ${said} only says something.` }));
  else if (name.startsWith('mkfs.')) return diskCommand({ ...line, name: "mkfs" }, frame);
  else if (isScript(line)) return scriptFile(scriptWord(line), words.map(({ text }) => text), line, frame);
  else {
    // `hatch run db:reset`: the script has no other name than this.
    const effect = byVerb(name, commandWords(databaseTarget.test(name) ? [plainWord(name), ...words] : words, new Set()), `${name} ${said}`.slice(0, 200), [], frame);
    // A reading verb of a program that nobody knows is a guess; it is told as one.
    frame.tell(effect.rule === "name.unknown" ? draftOf(shellRules.program, { why: `${name} is not known.`, places: frame.where.places, ...(frame.where.shared ? { shared: "yes" as const } : {}) }) : effect);
  }
  return { kind: "command", name, secret: false };
}

const isScript = ({ name, path }: CommandLine): boolean => /\.(?:sh|bash|zsh|py|rb|pl|js|mjs|ts|ps1)$/.test(name) || /^\.{0,2}\//.test(path) && !/^\/(?:usr\/(?:local\/)?)?s?bin\/|^\/opt\/homebrew\/bin\//.test(path);
const scriptWord = ({ path }: CommandLine) => ({ text: path, constant: true, quoted: false, glob: false });

