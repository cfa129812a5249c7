import { Buffer } from "node:buffer";
import { credentialRules } from "../../rules/effects/credentials.ts";
import { programRules } from "../../rules/effects/programs.ts";
import { shellRules } from "../../rules/effects/shell.ts";
import { isCredentialPath } from "../commands/credentialPaths.ts";
import { removePaths } from "../commands/removal.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import { followScript } from "../shell/follow.ts";
import { noStdin, type ShellWord, type Stdin } from "../shell/shellWord.ts";
import { tellSql } from "../sql/tellSql.ts";
import type { ProgramLanguage } from "./languages.ts";
import { runPowerShell } from "./runPowerShell.ts";

const programMax = 32_768;
type About = { readonly option: string; readonly line: string };

/**
 * Looks through a program text for calls that are known: what removes, writes, sends, runs another command or a statement.
 * Anything else that it calls is unknown, never harmless.
 */
export function runProgram(language: ProgramLanguage, text: string, about: About, frame: Frame): Stdin {
  if (text.length > programMax) {
    frame.tell(draftOf(shellRules.tooDeep, { why: `${about.line}: the program is too long to be read.` }));
    return noStdin;
  }
  if (language === "powershell") return runPowerShell(/^-e(?:nc|c|ncodedcommand)?$/i.test(about.option) ? Buffer.from(text, "base64").toString("utf16le") : text, about, frame);
  if (language === "cmd") return followScript(text.replaceAll("\\", "/"), { ...frame, depth: frame.depth + 1 });
  let found = 0;
  const count = { ...frame, tell: (effect: Parameters<Frame["tell"]>[0]) => { found++; frame.tell({ ...effect, why: `${effect.why} It stands in the text of ${about.line.split(" ")[0] ?? language}.` }); } };
  const bare = withFullNames(withoutComments(text, language), language);
  if (language === "python") notebookLines(text, count);
  removals(bare, about, count);
  commands(bare, language, count);
  statements(bare, count);
  methods(bare, about, count);
  requests(bare, about, count);
  credentials(bare, about, count);
  writes(bare, about, count);
  if (found === 0) frame.tell(isHarmless(bare, language) ? draftOf(programRules.reading, { why: `${about.line}: it computes and prints.` }) : draftOf(shellRules.inlineProgram, { why: `${about.line}: nothing in the text is known.` }));
  return { kind: "command", name: language, secret: false };
}

/** `!rm x` in a notebook, and a cell that is a shell's from its first line on. */
function notebookLines(text: string, frame: Frame): void {
  const deeper = { ...frame, depth: frame.depth + 1, stdin: noStdin };
  const cell = /^\s*%%(?:bash|sh|script\s+\w+)[^\n]*\n([^]*)$/.exec(text)?.[1];
  if (cell !== undefined) followScript(cell, deeper);
  else for (const [, line = ""] of text.matchAll(/^[ \t]{0,40}(?:!{1,2}|%(?:sx|system|sh)[ \t])([^\n]{1,2000})$/gm)) followScript(line, deeper);
}

function withoutComments(text: string, language: ProgramLanguage): string {
  return language === "node" || language === "php" || language === "deno" ? withoutBlocks(text).replace(/(?<!:)\/\/[^\n]*/g, " ") : text;
}

/** Without block comments; one that does not end hides nothing. */
function withoutBlocks(text: string): string {
  let [out, at] = ["", 0];
  for (;;) {
    const open = text.indexOf("/*", at);
    const close = open < 0 ? -1 : text.indexOf("*/", open + 2);
    if (close < 0) return out + text.slice(at);
    out += `${text.slice(at, open)} `;
    at = close + 2;
  }
}

/** `import subprocess as s`, `require("fs").x`: names as everybody knows them. */
function withFullNames(text: string, language: ProgramLanguage): string {
  if (language === "node" || language === "deno") return text.replace(/require\(\s*["'](?:node:)?(fs|child_process|os|path)(?:\/promises)?["']\s*\)(?=\.)/g, "$1");
  if (language !== "python") return text;
  const aliases = [...text.matchAll(/\bimport\s+([\w.]{1,60})\s+as\s+(\w{1,40})/g)].slice(0, 20);
  const members = [...text.matchAll(/\bfrom\s+(os|subprocess|shutil|pathlib)\s+import\s+([\w, ]{1,200})/g)].slice(0, 20).flatMap(([, module = "", list = ""]) => list.split(",").map((one) => [module, ...one.trim().split(/\s+as\s+/)] as const));
  const renamed = aliases.reduce((all, [, full = "", short = ""]) => all.replace(new RegExp(`(?<![\\w.])${short}\\.`, "g"), `${full}.`), text);
  return members.reduce((all, [module, name = "", short = name]) => (/^(?:Path|\w*)$/.test(name) && name !== "" && name !== "Path" ? all.replace(new RegExp(`(?<![\\w.])${short}\\s*\\(`, "g"), `${module}.${name}(`) : all), renamed);
}

/** The first text in an argument list; computed arguments give their source. */
const argument = String.raw`\(?\s*(?:[rbfu]{0,2}(["'${"`"}])((?:(?!\1)[^\\]|\\.){0,400})\1|([^()"',]{0,120}))`;
const word = (match: RegExpMatchArray): ShellWord => ({ text: match[2] ?? match[3]?.trim() ?? "", constant: match[2] !== undefined, quoted: true, glob: false });

const treeRemovals = String.raw`\b(?:shutil\.rmtree|rmtree|fs(?:\.promises)?\.(?:rm|rmdir)(?:Sync)?|rmSync|(?:fse|fsExtra)\.(?:remove|emptyDir)(?:Sync)?|rimraf(?:\.sync)?|FileUtils\.(?:rm_rf?|remove_dir|remove_entry\w*|rmtree)|File::Path::(?:rmtree|remove_tree)|remove_tree|Deno\.remove|del(?:ete)?_tree)\b`;
const fileRemovals = String.raw`\b(?:os\.(?:remove|unlink|rmdir|removedirs)|fs(?:\.promises)?\.unlink(?:Sync)?|unlinkSync|Deno\.removeSync|File\.(?:delete|unlink)|FileUtils\.(?:rm|remove)(?:_f)?|unlink|File\.Delete|Directory\.Delete|file\.remove)\b`;

/** The path of a removal; a function that is only named, to be called by another (`map(os.remove, names)`), removes what is not shown. */
function removed(match: RegExpMatchArray): ShellWord[] {
  const path = word(match);
  if (path.text !== "") return [path];
  return /[,)]/.test((match.input ?? "")[(match.index ?? 0) + match[0].length] ?? "") ? [{ ...path, text: "…", constant: false }] : [];
}

function removals(text: string, about: About, frame: Frame): void {
  for (const [source, isTree] of [[treeRemovals, true], [fileRemovals, false]] as const)
    for (const match of text.matchAll(new RegExp(source + argument, "g"))) removePaths(removed(match), { how: match[0].slice(0, 160), isTree }, frame);
  for (const match of text.matchAll(new RegExp(String.raw`\bPath${argument}\)?(?:\.\w+\([^()]{0,80}\)|\s*\/\s*[^.\s]{1,80}){0,4}\.(?:unlink|rmdir)\b`, "g"))) removePaths([word(match)].filter(({ text: path }) => path !== ""), { how: match[0].slice(0, 160), isTree: false }, frame);
  if (!/\bPath\s*\(/.test(text) || frameless(text)) for (const match of text.matchAll(/\b(\w+)\.(?:unlink|rmdir)\(\s*(?:missing_ok\s*=\s*\w+\s*)?\)/g)) removePaths([{ text: "…", constant: false, quoted: true, glob: false }], { how: match[0], isTree: false }, frame);
}

/** `for p in Path("x").glob("*"): p.unlink()`: the path is a variable of the loop. */
const frameless = (text: string): boolean => /\bfor\s+\w+\s+in\b/.test(text);

const runners = String.raw`\b(?:os\.(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?)|subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|(?:child_process\.|cp\.|require\(["'](?:node:)?child_process["']\)\.)?(?:execSync|exec|execFile(?:Sync)?|spawn(?:Sync)?)|system|shell_exec|passthru|proc_open|popen|Kernel\.(?:system|exec|spawn)|IO\.popen|Open3\.\w+|qx|Deno\.(?:run|Command)|commands\.getoutput|pexpect\.run|sh\.Command|os\.execute|io\.popen)\b`;

function commands(text: string, language: ProgramLanguage, frame: Frame): void {
  const deeper = { ...frame, depth: frame.depth + 1, stdin: noStdin };
  for (const match of text.matchAll(new RegExp(`${runners}\\s*${String.raw`\(?\s*(?:\[([^\]]{0,800})\]|[rbfu]{0,2}(["'${"`"}])((?:(?!\2)[^\\]|\\.){0,2000})\2((?:\s*,\s*\[[^\]]{0,800}\])?)|([^()"']{0,120}))`}`, "g"))) {
    const [, list, , line, more = "", computed] = match;
    if (list !== undefined) followScript(listed(list), deeper);
    else if (line !== undefined) followScript(more === "" ? unescapedText(line) : `${line} ${listed(more.replace(/^\s*,\s*\[|\]$/g, ""))}`, deeper);
    else if (language !== "php" || computed !== "") frame.tell(draftOf(shellRules.hiddenCode, { why: `${match[0].slice(0, 120)} runs a command that the text does not show.` }));
  }
  if (language === "ruby" || language === "perl" || language === "php") for (const match of text.matchAll(/`([^`]{1,2000})`|(?:qx|%x)[{(]([^})]{1,2000})[})]/g)) followScript(match[1] ?? match[2] ?? "", deeper);
  if (/\b(?:exec|eval)\s*\(\s*(?:base64|codecs|bytes\.fromhex|zlib|__import__|compile|atob|Buffer\.from|urllib|requests)/.test(text) || /\beval\s*\(\s*(?:atob|Buffer|unescape|decodeURIComponent)/.test(text)) frame.tell(draftOf(shellRules.hiddenCode, { why: "A text is decoded or fetched and run as program." }));
}

/** `'rm', '-rf', 'x'` as a shell line; what is no text stays a variable. */
function listed(list: string): string {
  return list.split(",").map((one) => {
    const match = /^\s*[rbfu]{0,2}(["'`])(.*)\1\s*$/s.exec(one);
    return match === null ? `"$COMPUTED"` : `'${(match[2] ?? "").replaceAll("'", "'\\''")}'`;
  }).join(" ");
}

const unescapedText = (text: string): string => text.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\(["'`\\])/g, "$1");

/** Statements handed to a database. */
function statements(text: string, frame: Frame): void {
  for (const match of text.matchAll(/\.(?:execute(?:script|many|sql|_sql)?|query|raw|exec|run|sql|executeQuery|executeUpdate|unsafe|\$executeRawUnsafe|\$executeRaw|\$queryRaw)\s*\(?\s*(?:text\(\s*)?[rbfu]{0,2}("""|'''|["'`])((?:(?!\1)[^\\]|\\.){1,4000})\1/g)) {
    const statement = unescapedText(match[2] ?? "");
    if (/^\s*(?:select|insert|update|delete|drop|truncate|alter|create|with|merge|replace|grant|revoke|copy|call|vacuum|pragma|explain|show|set|begin|commit|do|lock|rename|attach|detach|exec)\b/i.test(statement)) tellSql(statement, { dialect: null, where: frame.where, how: match[0].slice(0, 60), tell: frame.tell, follow: frame.follow, depth: frame.depth + 1 });
  }
  for (const match of text.matchAll(/\b([A-Z]\w*)\.(?:objects\.(?:all\(\)|filter\([^()]{0,200}\))\.delete\(\)|(?:delete_all|destroy_all|deleteMany|truncate)\b)|\b([A-Z]\w*)(?:\.\w+(?:\([^()]{0,200}\))?){1,4}\.(?:delete_all|destroy_all)\b|\b([A-Z]\w*)::(?:truncate|destroy|forceDelete)\(|(?:DB::table|Schema)(?:\([^()]{0,100}\))?(?:(?:->|::)\w+\([^()]{0,100}\)){0,4}(?:->|::)(?:delete|truncate|drop\w*)\(|\b(\w+)\.(?<method>drop|drop_collection|dropDatabase|drop_database|delete_many|deleteMany|remove|flushall|flushdb|FLUSHALL)\(/g))
    if (match.groups?.["method"] === undefined || /^(?:drop|delete|flush|FLUSH)/.test(match.groups["method"])) frame.tell({ class: "data_mutation", destructive: true, reversible: "with_effort", shared: "unknown", targets: [match[1], match[2], match[3]].flatMap((name) => (name === undefined ? [] : [{ kind: "table" as const, name }])), places: frame.where.places, counts: "rows", stated: null, rule: "sql.program.delete", why: `${match[0].slice(0, 120)} deletes through a library.` });
}

/** Methods of clients whose own name says that they take something away: `client.deleteIndex("prod")`. */
function methods(text: string, about: About, frame: Frame): void {
  const match = /\.((?:delete|clear|drop|destroy|purge|truncate|remove|terminate|wipe|flush|empty)(?:[A-Z]\w*|_\w+))\s*\(/.exec(text);
  const name = match?.[1] ?? "";
  if (match === null || /^(?:remove(?:EventListener|Listener|AllListeners|Child|Attribute|Class|Item|_prefix|_suffix|Prefix|Suffix)|clear(?:Timeout|Interval|Immediate|_output|Screen)|deleteProperty|flush_?(?:stdout|Sync))/.test(name)) return;
  frame.tell(draftOf(programRules.methodDestroy, { why: `${about.line}: ${name}() is called.` }));
}

function requests(text: string, about: About, frame: Frame): void {
  const deletes = /\b(?:requests|httpx|session|client|axios|http|ky|got|superagent)\.delete\s*\(|method\s*[:=]\s*["'`]DELETE["'`]|\brequest\(\s*["'`]DELETE["'`]|Net::HTTP::Delete/i;
  const changes = /\b(?:requests|httpx|session|axios|ky|got|superagent)\.(?:post|put|patch)\s*\(|method\s*[:=]\s*["'`](?:POST|PUT|PATCH)["'`]|\brequest\(\s*["'`](?:POST|PUT|PATCH)["'`]|\burlopen\([^)]{0,200}\bdata\s*=|Net::HTTP\.post|\bsendmail\s*\(|smtplib\./i;
  const hosts = [...text.matchAll(/https?:\/\/[\w.:-]+/g)].map(([url]) => url);
  const secret = /os\.environ\b|process\.env\b|ENV\.to_h|\bopen\(\s*["'][^"']*(?:\.env|id_rsa|credentials)/.test(text);
  if (deletes.test(text)) frame.tell(draftOf(programRules.requestDelete, { why: `${about.line}: a request deletes something.`, places: hosts, targets: hosts.map((name) => ({ kind: "url", name })) }));
  else if (changes.test(text)) frame.tell(secret ? draftOf(credentialRules.leak, { why: `${about.line}: credentials go into a request.`, places: hosts, targets: hosts.map((name) => ({ kind: "url", name })) }) : draftOf(programRules.request, { why: `${about.line}: a request is sent.`, places: hosts, targets: hosts.map((name) => ({ kind: "url", name })) }));
}

function credentials(text: string, about: About, frame: Frame): void {
  if (/\b(?:print|console\.log|puts|p|echo|var_dump|print_r|JSON\.stringify|json\.dumps|dict|pprint)\b[\s(]{0,20}(?:[\w.]{1,60}\(\s{0,20}){0,2}(?:dict\(\s*)?(?:os\.environ(?!\s*[.[]\s*(?:get)?)|process\.env(?![.[])|ENV(?:\.(?:to_h|inspect|each))?\s*[),;]|\$_ENV|getenv\(\s*\))/.test(text)) frame.tell(draftOf(credentialRules.environment, { why: `${about.line}: all variables are printed.` }));
  for (const match of text.matchAll(/\b(?:open|readFile(?:Sync)?|read_text|File\.read|file_get_contents|IO\.read)\s*\(\s*[rbfu]{0,2}(["'`])([^"'`]{1,400})\1/g)) if (isCredentialPath(match[2] ?? "")) frame.tell(draftOf(credentialRules.file, { why: `${match[0]} reads a file of credentials.`, targets: [{ kind: "secret", name: match[2] ?? "" }] }));
}

function writes(text: string, about: About, frame: Frame): void {
  const names = [...text.matchAll(/\bopen\s*\(\s*[rbfu]{0,2}(["'])([^"']{1,400})\1\s*,\s*(?:mode\s*=\s*)?["'][rb]*[wax]\+?[bt]?["']|\b(?:writeFile|appendFile|copyFile|rename|mkdir|cp)(?:Sync)?\s*\(\s*(["'`])([^"'`]{1,400})\3|\bPath\(\s*(["'])([^"']{1,400})\5\s*\)\.(?:write_text|write_bytes|touch|mkdir|rename)/g)].map((match) => match[2] ?? match[4] ?? match[6] ?? "");
  const others = /\b(?:shutil\.(?:copy\w*|move)|os\.(?:rename|replace|makedirs|mkdir|chmod|symlink)|json\.dump\s*\(|File\.write|file_put_contents|\.write_text\s*\(|\.to_(?:csv|sql|parquet|json)\s*\(\s*["'])/.test(text);
  if (names.length > 0 || others) frame.tell(draftOf(programRules.write, { why: `${about.line}: it writes files.`, targets: names.map((name) => ({ kind: "file", name })), places: names }));
}

const harmlessCalls: Partial<Record<ProgramLanguage, RegExp>> = {
  python: /^(?:print|len|range|sorted|sum|min|max|str|int|float|bool|list|dict|set|tuple|enumerate|zip|map|filter|isinstance|type|repr|abs|round|open|any|all|ord|chr|hex|bin|format|input|hasattr|getattr|dir|vars|help|reversed|bytes|iter|next|json\.loads?|json\.dumps|re\.\w+|sys\.\w+(?:\.\w+)*|os\.(?:path\.\w+|getcwd|listdir|walk|environ\.get|getenv|stat|cpu_count)|math\.\w+|datetime(?:\.\w+)*|time\.\w+|base64\.\w+|hashlib\.\w+|uuid\.\w+|random\.\w+|platform\.\w+|ast\.(?:parse|literal_eval|walk|dump)|csv\.(?:reader|DictReader)|collections\.\w+|Counter|defaultdict|itertools\.\w+|statistics\.\w+|textwrap\.\w+|pprint(?:\.pprint)?|urllib\.parse\.\w+|tomllib\.\w+|yaml\.safe_load|importlib\.(?:metadata\.\w+|util\.find_spec)|pkgutil\.\w+|inspect\.\w+|Path|glob\.glob|sqlite3\.connect|requests\.get|[a-z_]\w*\.(?:strip|split|splitlines|join|replace|lower|upper|get|keys|values|items|append|extend|read|readlines?|readline|format|startswith|endswith|encode|decode|hexdigest|group|groups|find|count|index|sort|isoformat|strftime|exists|is_file|is_dir|glob|rglob|iterdir|read_text|fetchall|fetchone|cursor|json|most_common|lstrip|rstrip|isdigit|isupper|islower|title|zfill|ljust|rjust|close|walk|text|load))$/,
  node: /^(?:console\.\w+|JSON\.\w+|Math\.\w+|Object\.\w+|Array\.\w+|Number(?:\.\w+)?|String(?:\.\w+)?|Boolean|Date(?:\.\w+)?|parseInt|parseFloat|require|import|process\.(?:cwd|exit|hrtime|memoryUsage|uptime|argv\.slice|stdout\.write)|fs(?:\.promises)?\.(?:readFile|readdir|exists|stat|lstat|access)(?:Sync)?|path\.\w+|os\.\w+|crypto\.\w+|Buffer\.\w+|readFileSync|existsSync|readdirSync|[\w$.\])]+\.(?:toString|map|filter|reduce|forEach|join|split|slice|includes|indexOf|keys|values|entries|sort|length|trim|replace|replaceAll|toFixed|padStart|padEnd|find|some|every|flatMap|match|test|startsWith|endsWith|toUpperCase|toLowerCase|then|catch|log|has|get|resolve|concat|push|digest|update|toISOString|parse|stringify))$/,
};

/** Longer texts are not gone through call by call. */
const harmlessMax = 16_384;

/** Every call in the text is one that only reads or computes. */
function isHarmless(text: string, language: ProgramLanguage): boolean {
  if (text.length > harmlessMax) return false;
  const pattern = harmlessCalls[language];
  if (pattern === undefined) return language === "awk" || /^\s*(?:puts|print|p|echo|say)\s*[\w\s.+\-*/%"'$:;,()[\]]{0,200}$/.test(text) && !/\w+\s*\(|[A-Z]\w*(?:::\w+)*\.\w|[;\n]/.test(text) || /^\s*[\d\s.+\-*/%()]{0,200}$/.test(text);
  const quietened = text.replace(/("""|''')[^]*?\1/g, '""').replace(/(["'`])(?:(?!\1)[^\\\n]|\\.)*\1/g, '""');
  // What is called was itself worked out: `getattr(os, "x")()`, `table[name]()`.
  if (/[^}\s]\s*\)\s*\(|\]\s*\(/.test(quietened)) return false;
  const called = [...quietened.matchAll(/((?<![\w$.])[A-Za-z_$][\w$]*(?:\s*\.\s*[A-Za-z_$][\w$]*)*|[\])]\s*(?:\.\s*[A-Za-z_$][\w$]*)+|""(?:\s*\.\s*\w+)+)\s*\(/g)].map(([, name = ""]) => name.replace(/\s+/g, ""));
  const keywords = /^(?:if|for|while|in|and|or|not|return|elif|print|lambda|with|assert|function|switch|catch|async|await|of|except|else|yield|import|from|is)$/;
  const defined = new Set([...quietened.matchAll(/\b(?:def|function|const|let|var|class)\s+([A-Za-z_$][\w$]*)/g)].map(([, name = ""]) => name));
  if (language === "python" && /^\s*(?:import|from)\s/m.test(text) && called.length === 0) return /^\s*(?:(?:import|from)\s+[\w., ]+(?:\s+import\s+[\w.*, ()]+)?[;\n\s]*)+(?:print\b.*)?$/s.test(text);
  return called.every((name) => keywords.test(name) || defined.has(name) || pattern.test(name) || pattern.test(`x.${name.split(".").at(-1) ?? ""}`) && /[\])"]/.test(name[0] ?? ""));
}
