import { expect, test } from "vitest";
import { findingsSchema } from "../../lib/findings.ts";
import { unreadableFindings } from "../../lib/cli/unreadableFindings.ts";

test("a file that cannot be opened still gives its line: a whole findings document that says why", () => {
  const line = unreadableFindings("case/locked.json", "locked.json", "EACCES: permission denied");
  const findings = findingsSchema.parse(JSON.parse(line));
  expect(line.endsWith("\n") && line.trimEnd().includes("\n")).toBe(false);
  expect(findings.input).toBe("case/locked.json");
  expect(findings.exhibits[0]?.problems[0]).toMatchObject({ code: "format_unknown", message: expect.stringContaining("permission denied") });
});
