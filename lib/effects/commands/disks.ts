import { filesystemRules as rules } from "../../rules/effects/filesystem.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { fullPath, isDevice, isNowhere, isScratch, isStatePath } from "../shell/paths.ts";
import { noStdin, type Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { followCommand } from "../shell/follow.ts";

/** Words with which these tools only show. */
const asks = /^(?:-l|--list|-p|--print|print|list|show|info|status|get|history|-h|--help|--version|-V|-n|--no-act|--dry-run|-i|luksDump|isLuks|subvolume-list|apfs-list|--examine|--detail|--scan)$/;
/** Verbs that take something away. */
const destroys = /^(?:destroy|rollback|remove|delete|erase|eraseDisk|eraseVolume|zeroDisk|secureErase|partitionDisk|deleteVolume|reformat|labelclear|luksErase|erase-keyslots|--zero-superblock|--stop-delete|rm|rmpart|mklabel|mktable|clean|--zap-all|-Z|-z|-o|--delete|-d|offline|detach|replace)$/;

/** `mount`, `umount`. */
export function mounting({ name, words }: CommandLine, frame: Frame): Stdin {
  const told = `${name} ${words.map(({ text }) => text).join(" ")}`.trim().slice(0, 200);
  const named = words.filter(({ text }) => !text.startsWith("-"));
  const asks = named.length === 0 && !words.some(({ text }) => /^-[a-z]*a/.test(text));
  frame.tell(asks ? draftOf(shellRules.reading, { why: `${told}.` }) : draftOf(rules.mount, { why: `${told}.`, targets: named.slice(-1).map(({ text }) => ({ kind: "volume", name: text })), places: frame.where.places, shared: frame.where.shared ? "yes" : "no" }));
  return { kind: "command", name, secret: false };
}

/** `dd`, `mkfs`, `fdisk`, `truncate` and their like: disks, partitions and files as rows of bytes. */
export function diskCommand({ name, words }: CommandLine, frame: Frame): Stdin {
  const texts = words.map(({ text }) => text);
  const told = `${name} ${texts.join(" ")}`.slice(0, 200);
  const shared = frame.where.shared ? ("yes" as const) : ("no" as const);
  const places = frame.where.places;
  if (name === "lvm" && words.length > 0) return followCommand(words, new Map(), { ...frame, depth: frame.depth + 1 });
  if (name === "dd") return copyBytes(texts, told, frame);
  if (name === "truncate" || name === "fallocate") return resize(name, texts, told, frame);
  const target = texts.find((text) => text.startsWith("/dev/") || /^[A-Za-z]:$/.test(text)) ?? texts.filter((text) => !text.startsWith("-")).at(-1) ?? "";
  const about = { why: `${told}.`, targets: target === "" ? [] : [{ kind: "volume" as const, name: target }], places, shared };
  const makes = /^(?:mkfs|mke2fs|mkswap|wipefs|blkdiscard|format)$/.test(name);
  const isFile = makes && target !== "" && !target.startsWith("/dev/") && !/^[A-Za-z]:$/.test(target) && /^(?:mkfs|mke2fs|mkswap)$/.test(name);
  if (texts.some((text) => /^(?:--help|--version|-V|-n|--no-act|--dry-run)$/.test(text))) frame.tell(draftOf(shellRules.reading, { why: `${told}.` }));
  else if (isFile) frame.tell(draftOf(rules.overwrite, about));
  else if (name === "wipefs" && !texts.some((text) => /^(?:-a|--all|-o|--offset|-af|-fa)$/.test(text))) frame.tell(draftOf(shellRules.reading, { why: `${told}: signatures are listed.` }));
  else if (makes || texts.some((text) => destroys.test(text)) || (name === "hdparm" && texts.some((text) => /security-erase|trim-sector/.test(text)))) frame.tell(draftOf(rules.device, about));
  else if (texts.length === 0 || texts.some((text) => asks.test(text)) || name === "hdparm") frame.tell(draftOf(shellRules.reading, { why: `${told}.` }));
  else if (/^(?:[sc]?fdisk|gdisk|parted|sgdisk|diskpart)$/.test(name)) frame.tell(draftOf(rules.device, { ...about, why: `${told}: the partition table may be written.` }));
  else frame.tell(draftOf(rules.mount, about));
  return noStdin;
}

function copyBytes(texts: readonly string[], told: string, frame: Frame): Stdin {
  const value = (name: string): string => texts.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const [from, to] = [value("if"), value("of")];
  const path = fullPath(to, frame.scope.cwd);
  const about = { why: `${told}.`, targets: to === "" ? [] : [{ kind: "file" as const, name: to }], places: frame.where.places, shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  const isBlank = /^\/dev\/(?:zero|u?random|full)$/.test(from);
  if (to === "" || isNowhere(path)) frame.tell(draftOf(shellRules.reading, { why: `${told}: bytes are read.` }));
  else if (isDevice(path)) frame.tell(draftOf(rules.device, about));
  else if (isScratch(path)) frame.tell(draftOf(rules.write, about));
  else if (isStatePath(path) || frame.session.read.has(path)) frame.tell(draftOf(rules.overwrite, about));
  else if (isBlank && texts.includes("conv=notrunc")) frame.tell(draftOf(rules.emptied, about));
  else frame.tell(draftOf(rules.write, about));
  return to === "" ? { kind: "command", name: "dd", secret: false } : noStdin;
}

function resize(name: string, texts: readonly string[], told: string, frame: Frame): Stdin {
  const place = texts.findIndex((text) => text === "-s" || text === "--size");
  const size = place >= 0 ? (texts[place + 1] ?? "") : (texts.find((text) => /^(?:--size=|-s)/.test(text))?.replace(/^(?:--size=|-s)/, "") ?? "");
  const files = texts.filter((text, at) => !text.startsWith("-") && texts[at - 1] !== "-s" && texts[at - 1] !== "--size" && texts[at - 1] !== "-l" && texts[at - 1] !== "-o");
  const about = { why: `${told}.`, targets: files.map((text) => ({ kind: "file" as const, name: text })), places: frame.where.places, shared: frame.where.shared ? ("yes" as const) : ("no" as const) };
  const onlyScratch = files.length > 0 && files.every((file) => isScratch(fullPath(file, frame.scope.cwd)));
  const shrinks = name === "fallocate" ? texts.some((text) => /^(?:-p|--punch-hole|-z|--zero-range|-c|--collapse-range)$/.test(text)) : !/^[+>]|^[1-9]\d*[KMGTP]B?$/i.test(size);
  frame.tell(draftOf(shrinks && !onlyScratch ? rules.emptied : rules.write, about));
  return noStdin;
}
