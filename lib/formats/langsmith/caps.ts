import type { RawRecord } from "../../evidence/record.ts";

/** Default limits of the command line (langsmith-sdk 0.14 and langsmith-cli). */
const runsPerTraceMax = 1_000;
const tracesPerListMax = 20;
const runsPerListMax = [50, 100, 1_000];

/** Notices a list of exactly as many entries as the route that writes it allows. */
export class CapWatch {
  readonly #format: string;
  /** Runs per reply: the array element, the line, or the whole document. */
  readonly #replies = new Map<string, number>();

  constructor(format: string) {
    this.#format = format;
  }

  add(record: RawRecord, runs: number): void {
    if (!this.#format.startsWith("langsmith.cli-")) return;
    const isOwnReply = record.path.length === 0 && this.#format === "langsmith.cli-trace";
    const reply =
      this.#format === "langsmith.cli-runs"
        ? ""
        : isOwnReply
          ? `#${record.number}`
          : JSON.stringify(record.path.slice(0, -1));
    this.#replies.set(reply, (this.#replies.get(reply) ?? 0) + runs);
  }

  /** The message where a limit was met, else null. */
  reached(): string | null {
    const counts = [...this.#replies.values()];
    if (this.#format === "langsmith.cli-runs") {
      const cap = counts.find((count) => runsPerListMax.includes(count));
      return cap === undefined ? null : `Exactly ${cap} runs: the command line's limit; more may exist.`;
    }
    if (counts.includes(runsPerTraceMax))
      return `A trace has exactly ${runsPerTraceMax} runs: the command line's limit; more may exist.`;
    return counts.length === tracesPerListMax
      ? `Exactly ${tracesPerListMax} traces: the command line's limit; more may exist.`
      : null;
  }
}
