import type { FormatAdapter } from "../adapter.ts";
import { detect } from "./detect.ts";
import { completeObservation } from "./complete.ts";
import { LangfuseMapper } from "./map.ts";
import { advice } from "./problems.ts";

/** Everything that Langfuse writes, from the browser's downloads to the raw files of a self-hoster. */
export const langfuse: FormatAdapter = {
  vendor: "langfuse",
  detect,
  open: (detection, envelope, log) => new LangfuseMapper(detection, envelope, log),
  complete: completeObservation,
  advice,
};
