import { type RowType, rowTypes, type SpanKind, spanKinds, type SpanStatus } from "./model.ts";
import type { JoinStep } from "./traceIndex.ts";

const statuses = ["ok", "error", "pending", "unset"] as const satisfies readonly SpanStatus[];
const capacityFirst = 64;
const none = 0;

const columnsOf = (rows: number) => ({
  id: new Uint32Array(rows),
  parent: new Uint32Array(rows),
  type: new Uint8Array(rows),
  kind: new Uint8Array(rows),
  status: new Uint8Array(rows),
  clockless: new Uint8Array(rows),
  startUs: new Float64Array(rows),
  endUs: new Float64Array(rows),
});
type Columns = ReturnType<typeof columnsOf>;

const timeOf = (us: number | undefined): number | null => (us === undefined || Number.isNaN(us) ? null : us);

/** What the join knows of the spans of one trace, as columns in order of their ids. */
export class StepTable {
  #columns = columnsOf(capacityFirst);
  #capacity = capacityFirst;
  #count = 0;

  /** Steps come by ascending id. */
  add(step: JoinStep): void {
    if (this.#count === this.#capacity) this.#grow();
    const at = this.#count++;
    const to = this.#columns;
    to.id[at] = step.id;
    to.parent[at] = step.parent ?? none;
    to.type[at] = rowTypes.indexOf(step.type);
    to.kind[at] = spanKinds.indexOf(step.kind);
    to.status[at] = statuses.indexOf(step.status);
    to.clockless[at] = Number(step.clockless);
    to.startUs[at] = step.startUs ?? NaN;
    to.endUs[at] = step.endUs ?? NaN;
  }

  #grow(): void {
    const from = this.#columns;
    const to = columnsOf((this.#capacity *= 2));
    for (const name of columnNames) to[name].set(from[name]);
    this.#columns = to;
  }

  get(id: number): JoinStep | undefined {
    const at = this.#place(id);
    if (at < 0) return undefined;
    const from = this.#columns;
    const parent = from.parent[at] ?? none;
    const [type, kind, status] = [rowTypes[from.type[at] ?? 0], spanKinds[from.kind[at] ?? 0], statuses[from.status[at] ?? 0]];
    return { id, parent: parent === none ? null : parent, ...named(type, kind, status), startUs: timeOf(from.startUs[at]), endUs: timeOf(from.endUs[at]), clockless: from.clockless[at] === 1 };
  }

  #place(id: number): number {
    const ids = this.#columns.id;
    let [low, high] = [0, this.#count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = ids[middle] ?? 0;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

const named = (type: RowType = "span", kind: SpanKind = "UNKNOWN", status: SpanStatus = "unset") => ({ type, kind, status });

const columnNames = Object.keys(columnsOf(0)) as (keyof Columns)[];
