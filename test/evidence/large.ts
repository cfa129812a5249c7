/** Runs in a process of its own, so that its memory can be capped and measured; see large.test.ts. */
import { openExhibit } from "../../lib/evidence/openExhibit.ts";
import { ProblemLog } from "../../lib/evidence/problem.ts";
import { readEnvelope, readRecords } from "../../lib/evidence/readers.ts";
import type { RecordPlan } from "../../lib/evidence/record.ts";
import { peakMemoryMb } from "../peakMemory.ts";

async function main(path: string, pattern: string): Promise<void> {
  const exhibit = await openExhibit(path, { scratch: { kind: "memory" } });
  const { shape } = exhibit.probe;
  const plan: RecordPlan =
    shape === "json"
      ? { kind: "json", patterns: [pattern] }
      : shape === "csv"
        ? { kind: "csv", cells: "plain" }
        : { kind: "jsonLines" };
  const log = new ProblemLog();
  const counts = { read: 0, skipped: 0 };
  await readEnvelope(exhibit, plan, log);
  for await (const batch of readRecords(exhibit, plan, log, counts)) if (batch.bytesDone < 0) break;
  const codes = log.list().map(({ code, at }) => `${code} ${at}`);
  const rssMb = Math.round(peakMemoryMb());
  process.stdout.write(JSON.stringify({ shape, keys: exhibit.probe.keys, counts, codes, rssMb }));
}

main(process.argv[2] ?? "", process.argv[3] ?? "").catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
