import { describe, expect, test } from "vitest";
import { exportPolicy } from "../../lib/policy/export/exportPolicy.ts";
import { readAnyPolicy } from "../../lib/policy/import/readAnyPolicy.ts";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { exportFormats } from "../../lib/policy/policyExport.ts";
import type { PolicyDocument } from "../../lib/policy/policyDocument.ts";

const policy: PolicyDocument = {
  schema: "aftertrace.policy/1", name: "p", version: 1, default: "deny",
  tools: [{ tool: "bash", allow: [{ id: "bash.status", match: { command: { words: ["git", "status"] } } }], deny: [{ id: "bash.no", match: { destructive: true } }] }],
};
const first = (format: (typeof exportFormats)[number], warnings: readonly string[] = []): string => exportPolicy(policy, format, warnings).files[0]?.text ?? "";

describe("the language of a policy is told by its shape", () => {
  test.each([["aftertrace", "aftertrace"], ["cedar", "cedar"], ["whitelist", "whitelist"]] as const)("what is exported as %s is read as %s, warned or not", (format, language) => {
    for (const text of [first(format), first(format, ["WARNING: one call would pass."])]) {
      const read = readAnyPolicy(text, "auto");
      expect([read.language, read.policy?.tools.map(({ tool }) => tool)]).toEqual([language, ["bash"]]);
    }
  });

  test("JSON is ours, and what is nothing is told as broken", () => {
    expect(readAnyPolicy(JSON.stringify(policy), "auto")).toMatchObject({ language: "aftertrace", problems: [] });
    expect(readAnyPolicy("nothing at all", "auto").policy).toBeNull();
  });
});

describe("a warning stands at the beginning of what is exported", () => {
  test.each(exportFormats)("%s says it as a comment, or in a file beside it, and stays what it was", (format) => {
    const warning = "WARNING: 1 call of the incident would pass this policy: c7\n and no line ends here.";
    const plain = exportPolicy(policy, format);
    const warned = exportPolicy(policy, format, [warning]);
    expect(warned.files.some(({ text }) => text.split("\n", 1)[0]?.includes("WARNING: 1 call of the incident would pass this policy: c7") === true)).toBe(true);
    for (const { path, text } of plain.files) expect(warned.files.find((file) => file.path === path)?.text.endsWith(text)).toBe(true);
  });

  test("our own format is read back with its warning", () => {
    expect(parsePolicy(first("aftertrace", ["WARNING: x"])).ok).toBe(true);
  });
});
