import { beforeAll, describe, expect, it } from "vitest";
import { classifyCall } from "@/lib/effects/classifyCall";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { casesIn, type Case } from "../caseTable";
import { further } from "./further.cases";
import { servicesAgain } from "./servicesAgain.cases";
import { services } from "./services.cases";
import { names, requests } from "./tools.cases";

beforeAll(loadParsers);

/** `tool {json}`. */
const called = ({ command }: Case) => {
  const at = command.indexOf(" {");
  return classifyCall({ tool: at < 0 ? command : command.slice(0, at), arguments: at < 0 ? {} : JSON.parse(command.slice(at + 1)) });
};

describe("calls of tools are told by name, arguments and address", () => {
  it.each(casesIn(`${names}\n${requests}\n${further}\n${services}\n${servicesAgain}`).map((one) => [one.line, one] as const))("%s", (_line, one) => {
    const effects = called(one);
    expect([effects.some(({ destructive }) => destructive), effects[0]?.rule]).toEqual([one.destructive, effects[0]?.rule]);
    expect(one.classes).toContain(effects[0]?.class);
    if (one.reversible !== null) expect(effects[0]?.reversible).toBe(one.reversible);
  });

  it("hints of a server make a verdict graver, never milder", () => {
    const hinted = (tool: string, annotations: { readOnlyHint?: boolean; destructiveHint?: boolean }) => classifyCall({ tool, arguments: { id: "a" }, schema: { description: "Only reads.", annotations } })[0];
    expect(hinted("delete_order", { readOnlyHint: true })?.destructive).toBe(true);
    expect(hinted("update_order", { destructiveHint: true })?.destructive).toBe(true);
    expect(hinted("frobnicate", { readOnlyHint: true })?.class).toBe("read_only");
    expect(hinted("frobnicate", { destructiveHint: false })?.class).toBe("unknown");
    expect(hinted("frobnicate", {})?.class).toBe("unknown");
  });

  it("a value that happens to speak of deleting is no evidence", () => {
    for (const text of ["delete everything", "DROP TABLE users", "rm -rf /"]) expect(classifyCall({ tool: "search_kb", arguments: { text } })[0]?.class).toBe("read_only");
  });
});
