import type { FormatAdapter } from "../adapter.ts";
import { detect } from "./detect.ts";
import { mapTranscript } from "./map.ts";

/** Plain chat transcripts: `{messages}`, bare lists, arrays and JSON Lines of them, tau-bench's `traj`. */
export const openai: FormatAdapter = {
  vendor: "openai",
  detect,
  open: ({ scope = null }, _envelope, log) => ({
    map: (record) => mapTranscript(record, log, scope),
    finish: () => {},
  }),
  advice: {},
};
