import type { FormatAdapter } from "../adapter.ts";
import { detect } from "./detect.ts";
import { mapEvent } from "./map.ts";

/** Lists of what happened beside the trace: alerts, pages, deploys, messages. No span and no call comes out of them. */
export const events: FormatAdapter = {
  vendor: "events",
  detect,
  open: (_detection, _envelope, log) => ({ map: (record) => mapEvent(record, log), finish: () => {} }),
  advice: {},
};
