import type { FormatAdapter } from "../adapter.ts";
import { advice } from "./advice.ts";
import { detect, formatFile } from "./detect.ts";
import { openMapper } from "./mapper.ts";

/** OTLP/JSON documents and the collector's file exporter, with GenAI, OpenInference, OpenLLMetry, Vercel and ADK keys. */
export const otlp: FormatAdapter = {
  vendor: "otlp",
  detect,
  open: (detection, envelope, log) => openMapper(envelope, detection.format === formatFile, log),
  advice,
};
