import { describe, expect, test } from "vitest";
import { limitGroups } from "@/app/method/limits.ts";
import { ruleGroups, ruleSetFacts, unruled } from "@/app/method/reading.ts";
import { checksOf } from "@/components/evidence/verification/checks.ts";
import { findingClasses } from "@/components/evidence/verification/entry-words.ts";
import { checkWords } from "@/components/method/check-words.ts";
import { exampleText, traceText } from "@/components/method/example-text.ts";
import { countRules, findRules, groupOfRule } from "@/components/method/find-rules.ts";
import { looksForText } from "@/components/method/looks-for.ts";
import { answersOf } from "@/components/method/method-words.ts";
import { newestVersion } from "@/components/method/versions.ts";
import { effectRules } from "@/lib/rules/effects/index.ts";
import { factorCodes } from "@/lib/rules/factors/factorCodes.ts";
import { factorRules } from "@/lib/rules/factors/factorRules.ts";
import { cueRules } from "@/lib/rules/injection/cueRules.ts";
import { hiddenRules } from "@/lib/rules/injection/hiddenRules.ts";
import { originRules } from "@/lib/rules/injection/originRules.ts";
import { phaseRules } from "@/lib/rules/phases/phaseRules.ts";
import { custodyLog } from "../audit/logs.ts";
import { keySet, signer, trusted } from "../audit/signer.ts";
import { verifyInPage } from "./verification/pageVerdict.ts";

const shown = ruleGroups.flatMap(({ rules }) => rules);

describe("the rules on the method page", () => {
  test("are all of them, once, with every example, so that no finding names a rule without an explanation", () => {
    expect(shown.map(({ id }) => id).toSorted()).toEqual([...effectRules, ...factorRules, ...phaseRules, ...cueRules, ...hiddenRules, ...originRules].map(({ id }) => id).toSorted());
    expect(factorCodes.toSorted()).toEqual([...factorRules.map(({ id }) => id), ...unruled.map(({ code }) => code)].toSorted());
    for (const rule of [...effectRules, ...factorRules, ...phaseRules, ...cueRules, ...hiddenRules, ...originRules]) {
      const own = shown.find(({ id }) => id === rule.id);
      expect([own?.matches.length, own?.not.length], rule.id).toEqual([rule.matches.length, rule.not.length]);
    }
  });

  test("have anchors that nothing else on the page has", () => {
    const anchors = [...shown.map(({ id }) => id), ...ruleGroups.map(({ id }) => id), ...unruled.map(({ code }) => code), ...checkWords.map(({ id }) => `check:${id}`), "main", "verdicts", "rules", "checks", "versions", "limits"];
    expect(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at)).toEqual([]);
  });

  test("show no example twice in one list, and none as an empty line", () => {
    for (const { id, matches, not } of shown) {
      expect([new Set(matches).size, new Set(not).size], id).toEqual([matches.length, not.length]);
      expect([...matches, ...not].filter((text) => text.trim() === ""), id).toEqual([]);
    }
  });

  test("say the three answers in words, and unknown is one of them", () => {
    expect(answersOf({ destructive: true, reversible: "with_effort", shared: "unknown" }).map(({ answer }) => answer)).toEqual(["yes", "with effort", "not known"]);
  });
});

describe("the filter", () => {
  test("without words leaves everything as it is", () => {
    expect(findRules(ruleGroups, "  ")).toBe(ruleGroups);
    expect(countRules(ruleGroups)).toBe(effectRules.length + factorRules.length + phaseRules.length + cueRules.length + hiddenRules.length + originRules.length);
  });

  test("finds a rule by its whole id, by words of title and reason in any order and case, and by a further name of its tool", () => {
    for (const { id } of shown.slice(0, 40)) expect(groupOfRule(findRules(ruleGroups, id), id), id).not.toBeNull();
    const { id = "", title = "", why = "" } = shown.find((rule) => rule.id === "no_dry_run") ?? {};
    const words = `${why.split(" ").at(-1) ?? ""} ${title.split(" ")[0] ?? ""}`;
    expect(groupOfRule(findRules(ruleGroups, words.toUpperCase()), id)).not.toBeNull();
    const podman = findRules(ruleGroups, "podman");
    expect(podman.map(({ title: name }) => name)).toContain("docker");
  });

  test("finds only what has every word", () => {
    expect(findRules(ruleGroups, "kubectl nosuchwordanywhere")).toEqual([]);
    for (const { title, alsoFor, rules } of findRules(ruleGroups, "terraform state")) {
      for (const rule of rules) for (const word of ["terraform", "state"]) expect([rule.id, rule.title, rule.why, title, ...alsoFor].join(" ").toLowerCase()).toContain(word);
    }
  });

  test("knows no group for a rule that this version does not have", () => {
    expect(groupOfRule(ruleGroups, "git.no-such-rule")).toBeNull();
    expect(groupOfRule(ruleGroups, "")).toBeNull();
  });
});

describe("examples as text", () => {
  test("a line and a statement stand for themselves, every other call names its tool, its arguments and what the server says", () => {
    expect(exampleText({ tool: "bash", arguments: { command: "rm -rf build" } })).toBe("rm -rf build");
    expect(exampleText({ tool: "run_sql", arguments: { query: "DROP TABLE a", dialect: "mysql" } })).toBe('run_sql {"query":"DROP TABLE a","dialect":"mysql"}');
    expect(exampleText({ tool: "frobnicate", arguments: {}, schema: { readOnlyHint: true } })).toBe("frobnicate (the server says readOnlyHint: true)");
    expect(exampleText({ tool: "frobnicate", arguments: { a: 1 }, captured: false, result: "done" })).toBe("frobnicate, its arguments not in the evidence → done");
  });

  test("a small trace says who spoke, what was called, what came back, and in which run", () => {
    expect(traceText({ note: "two runs", steps: [
      { say: "user", text: "Clean up." }, { tool: "bash", arguments: { command: "ls" }, result: "denied", state: "refused" }, { tool: "drop", arguments: { id: 1 }, trace: 2, agent: "helper" },
    ] })).toBe('two runs:\nuser: Clean up.\ncall: ls → denied (refused)\nrun 2, helper, call: drop {"id":1}');
  });

  test("what a row of a table looks for names verbs, options and operands", () => {
    expect(looksForText({ verb: "push" })).toBe("push");
    expect(looksForText({ verb: ["", "run"], when: { any: ["--force", "-f"], none: ["--dry-run"], count: { min: 2 } } })).toBe("no word at all, run; with any of --force, -f; without --dry-run; at least 2 operands");
  });
});

describe("checks, versions and limits", () => {
  test("the checks are those that a log is put to, by the same names and classes of finding", () => {
    const own = signer("method");
    const made = checksOf(verifyInPage(custodyLog(4, own), keySet(trusted(own))).log);
    expect(checkWords.map(({ id, name }) => [id, name])).toEqual(made.map(({ id, name }) => [id, name]));
    expect(findingClasses.filter((name) => !checkWords.some(({ fails }) => fails.includes(name)))).toEqual([]);
    for (const check of made) expect(checkWords.find(({ id }) => id === check.id)?.fails, check.id).toEqual(expect.arrayContaining([...check.classes]));
  });

  test("the newest version is told by its numbers, not by its letters", () => {
    expect(newestVersion(["0.2.0", "0.10.0", "0.9.3"])).toBe("0.10.0");
    expect(newestVersion([])).toBe("");
    expect(ruleSetFacts.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("every limit is a number above zero and says what comes of what lies beyond", () => {
    const rows = limitGroups.flatMap((group) => group.rows);
    expect(rows.filter(({ value, beyond }) => !(value > 0) || beyond === "")).toEqual([]);
  });
});
