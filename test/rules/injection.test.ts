import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cueRules } from "@/lib/rules/injection/cueRules.ts";
import { hiddenRules } from "@/lib/rules/injection/hiddenRules.ts";
import { originRules } from "@/lib/rules/injection/originRules.ts";

const known = [...cueRules, ...hiddenRules, ...originRules].map(({ id }) => id);

test("every rule that the analysis of injections names has an entry, and every rule that weighs is named", () => {
  const lib = join(process.cwd(), "lib");
  const files = [...readdirSync(join(lib, "injection"), { recursive: true, encoding: "utf8" }).map((name) => join("injection", name)), "injectionFindings.ts"];
  const text = files.filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(lib, name), "utf8")).join("\n");
  const named = new Set([...text.matchAll(/["'`]((?:inj|origin)\.[a-z_]+(?:[.-][a-z_]+)*)["'`]/g)].map(([, id = ""]) => id));
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((id) => !known.includes(id))).toEqual([]);
  expect(originRules.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
});

test("ids are their own, and each says in words what is meant, on both sides of its line", () => {
  expect(known.filter((id, at) => known.indexOf(id) !== at)).toEqual([]);
  for (const { id, title, why, since, matches, not } of originRules) expect([id, title.length > 3, why.endsWith("."), since, matches.length > 0, not.length > 0]).toEqual([id, true, true, "0.3.0", true, true]);
});
