import { writePolicyYaml } from "../writePolicy.ts";
import type { PolicyDocument } from "../policyDocument.ts";
import type { ExportedFile, ExportFormat, PolicyExport, PolicyExporter } from "../policyExport.ts";
import { commentHead, oneLine } from "./commentHead.ts";
import { exportAgt } from "./agt.ts";
import { exportCedar } from "./cedar.ts";
import { exportCedarAgentcore } from "./cedarAgentcore.ts";
import { exportCedarDocker } from "./cedarDocker.ts";
import { exportCel } from "./cel.ts";
import { exportClaudeCode } from "./claudeCode.ts";
import { exportCodex } from "./codex.ts";
import { exportGemini } from "./gemini.ts";
import { exportJsonSchema } from "./jsonSchema.ts";
import { exportRego } from "./rego.ts";
import { exportWhitelist } from "./whitelist.ts";

const exporters: Readonly<Record<ExportFormat, PolicyExporter>> = {
  aftertrace: (policy) => ({ name: policy.name, files: [{ path: "policy.yaml", text: writePolicyYaml(policy) }], losses: [] }),
  whitelist: exportWhitelist, rego: exportRego, cedar: exportCedar, "cedar-agentcore": exportCedarAgentcore, "cedar-docker": exportCedarDocker,
  "json-schema": exportJsonSchema, "claude-code": exportClaudeCode, codex: exportCodex, gemini: exportGemini, agt: exportAgt, cel: exportCel,
};

/** Writes a policy in another engine's format: the same policy gives the same bytes. `warnings`: what the file must say of itself, as comments at its very beginning. */
export function exportPolicy(policy: PolicyDocument, format: ExportFormat, warnings: readonly string[] = []): PolicyExport {
  const written = exporters[format](policy);
  return warnings.length === 0 ? written : { ...written, files: withWarnings(written.files, warnings.map(oneLine)) };
}

/** Formats without comments get a file beside them. */
function withWarnings(files: readonly ExportedFile[], warnings: readonly string[]): ExportedFile[] {
  const told = files.map((file): ExportedFile | null => {
    const sign = signOf(file.path);
    return sign === null ? null : { ...file, text: `${commentHead(warnings, sign)}${file.text}` };
  });
  const isTold = told.some((file) => file !== null);
  return [...told.map((file, at) => file ?? files[at]).filter((file) => file !== undefined), ...(isTold ? [] : [{ path: "WARNING.txt", text: `${warnings.join("\n")}\n` }])];
}

function signOf(path: string): string | null {
  if (path.endsWith(".cedar") || path.endsWith(".cedarschema")) return "//";
  return /\.(?:ya?ml|toml|rego|rules)$/.test(path) ? "#" : path === "NOTES.txt" ? "!" : null;
}
