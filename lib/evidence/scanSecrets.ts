import type { OpenExhibit } from "./exhibit.ts";
import type { ProblemLog } from "./problem.ts";
import { noteSecrets } from "./recordValue.ts";
import { decodeText } from "./textView.ts";

const chunkUnits = 1 << 20;
/** A credential across the edge of two chunks is found in the second: longer ones than this are keys in blocks. */
const overlapUnits = 4096;

/**
 * Looks for credentials in an exhibit of which no records are read: a file that is refused as a trace leaks just the
 * same. Says so in `log`, once per kind and chunk, without the value. `goOn` is called between chunks and may throw.
 */
export function scanSecrets({ view }: OpenExhibit, log: ProblemLog, goOn: () => void = () => undefined): void {
  for (let at = view.start; at < view.units.size; at += chunkUnits - overlapUnits) {
    goOn();
    const { text } = decodeText(view.bytes(at, Math.min(chunkUnits, view.units.size - at)), view.encoding);
    noteSecrets(text, `byte ${view.byteOffset(at)}`, log);
  }
}
