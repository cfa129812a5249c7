import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { classifyCall } from "@/lib/effects/classifyCall";
import type { Effect } from "@/lib/effects/effect";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { procedureSteps } from "@/lib/effects/sql/procedureBody";
import { casesIn } from "../caseTable";
import { dialects } from "./dialects.cases";
import { further } from "./further.cases";
import { statementsAgain } from "./statementsAgain.cases";
import { reading, writing } from "./statements.cases";

beforeAll(loadParsers);

const run = (query: string, dialect: string | null = null): Effect[] => classifyCall({ tool: "run_sql", arguments: { query, ...(dialect === null ? {} : { dialect }) } });
const asked = (line: string, key: string): string | null => new RegExp(` ${key}=(\\S+)`).exec(line.slice(0, line.indexOf(" :: ")))?.[1] ?? null;

describe("statements are told by what a parser reads in them", () => {
  it.each([...casesIn(reading), ...casesIn(writing), ...casesIn(further), ...casesIn(dialects), ...casesIn(statementsAgain)].map((one) => [one.line, one] as const))("%s", (line, { command, destructive, classes }) => {
    const effects = run(command, asked(line, "dialect"));
    expect(effects.some((one) => one.destructive)).toBe(destructive);
    expect(classes).toContain(effects[0]?.class);
    const named = effects.flatMap(({ targets }) => targets.filter(({ kind }) => kind === "table").map(({ name }) => name));
    for (const table of asked(line, "tables")?.split(",") ?? []) expect(named).toContain(table);
  });

  it("no text in a string or a comment changes what the statement around it does", () => {
    const statements = [["SELECT ", " AS a"], ["INSERT INTO notes (t) VALUES (", ")"], ["UPDATE notes SET t = ", " WHERE id = 1"], ["DELETE FROM notes WHERE t = ", ""]] as const;
    const hostile = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom("; DROP TABLE x; --", "*/ DELETE FROM x /*", "$$; TRUNCATE x; $$", "' OR 1=1", "\n-- x\nDROP TABLE y"));
    fc.assert(fc.property(fc.constantFrom(...statements), hostile, ([before, after], text) => {
      const clean = text.replaceAll("\0", "").replaceAll("\\", "");
      const plain = run(`${before}'a'${after}`, "postgres")[0];
      const inString = run(`${before}'${clean.replaceAll("'", "''")}'${after}`, "postgres")[0];
      const inComment = run(`/* ${clean.replaceAll("*/", "").replaceAll("/*", "")} */ ${before}'a'${after} -- ${clean.replaceAll(/[\n\r]/g, " ")}`, "postgres")[0];
      for (const one of [inString, inComment]) expect([one?.class, one?.destructive, one?.rule]).toEqual([plain?.class, plain?.destructive, plain?.rule]);
    }), { numRuns: 300 });
  });

  it("a procedure's body gives its statements in order, whatever blocks they stand in", () => {
    expect(procedureSteps("DECLARE n int; BEGIN n := 1; IF n > 0 THEN DELETE FROM a; ELSE PERFORM f(); END IF; EXECUTE 'DROP TABLE b'; EXECUTE q; RETURN; END")).toEqual([
      { kind: "statement", text: "DELETE FROM a" }, { kind: "statement", text: "SELECT f()" }, { kind: "statement", text: "DROP TABLE b" }, { kind: "computed", text: "EXECUTE q" },
    ]);
  });
});
