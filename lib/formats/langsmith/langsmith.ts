import type { FormatAdapter } from "../adapter.ts";
import { advice } from "./advice.ts";
import { completeSpan } from "./content.ts";
import { detect } from "./detect.ts";
import { LangsmithMapper } from "./map.ts";

/** Every export of LangSmith that is known; the README of this folder lists them. */
export const langsmith: FormatAdapter = {
  vendor: "langsmith",
  detect,
  open: (detection, envelope, log) => new LangsmithMapper(detection, envelope, log),
  complete: completeSpan,
  advice,
};
