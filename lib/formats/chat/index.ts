export { readArguments } from "./arguments.ts";
export { documentsOfRetriever, documentsWithin } from "./documents.ts";
export { readMessages, readSystemPrompt, type Side } from "./messages.ts";
export { readResult, type ToolOutcome } from "./results.ts";
export { readToolSchemas } from "./schemas.ts";
export { textState, valueState, withheldMarker } from "./withheld.ts";
export { isMessage, messagesWithin } from "./within.ts";
