const advice = [
  ["LangSmith", "Runs through the API, the SDK or the command line (JSON, JSON Lines), a bulk export (Parquet), a run from the web page.", "Ask for inputs and outputs and for child runs: list views leave them out."],
  ["Langfuse", "A trace download, an observations or traces export (JSON, JSON Lines, CSV), the public API, ingestion batches.", "The trace download leaves inputs and outputs out from 350 observations up; then take the API."],
  ["OpenTelemetry", "OTLP JSON, one document or one per line, and the Collector's file exporter.", "Capturing content is off by default in many SDKs; the exhibit's card says if it was."],
  ["Chat transcripts", "Message lists as OpenAI and compatible APIs write them (JSON, JSON Lines).", "They hold no spans and no times; add the trace of the same run if there is one."],
  ["Events", "Alerts, pages, deploys, restores and messages with a time and a text each: CSV, JSON Lines or a JSON list, as alerting, paging, deploy and chat tools export them.", "Times with a zone are best; without one they are read as UTC."],
] as const;

/** What can be dropped here, and what to look out for while exporting. */
export function AcceptedFormats() {
  return (
    <section aria-label="What can be imported" className="flex flex-col gap-2">
      <h2 className="text-lg font-semibold">What can be imported</h2>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {advice.map(([vendor, shapes, hint]) => (
          <div key={vendor}>
            <dt className="font-semibold">{vendor}</dt>
            <dd className="max-w-[75ch] text-sm text-text-muted">{shapes} {hint}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-[90ch] text-sm text-text-muted">The format is recognised by what a file holds, never by its name. Files stay on this machine; they are hashed first and never changed. Zip and gzip are opened one level.</p>
    </section>
  );
}
