/**
 * Columns that Langfuse documents for its tables. Scores stand beside them, one column each, so what is not here is a
 * score. Source: langfuse/langfuse 4.16.
 */
const observations = `id traceId startTime endTime projectId parentObservationId type environment name level statusMessage version
createdAt updatedAt input output metadata model internalModelId modelParameters completionStartTime promptId promptName
promptVersion latency timeToFirstToken providedUsageDetails usageDetails costDetails providedCostDetails inputCost outputCost
totalCost inputUsage outputUsage totalUsage usagePricingTierId usagePricingTierName toolDefinitions toolCalls toolCallNames
traceName traceTags traceTimestamp userId sessionId toolDefinitionsCount toolCallsCount modelId inputPrice outputPrice
totalPrice comments usage promptTokens completionTokens totalTokens unit internalModel`;
const events = `id traceId traceName type name startTime endTime completionStartTime environment version userId sessionId level
statusMessage promptName promptId promptVersion modelId providedModelName modelParameters usageDetails costDetails totalCost
input output metadata latencyMs timeToFirstTokenMs tags release parentObservationId comments projectId createdAt updatedAt
toolDefinitions toolCalls toolCallNames providedUsageDetails providedCostDetails bookmarked public isRootObservation
usagePricingTierId usagePricingTierName`;
const traces = `id timestamp name userId sessionId release version environment tags bookmarked public input output metadata
comments latency totalCost inputCost outputCost inputTokens outputTokens totalTokens usage observationCount observationsCount
level errorCount warningCount defaultCount debugCount projectId createdAt updatedAt externalId htmlPath duration
usageDetails costDetails scores observations`;

const tables: Readonly<Record<string, ReadonlySet<string>>> = {
  "langfuse.observations-export": new Set(observations.split(/\s+/)),
  "langfuse.events-export": new Set(events.split(/\s+/)),
  "langfuse.traces-export": new Set(traces.split(/\s+/)),
};

/** The documented columns of a table, null for formats without score columns. */
export function documentedColumns(format: string): ReadonlySet<string> | null {
  return tables[format] ?? null;
}
