import { exportPolicy as writeExport } from "../../policy/export/exportPolicy.ts";
import type { PolicyDocument } from "../../policy/policyDocument.ts";
import { exportFormats } from "../../policy/policyExport.ts";
import { BadUsage } from "../badUsage.ts";

/** The policy in a format, as one text: several files follow each other, each under its name. */
export function exportPolicy(policy: PolicyDocument, format: string): string {
  const known = exportFormats.find((one) => one === format);
  if (known === undefined) throw new BadUsage(`There is no format ${format}.`, `Formats: ${exportFormats.join(", ")}.`);
  const { files } = writeExport(policy, known);
  const [only] = files;
  return files.length === 1 && only !== undefined ? only.text : files.map(({ path, text }) => `# ${path}\n${text}`).join("\n");
}
