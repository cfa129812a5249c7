import type { CommandLine } from "../shell/commandLine.ts";

export type RequestBody = { readonly kind: "text"; readonly text: string } | { readonly kind: "file"; readonly path: string };
/** A request as the words of `curl`, `wget`, `http` or `Invoke-WebRequest` ask for it. */
export type ShellRequest = {
  readonly method: string;
  readonly urls: readonly string[];
  readonly bodies: readonly RequestBody[];
  readonly headers: readonly string[];
  /** Files that the answer is written to. */
  readonly outputs: readonly string[];
  readonly alsoPrints: boolean;
  /** Only says something about the tool. */
  readonly asks: boolean;
};

type Mutable = { method: string | null; urls: string[]; bodies: RequestBody[]; headers: string[]; outputs: string[]; alsoPrints: boolean; asks: boolean; asGet: boolean; namesItself: boolean };

export function readRequest(line: CommandLine): ShellRequest {
  const found: Mutable = { method: null, urls: [], bodies: [], headers: [], outputs: [], alsoPrints: false, asks: false, asGet: false, namesItself: false };
  if (line.name === "curl") readCurl(line, found);
  else if (/^(?:wget|aria2c)$/.test(line.name)) readWget(line, found);
  else if (line.name.startsWith('invoke-')) readPowerShell(line, found);
  else readHttpie(line, found);
  if (found.namesItself) found.outputs.push(...found.urls.map((url) => url.split("/").at(-1)?.split("?")[0] ?? "a file named by the server"));
  const hasBody = found.bodies.length > 0 && !found.asGet;
  return { ...found, method: (found.method ?? (hasBody ? "POST" : "GET")).toUpperCase() };
}

const bodyOf = (text: string, readsFiles = true): RequestBody => (readsFiles && text.startsWith("@") ? { kind: "file", path: text.slice(1) } : { kind: "text", text });

/** Short options that take a value, glued or as the next word. */
const curlValues = "XdFTHoubAeKrCmyYzPQtExwcDUqh".replace(/[qh]/g, "");
const curlLongValues = /^--(?:request|data|data-raw|data-binary|data-ascii|data-urlencode|json|form|form-string|upload-file|header|output|user|cookie|cookie-jar|user-agent|referer|config|range|max-time|connect-timeout|retry|retry-delay|retry-max-time|proxy|cacert|capath|cert|key|url|url-query|write-out|dump-header|interface|resolve|limit-rate|oauth2-bearer|unix-socket|output-dir|aws-sigv4|ciphers|tls-max|netrc-file|max-redirs|max-filesize|parallel-max|request-target|proxy-user|noproxy|dns-servers|mail-from|mail-rcpt|pass|cert-type|key-type|stderr|trace|trace-ascii|variable|expand-\w+)$/;

function readCurl({ words }: CommandLine, found: Mutable): void {
  const texts = words.map(({ text }) => text);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? "";
    if (text.startsWith("--")) {
      const [name = "", glued] = text.split(/=(.*)/s, 2);
      const takes = curlLongValues.test(name);
      curlOption(name, glued ?? (takes ? (texts[++at] ?? "") : ""), found);
    } else if (text.startsWith("-") && text.length > 1) {
      for (let place = 1; place < text.length; place++) {
        const letter = text[place] ?? "";
        if (!curlValues.includes(letter)) {
          curlOption(`-${letter}`, "", found);
          continue;
        }
        const glued = text.slice(place + 1);
        curlOption(`-${letter}`, glued === "" ? (texts[++at] ?? "") : glued, found);
        break;
      }
    } else found.urls.push(text);
  }
}

function curlOption(name: string, value: string, found: Mutable): void {
  switch (name) {
    case "-X": case "--request": found.method = value; break;
    case "-d": case "--data": case "--data-ascii": case "--data-binary": case "--json": found.bodies.push(bodyOf(value)); break;
    case "--data-raw": case "--form-string": found.bodies.push(bodyOf(value, false)); break;
    case "--data-urlencode": found.bodies.push(value.includes("@") && !value.includes("=") ? { kind: "file", path: value.slice(value.indexOf("@") + 1) } : bodyOf(value)); break;
    case "-F": case "--form": {
      const [, given = value] = value.split(/=(.*)/s, 2);
      found.bodies.push(given.startsWith("@") || given.startsWith("<") ? { kind: "file", path: given.slice(1).split(";")[0] ?? "" } : bodyOf(given, false));
      break;
    }
    case "-T": case "--upload-file": found.method ??= "PUT"; found.bodies.push({ kind: "file", path: value }); break;
    case "-G": case "--get": found.asGet = true; break;
    case "-I": case "--head": found.method ??= "HEAD"; break;
    case "-H": case "--header": found.headers.push(value); break;
    case "-o": case "--output": found.outputs.push(value); break;
    case "-O": case "--remote-name": case "-J": case "--remote-name-all": found.namesItself = true; break;
    case "--url": found.urls.push(value); break;
    case "-b": case "--cookie": case "-K": case "--config": break;
    case "--version": case "-V": case "--help": case "-h": case "--manual": found.asks = true; break;
    default: break;
  }
}

function readWget({ words }: CommandLine, found: Mutable): void {
  const texts = words.map(({ text }) => text);
  let [toFile, spider] = [true, false];
  const named: string[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? "";
    const [name = "", glued] = text.startsWith("--") ? text.split(/=(.*)/s, 2) : [text.slice(0, 2), text.length > 2 && !/^-[a-z]{2}$/i.test(text) ? text.slice(2) : undefined];
    if (!text.startsWith("-")) found.urls.push(text);
    else if (/^(?:-O|--output-document|-P|--directory-prefix|--post-data|--post-file|--body-data|--body-file|--method|--header|-o|--output-file|-a|-t|--tries|-T|--timeout|-U|--user-agent|--user|--password|-i|--input-file|-l|--level|-A|-R|-D|-w|--wait|-Q|-e|--load-cookies|--referer)$/.test(name) || /^-q?O$/.test(text)) {
      const value = /^-[a-z]?qO-$|^-O-$|^-qO-/.test(text) ? "-" : (glued ?? texts[++at] ?? "");
      if (/O$|output-document/.test(name) || /^-q?O$/.test(text)) named.push(value);
      else if (/post-data|body-data/.test(name)) [found.method, found.bodies] = [found.method ?? "POST", [...found.bodies, { kind: "text", text: value }]];
      else if (/post-file|body-file/.test(name)) [found.method, found.bodies] = [found.method ?? "POST", [...found.bodies, { kind: "file", path: value }]];
      else if (name === "--method") found.method = value;
      else if (name === "--header") found.headers.push(value);
    } else if (/^-[a-z]*O-$/i.test(text)) named.push("-");
    else if (text === "--spider") spider = true;
    else if (/^(?:--version|-V|--help|-h)$/.test(text)) found.asks = true;
  }
  if (spider) [found.method, toFile] = [found.method ?? "HEAD", false];
  if (named.includes("-") || named.includes("/dev/stdout")) found.alsoPrints = true;
  else if (named.length > 0) found.outputs.push(...named);
  else if (toFile && found.method === null) found.outputs.push(...found.urls.map((url) => url.split("/").at(-1)?.split("?")[0] ?? ""));
}

function readHttpie({ words }: CommandLine, found: Mutable): void {
  const texts = words.map(({ text }) => text);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? "";
    if (/^(?:-o|--output)$/.test(text)) found.outputs.push(texts[++at] ?? "");
    else if (/^(?:-a|--auth|--session|--auth-type|--proxy|--timeout|--verify|--cert|-p|--print|-s|--style)$/.test(text)) at++;
    else if (/^(?:--version|--help)$/.test(text)) found.asks = true;
    else if (text === "--raw") found.bodies.push(bodyOf(texts[++at] ?? "", false));
    else if (text.startsWith("-")) continue;
    else if (found.urls.length === 0 && found.method === null && /^[A-Za-z]+$/.test(text) && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i.test(text)) found.method = text;
    else if (found.urls.length === 0) found.urls.push(text);
    else if (/^[\w-]+:(?!=)/.test(text) && !text.includes("==")) found.headers.push(text);
    else if (!text.includes("==")) found.bodies.push(/^[\w.[\]-]+:?=@|^[\w-]+@/.test(text) ? { kind: "file", path: text.slice(text.indexOf("@") + 1) } : { kind: "text", text });
  }
}

function readPowerShell({ words }: CommandLine, found: Mutable): void {
  const texts = words.map(({ text }) => text);
  for (let at = 0; at < texts.length; at++) {
    const text = (texts[at] ?? "").toLowerCase();
    const next = (): string => texts[++at] ?? "";
    if (text.startsWith('-met')) found.method = next();
    else if (text.startsWith('-uri')) found.urls.push(next());
    else if (text.startsWith('-b')) found.bodies.push({ kind: "text", text: next() });
    else if (text.startsWith('-infile')) found.bodies.push({ kind: "file", path: next() });
    else if (text.startsWith('-outf')) found.outputs.push(next());
    else if (text.startsWith('-h')) found.headers.push(next());
    else if (/^-(?:usebasic|skip|disable|verbose)/.test(text)) continue;
    else if (text.startsWith("-")) at++;
    else if (/^https?:|^\$/.test(text) && found.urls.length === 0) found.urls.push(texts[at] ?? "");
  }
}
