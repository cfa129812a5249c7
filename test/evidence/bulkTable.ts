import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";

/** The ways in which the tables of these tests are packed; snappy is the writer's own. */
export const codecs = ["UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"] as const;
export type BulkTable = {
  readonly codec: (typeof codecs)[number];
  /** Whether the timestamps say that they are in UTC. Older exports do not. */
  readonly isUtc?: boolean;
  /** Ids as JSON texts in quotes, as some versions write them. */
  readonly quoted?: boolean;
  readonly rowGroup?: number;
};

type Cell = string | boolean | bigint | number | null;
export type BulkRow = Readonly<Record<string, Cell>>;

/** A Zstandard frame of stored blocks (RFC 8878, 3.1.1): whoever can unpack the format can unpack this. */
function storedZstd(bytes: Uint8Array): Uint8Array {
  const head = Buffer.alloc(9);
  head.writeUInt32LE(0xfd2fb528, 0);
  head.writeUInt8(0xa0, 4);
  head.writeUInt32LE(bytes.length, 5);
  const parts: Uint8Array[] = [head];
  const blockMax = 128 * 1024;
  for (let at = 0; at === 0 || at < bytes.length; at += blockMax) {
    const block = bytes.subarray(at, at + blockMax);
    const isLast = at + blockMax >= bytes.length;
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}

const compressors = { GZIP: (bytes: Uint8Array) => gzipSync(bytes), ZSTD: storedZstd };

const uuid = (n: number): string => `01a7c3d0-5e21-7000-8000-${String(n).padStart(12, "0")}`;
const start = BigInt(Date.UTC(2026, 4, 11, 6, 0, 0)) * 1000n;

/** Forty runs of a greenhouse agent in one trace: a root, and steps of every type below it. */
export function bulkRows(quoted: boolean): BulkRow[] {
  const id = (n: number): string => (quoted ? `"${uuid(n)}"` : uuid(n));
  const types = ["llm", "tool", "retriever", "chain"];
  return Array.from({ length: 40 }, (_, n): BulkRow => {
    const type = n === 0 ? "chain" : (types[n % types.length] ?? "chain");
    const begin = start + BigInt(n) * 1_000_003n;
    const unfinished = n === 39;
    return {
      id: id(n),
      tenant_id: uuid(900),
      session_id: uuid(901),
      trace_id: id(0),
      parent_run_id: n === 0 ? null : id(0),
      name: n === 0 ? "greenhouse" : `${type} ${n}`,
      run_type: type,
      status: unfinished ? "pending" : "success",
      dotted_order: `20260511T0600000000${String(n).padStart(2, "0")}Z${uuid(n)}`,
      error: n === 7 ? "ValveError: stuck open\n\tat bed 7" : null,
      inputs: JSON.stringify({ bed: n, command: `valve --bed ${n} --text "é😀, \\"quoted\\""` }),
      outputs: unfinished
        ? "{}"
        : JSON.stringify({ output: n === 17 ? "dial amqp://ops:Harbour-Moss-4@mq.example" : `done ${n}` }),
      extra: JSON.stringify({ metadata: { thread_id: "greenhouse-3" }, runtime: { sdk: "ours" } }),
      tags: "[]",
      feedback_stats: null,
      start_time: begin,
      end_time: unfinished ? null : begin + 700_009n,
      is_root: n === 0,
      total_tokens: n === 5 ? 9_007_199_254_740_993n : BigInt(n),
      total_cost: n === 6 ? Number.NaN : n / 8,
    };
  });
}

/** The table as a file's bytes, with the columns of LangSmith's bulk export. */
export function bulkTable({ codec, isUtc = true, quoted = false, rowGroup = 40 }: BulkTable): Uint8Array {
  const rows = bulkRows(quoted);
  const names = Object.keys(rows[0] ?? {});
  const schema = [{ name: "schema", num_children: names.length }, ...names.map((name) => elementOf(name, isUtc))];
  const columnData = names.map((name) => ({ name, data: rows.map((row) => row[name] ?? null) }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema,
      codec,
      compressors,
      rowGroupSize: rowGroup,
      createdBy: "aftertrace tests",
    }),
  );
}

function elementOf(name: string, isUtc: boolean) {
  const optional = { name, repetition_type: "OPTIONAL" } as const;
  switch (name) {
    case "start_time":
    case "end_time":
      return {
        ...optional,
        type: "INT64",
        converted_type: "TIMESTAMP_MICROS",
        logical_type: { type: "TIMESTAMP", isAdjustedToUTC: isUtc, unit: "MICROS" },
      } as const;
    case "is_root":
      return { ...optional, type: "BOOLEAN" } as const;
    case "total_tokens":
      return { ...optional, type: "INT64" } as const;
    case "total_cost":
      return { ...optional, type: "DOUBLE" } as const;
    default:
      return { ...optional, type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } } as const;
  }
}
