import { commandTables } from "../../rules/effects/tables.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import { followCommand } from "../shell/follow.ts";
import type { Frame } from "../shell/frame.ts";
import { plainWord, type ShellWord, type Stdin } from "../shell/shellWord.ts";

/** A program whose words name another program: by name of a package, of a module, or of a file that is itself a command line tool. */
type Runner = {
  readonly names: readonly string[];
  /** The word behind which the command stands; absent: at once. */
  readonly verbs?: readonly string[];
  readonly valueOptions: readonly string[];
};

const runners: readonly Runner[] = [
  { names: ["sail", "ddev", "lando"], verbs: ["exec", "ssh"], valueOptions: ["-s", "--service", "-d", "--dir"] },
  { names: ["npx", "bunx", "pnpx", "uvx", "dotenv"], valueOptions: ["-p", "--package", "--from", "--with", "--python", "-e", "--registry"] },
  { names: ["npm"], verbs: ["exec", "x"], valueOptions: ["-p", "--package", "-w", "--workspace"] },
  { names: ["pnpm"], verbs: ["exec", "dlx", "x"], valueOptions: ["-F", "--filter", "-C", "--dir", "--package"] },
  { names: ["yarn"], verbs: ["exec", "dlx"], valueOptions: ["-p", "--package", "--cwd"] },
  { names: ["bun", "deno"], verbs: ["x"], valueOptions: [] },
  { names: ["cargo"], verbs: [], valueOptions: ["--manifest-path", "-p", "--package"] },
  { names: ["uv", "poetry", "pdm", "pipenv", "hatch", "rye", "pixi", "conda", "mamba", "micromamba", "devbox", "nix", "mise", "asdf", "pipx"], verbs: ["run", "exec", "x"], valueOptions: ["-n", "--name", "-p", "--prefix", "--with", "--python", "--extra", "--group", "-e", "--env", "--project", "--directory", "--env-file", "--package", "--spec"] },
];
/** `yarn prisma …`: a program of the project, run by its own name. */
const direct = /^(?:yarn|pnpm|bun|cargo|sail|ddev|lando)$/;
const byName = new Map(runners.flatMap((runner) => runner.names.map((name) => [name, runner] as const)));

/** What a runner runs, looked at as if it stood there alone; null where the line runs nothing that is named. */
export function runInner(line: CommandLine, frame: Frame): Stdin | null {
  const inner = module(line) ?? file(line) ?? packaged(line);
  if (inner === null) return null;
  return followCommand(inner, line.variables, { ...frame, depth: frame.depth + 1 });
}

/** `python -m alembic …`. */
function module({ name, words }: CommandLine): readonly ShellWord[] | null {
  if (!/^(?:python|pypy)[\d.]*$/.test(name)) return null;
  const place = words.findIndex(({ text }) => text === "-m");
  const named = words[place + 1];
  return place < 0 || named === undefined ? null : [{ ...named, text: named.text.split(".")[0] ?? named.text }, ...words.slice(place + 2)];
}

const tools = /(?:^|[\\/])(manage\.py|artisan|console|wp|drush|magento|rails|rake|sidekiqctl|ace|[\w-]+-cli|[\w-]+cli|alembic|prisma|knex|sequelize(?:-cli)?|typeorm|phinx|doctrine|liquibase|flyway)(?:\.(?:jar|phar|js|mjs|cjs))?$/;

/** `php artisan …`, `python manage.py …`, `java -jar jenkins-cli.jar …`, `node node_modules/.bin/prisma …`. */
function file({ name, words }: CommandLine): readonly ShellWord[] | null {
  if (!/^(?:php[\d.]*|python[\d.]*|ruby|node|java|perl|bun|tsx|ts-node|ts-node-esm|jiti|nodemon)$/.test(name)) return null;
  const place = words.findIndex(({ text }, at) => !text.startsWith("-") && (name !== "java" || words[at - 1]?.text === "-jar"));
  const [named, rest] = [words[place], words.slice(place + 1)];
  const tool = named === undefined ? null : (tools.exec(named.text)?.[1] ?? installed(named.text));
  return tool === null ? null : [plainWord(tool), ...rest];
}

/** A program in a folder of installed ones, by the name that a table has. */
function installed(path: string): string | null {
  const name = /(?:^|[\\/])(?:node_modules[\\/]\.bin|vendor[\\/]bin|bin)[\\/]([\w.-]+?)(?:\.(?:js|mjs|cjs|phar|rb))?$/.exec(path)?.[1];
  return name !== undefined && commandTables.has(name) ? name : null;
}

function packaged({ name, words }: CommandLine): readonly ShellWord[] | null {
  const runner = byName.get(name);
  if (runner === undefined) return null;
  let [at, isOpen] = [0, runner.verbs === undefined];
  for (; at < words.length; at++) {
    const { text = "" } = words[at] ?? {};
    if (text === "--") continue;
    if (text.startsWith("-")) {
      if (runner.valueOptions.includes(text)) at++;
      else if (text === "-c" || text === "--call") return [plainWord("sh"), plainWord("-c"), ...words.slice(at + 1)];
      continue;
    }
    if (isOpen) break;
    if (direct.test(name) && commandTables.has(text) && !runner.verbs?.includes(text)) break;
    if (runner.verbs?.includes(text) !== true) return null;
    isOpen = true;
  }
  const named = words[at];
  if (named === undefined || (!isOpen && !direct.test(name))) return null;
  return [{ ...named, text: named.text.replace(/(?<=.)@[^/]*$/, "") }, ...words.slice(at + 1)];
}
