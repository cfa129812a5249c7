import type { ExportFormat } from "../policyExport.ts";
import { agtDialect } from "./agt.ts";
import { cedarDialect } from "./cedar.ts";
import { agentcoreDialect } from "./cedarAgentcore.ts";
import { dockerDialect } from "./cedarDocker.ts";
import { celDialect } from "./cel.ts";
import { claudeCodeDialect } from "./claudeCode.ts";
import { codexDialect } from "./codex.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { geminiDialect } from "./gemini.ts";
import { jsonSchemaDialect } from "./jsonSchema.ts";
import { regoDialect } from "./rego.ts";
import { whitelistDialect } from "./whitelist.ts";

/** What each target can say. */
export const dialects: Readonly<Record<ExportFormat, Dialect>> = {
  aftertrace: fullDialect, rego: regoDialect, cedar: cedarDialect, "cedar-agentcore": agentcoreDialect, "cedar-docker": dockerDialect,
  "json-schema": jsonSchemaDialect, gemini: geminiDialect, agt: agtDialect, cel: celDialect, "claude-code": claudeCodeDialect, codex: codexDialect, whitelist: whitelistDialect,
};
