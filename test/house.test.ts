import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

const root = process.cwd();

/** The pipeline in the order in which data flows: a step may import the steps before it, never a later one. */
const steps = ["evidence", "formats", "trace", "audit", "effects", "injection", "timeline", "policy", "report"];
const shared = ["base", "rules"];

type Import = { readonly file: string; readonly to: string; readonly typeOnly: boolean };

function filesUnder(folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => posix.join(folder, name.split(sep).join("/")));
}

/** Every import, re-export and `import()` of a file; own files as paths from the root ("lib/base/result.ts"). */
export function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(/^[ \t]*(?:import\s+(?=["'])|(?:import|export)\s+(type\s)?([^'"`;=]*?)\bfrom\s*)["']([^"']+)["']/gm);
  const calls = text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g);
  const stated = [...statements].map(([, type, names = "", to = ""]) => ({
    file,
    to: resolve(file, to),
    typeOnly: Boolean(type) || onlyTypes(names),
  }));
  return [...stated, ...[...calls].map(([, to = ""]) => ({ file, to: resolve(file, to), typeOnly: false }))];
}

/** `{ type A, type B }` brings no value in. */
function onlyTypes(names: string): boolean {
  const inside = /^\{([^}]*)\}\s*$/.exec(names.trim())?.[1];
  if (inside === undefined) return false;
  const parts = inside
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 0 && parts.every((part) => part.startsWith("type "));
}

function resolve(file: string, to: string): string {
  if (to.startsWith("@/")) return to.slice(2);
  if (!to.startsWith(".")) return to;
  return relative(root, join(root, dirname(file), to))
    .split(sep)
    .join("/");
}

function importsIn(...folders: readonly string[]): Import[] {
  return folders.flatMap(filesUnder).flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));
}

const show = ({ file, to }: Import) => `${file} imports ${to}`;
const within = (to: string, folder: string) => to === folder || to.startsWith(`${folder}/`);
const isUi = (to: string) =>
  /^(react|react-dom|next|radix-ui|recharts)(\/|$)/.test(to) ||
  to.startsWith("@tanstack/") ||
  within(to, "app") ||
  within(to, "components");
const isDriver = (to: string) => /^(better-sqlite3|drizzle-orm)(\/|$)/.test(to);
/** Formats map into the trace model: they may use its types and its lists of words, which is all that file holds. */
const isTarget = (step: string, to: string) => step === "formats" && to === "lib/trace/model.ts";
/** Knows how to answer an API request: part of the doors, like app itself. */
const doors = ["lib/store", "lib/jobs", "lib/api", "lib/cli.ts", "lib/cli", "lib/access.ts", "lib/guesses.ts"];

describe("the import reader", () => {
  test("sees imports over several lines, re-exports, type imports and import()", () => {
    const text = [
      "import {",
      "  a,",
      "  b,",
      '} from "./a.ts";',
      'export * from "../base/b.ts";',
      'import type { C } from "zod";',
      'import { type D } from "next";',
      'const e = await import("@/lib/e.ts");',
      'import "./tokens.css";',
    ].join("\n");
    expect(importsOf("lib/trace/x.ts", text).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ["lib/trace/a.ts", false],
      ["lib/base/b.ts", false],
      ["zod", true],
      ["next", true],
      ["lib/trace/tokens.css", false],
      ["lib/e.ts", false],
    ]);
  });
});

describe("the house", () => {
  test.each(steps)(
    "the step %s imports base, rules and earlier steps only: never a later step, the store, or anything that draws",
    (step) => {
      const earlier = [...shared, ...steps.slice(0, steps.indexOf(step) + 1)].map((name) => `lib/${name}`);
      const wrong = importsIn(`lib/${step}`).filter(({ to }) => {
        if (isTarget(step, to)) return false;
        if (within(to, "lib")) return !earlier.some((folder) => within(to, folder)) && to !== "lib/findings.ts";
        return isUi(to) || isDriver(to) || within(to, "drizzle");
      });
      expect(wrong.map(show)).toEqual([]);
    },
  );

  test.each(shared)("%s knows nothing of the domain", (folder) => {
    const wrong = importsIn(`lib/${folder}`).filter(
      ({ to }) => (within(to, "lib") && !shared.some((own) => within(to, `lib/${own}`))) || isUi(to) || isDriver(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("components take types from anywhere in lib, values only from base, timeline and audit", () => {
    const pure = ["lib/base", "lib/timeline", "lib/audit"];
    const wrong = importsIn("components").filter(
      ({ to, typeOnly }) => !typeOnly && within(to, "lib") && !pure.some((folder) => within(to, folder)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("nothing in lib draws: no React, no Next, no component", () => {
    expect(
      importsIn("lib")
        .filter(({ to }) => isUi(to))
        .map(show),
    ).toEqual([]);
  });

  test("only app, jobs and the command line join the pipeline to the store", () => {
    const wrong = importsIn("lib", "components").filter(
      ({ file, to }) => within(to, "lib/store") && !doors.some((door) => within(file, door)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("only the store touches SQLite and drizzle", () => {
    const wrong = importsIn("app", "components", "lib", "bin").filter(
      ({ file, to }) => (isDriver(to) || within(to, "drizzle")) && !within(file, "lib/store"),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("only components/ui imports radix-ui and the table library", () => {
    const wrong = importsIn("app", "components", "lib").filter(
      ({ file, to }) => (to === "radix-ui" || to === "@tanstack/react-table") && !within(file, "components/ui"),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("lib imports its own files by relative paths with their ending, so that plain bundles and Node find them", () => {
    const texts = filesUnder("lib").map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
    const wrong = texts.filter(([, text]) =>
      /(?:from|import)\s*\(?\s*["'](?:@\/|\.{1,2}\/[^"']*(?<!\.(?:ts|json))["'])/.test(text),
    );
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  test("the product itself asks no other host: no fetch, no socket and no http client in lib", () => {
    const forbidden = ["node:http", "node:https", "node:net", "node:tls", "node:dgram", "node:dns", "undici"];
    expect(
      importsIn("lib")
        .filter(({ to }) => forbidden.includes(to))
        .map(show),
    ).toEqual([]);
    const fetching = filesUnder("lib").filter((file) =>
      /(?<![.\w])fetch\(/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(fetching).toEqual([]);
  });

  test("every API handler goes through the guard, because the proxy does not stand before it", () => {
    const handlers = filesUnder("app/api").filter((file) => file.endsWith("/route.ts"));
    const unguarded = handlers.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      const exported = [...text.matchAll(/^export\s+(?:const|async function|function)\s+([A-Z]+)\b(.*)$/gm)];
      const guarded = exported.every(([, , rest = ""]) => /^\s*=\s*handle\b/.test(rest));
      return exported.length === 0 || !guarded || !text.includes('from "@/lib/api/handler.ts"');
    });
    expect(unguarded).toEqual([]);
  });

  test("package-lock.json names no registry host, and every package that package.json names is pinned exactly", () => {
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved"');
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
