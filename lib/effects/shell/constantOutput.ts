import { Buffer } from "node:buffer";
import { noStdin, type ShellWord, type Stdin } from "./shellWord.ts";

const textMax = 262_144;

/**
 * What a command prints, where its words and what it reads are constant: so that text which is put together, encoded or
 * turned around before it reaches an interpreter can be shown and read. Null: not one of these commands, or not constant.
 */
export function constantOutput(name: string, words: readonly ShellWord[], stdin: Stdin): Stdin | null {
  const args = words.map(({ text }) => text);
  const allConstant = words.every(({ constant }) => constant);
  const told = (text: string | null, how: string): Stdin | null => (text === null || text.length > textMax ? null : { kind: "text", text, how });
  const through = (change: (text: string) => string | null, how: string): Stdin | null => (stdin.kind === "text" ? told(change(stdin.text), `${stdin.how}, then ${how}`) : null);
  switch (name) {
    case "echo": return told(allConstant ? echoed(args) : null, "echo");
    case "printf": return told(allConstant ? printed(args) : null, "printf");
    case "true": case ":": case "false": return noStdin;
    case "cat": case "tee": return args.filter((arg) => !arg.startsWith("-")).length === 0 || name === "tee" ? (stdin.kind === "text" ? stdin : null) : null;
    case "base64": case "gbase64": return /^(?:-d|-D|--decode|-di|-i?d)$/.test(args[0] ?? "") && args.length <= 2 ? through((text) => decoded(text, "base64"), "base64 -d") : through((text) => Buffer.from(text).toString("base64"), "base64");
    case "base32": return args.some((arg) => /^(?:-d|--decode)$/.test(arg)) ? through(fromBase32, "base32 -d") : null;
    case "openssl": return args.includes("base64") && args.includes("-d") ? through((text) => decoded(text, "base64"), "openssl base64 -d") : args.includes("enc") && args.includes("-d") && args.some((arg) => /^-(?:a|base64)$/.test(arg)) && !args.some((arg) => /^-(?:aes|des|chacha|k|pass|K)/.test(arg)) ? through((text) => decoded(text, "base64"), "openssl enc -d") : null;
    case "xxd": return args.some((arg) => /^-(?:r|p|rp|pr)$/.test(arg)) && args.some((arg) => arg.includes("r")) ? through((text) => decoded(text, "hex"), "xxd -r") : null;
    case "rev": return through((text) => text.split("\n").map((line) => Array.from(line).reverse().join("")).join("\n"), "rev");
    case "tac": return through((text) => text.replace(/\n$/, "").split("\n").reverse().join("\n"), "tac");
    case "tr": return allConstant ? through((text) => translated(text, args), "tr") : null;
    case "sed": return allConstant ? through((text) => replaced(text, args), "sed") : null;
    case "head": case "tail": case "sort": case "uniq": case "cut": return null;
    case "mktemp": return told(args.some((arg) => arg.startsWith("/")) ? (args.find((arg) => arg.startsWith("/")) ?? null) : "/tmp/tmp.XXXXXXXXXX", "mktemp");
    case "pwd": return null;
    default: return null;
  }
}

function echoed(args: readonly string[]): string {
  const rest = [...args];
  let [newline, escapes] = ["\n", false];
  while (/^-[neE]+$/.test(rest[0] ?? "")) {
    const flags = rest.shift() ?? "";
    if (flags.includes("n")) newline = "";
    if (flags.includes("e")) escapes = true;
  }
  const text = rest.join(" ");
  return (escapes ? unescaped(text) : text) + newline;
}

/** printf's own escapes, and `%s`, `%b`, `%c`, `%d` over the words, as often as the words last. */
function printed(args: readonly string[]): string | null {
  const [format = "", ...values] = args[0] === "--" ? args.slice(1) : args[0] === "-v" ? [] : args;
  const pattern = /%(?:%|[-+ #0]*\d*(?:\.\d+)?([a-zA-Z]))/g;
  let text = "";
  const left = [...values];
  do {
    const before = left.length;
    let failed = false;
    text += unescaped(format).replace(pattern, (written: string, kind: string | undefined) => {
      if (written === "%%") return "%";
      const value = left.shift() ?? "";
      if (kind === "b") return unescaped(value);
      if (kind === "c") return value.slice(0, 1);
      if (kind === "d" || kind === "i") return String(Math.trunc(Number(value) || 0));
      if (kind === "s" || kind === "q") return value;
      failed = true;
      return written;
    });
    if (failed) return null;
    if (left.length === before) break;
  } while (left.length > 0 && text.length < textMax);
  return text;
}

const simpleEscapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", e: "\x1b", f: "\f", v: "\v", "\\": "\\", "'": "'", '"': '"' };

/** Escapes as `echo -e`, `printf` and awk know them. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|0?([0-7]{1,3})|(.))/g, (written, hex?: string, short?: string, long?: string, octal?: string, letter?: string) => {
    const code = hex ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return letter === undefined ? written : (simpleEscapes[letter] ?? written);
  });
}

function decoded(text: string, encoding: "base64" | "hex"): string | null {
  const compact = encoding === "hex" ? text.replace(/^[0-9a-f]+:|\s{2,}.*$/gim, "").replace(/[^0-9a-fA-F]/g, "") : text.replace(/\s+/g, "");
  if (encoding === "base64" && !/^[A-Za-z0-9+/_-]*={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, encoding).toString("utf8");
}

function fromBase32(text: string): string | null {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let [bits, held] = [0, 0];
  const bytes: number[] = [];
  for (const letter of text.replace(/[\s=]/g, "").toUpperCase()) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes).toString("utf8");
}

function translated(text: string, args: readonly string[]): string | null {
  if (args[0] === "-d" && args[1] !== undefined) {
    const gone = new Set(letterSet(args[1]));
    return Array.from(text).filter((letter) => !gone.has(letter)).join("");
  }
  const [from, to] = args;
  if (from === undefined || to === undefined || from.startsWith("-")) return null;
  const [left, right] = [letterSet(from), letterSet(to)];
  const map = new Map(left.map((letter, at) => [letter, right[at] ?? right.at(-1) ?? letter]));
  return Array.from(text).map((letter) => map.get(letter) ?? letter).join("");
}

const classes: Readonly<Record<string, string>> = { "[:upper:]": "A-Z", "[:lower:]": "a-z", "[:digit:]": "0-9", "[:space:]": " \t\n\r", "[:alpha:]": "A-Za-z" };

function letterSet(text: string): string[] {
  const spread = unescaped(text.replace(/\[:\w+:\]/g, (name) => classes[name] ?? name)).replace(/^\[(.*)\]$/, "$1");
  const letters: string[] = [];
  for (let at = 0; at < spread.length && letters.length < 1_024; at++) {
    const [letter = "", dash, end] = [spread[at], spread[at + 1], spread[at + 2]];
    if (dash === "-" && end !== undefined) {
      for (let code = letter.charCodeAt(0); code <= end.charCodeAt(0) && letters.length < 1_024; code++) letters.push(String.fromCharCode(code));
      at += 2;
    } else letters.push(letter);
  }
  return letters;
}

/** `s/a/b/g` with plain text on both sides. */
function replaced(text: string, args: readonly string[]): string | null {
  const [script] = args.filter((arg) => arg !== "-e" && arg !== "-E" && arg !== "-r");
  if ((script ?? "").length > 500) return null;
  const match = /^s(.)(.*?)\1(.*?)\1(g?)$/.exec(script ?? "");
  if (match === null || args.length > 2) return null;
  const [, , from = "", to = "", all] = match;
  if (from === "" || /[[\]^$.*\\+?(){}|&]/.test(from + to)) return null;
  return all === "g" ? text.replaceAll(from, to) : text.split("\n").map((line) => line.replace(from, to)).join("\n");
}
