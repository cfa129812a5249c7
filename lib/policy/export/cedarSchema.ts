import type { PolicyDocument, ToolPolicy } from "../policyDocument.ts";
import { cedarString } from "./cedarText.ts";
import { exactText } from "./plainText.ts";
import { subjectsOf } from "./subjects.ts";

const reading = `  type Reading = {
    "missing": Bool,
    "nullish": Bool,
    "nothing": Bool,
    "empty": Bool,
    "types": Set<String>,
    "kinds": Set<String>,
    "texts": Set<String>,
    "folded": Set<String>,
    "scalars": Set<String>,
    "numeric": Bool,
    "least": Long,
    "least_up": Long,
    "most": Long,
    "most_up": Long,
    "length": Long,
    "words": String,
    "traits": Set<String>,
    "touched": Set<String>,
  };`;

/** The schema of the requests: one action for each tool, with a place for everything that its rules speak of. */
export function cedarSchema(policy: PolicyDocument): string {
  return `namespace Agent {\n  entity Session;\n  entity Server;\n${reading}\n${policy.tools.map(action).join("")}}\n`;
}

function action(tool: ToolPolicy): string {
  const subjects = [...subjectsOf(tool)];
  const record = (kind: "argument" | "derived"): string => `{ ${subjects.filter(([, subject]) => subject.kind === kind).map(([key]) => `${cedarString(exactText(key))}: Reading`).join(", ")} }`;
  const context = `{ known: Bool, derived_known: Bool, names: Set<String>, arguments: ${record("argument")}, derived: ${record("derived")} }`;
  return `  action ${cedarString(exactText(tool.tool))} appliesTo { principal: Session, resource: Server, context: ${context} };\n`;
}
