import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { canonicalJson } from "../../lib/base/canonicalJson.ts";
import type { JsonValue } from "../../lib/base/json.ts";
import { corpusLines, corpora } from "../base/corpora.ts";
import { analyzedWithTexts } from "../pipeline/texts.ts";

// The same runs as chat, as LangSmith, as Langfuse and as OTLP: no format may change what happened. They lie outside the project.
const folder = join(corpora ?? "", "corpora", "injection");
const label = z.object({ file: z.string(), sameAs: z.string() });
const pairs = corpusLines("corpora/injection/labels.jsonl").flatMap((line) => {
  const read = label.safeParse(line);
  return read.success ? [read.data] : [];
});

type Run = { readonly calls: readonly string[]; readonly documents: readonly string[] };
const chats = new Map<string, Promise<Run>>();

async function readRun(file: string): Promise<Run> {
  const { findings, documents, results } = await analyzedWithTexts(join(folder, file));
  return {
    calls: findings.calls.map(({ callId, tool, arguments: args, state }, at) =>
      JSON.stringify([callId, tool, canonicalJson(args as JsonValue), state, results[at] ?? null]),
    ),
    documents: findings.documents.map(({ callId }, at) => JSON.stringify([callId, documents[at]])),
  };
}

const message = z.object({ tool_calls: z.array(z.object({ id: z.string() })).nullish() });

/** The ids of the calls in a chat file, by a reader of a few lines. */
function idsIn(file: string): string[] {
  const { messages } = z
    .object({ messages: z.array(message) })
    .parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
  return messages.flatMap(({ tool_calls: calls }) => (calls ?? []).map(({ id }) => id)).sort();
}

function chatOf(file: string): Promise<Run> {
  const read = chats.get(file) ?? readRun(file);
  chats.set(file, read);
  return read;
}

describe.runIf(corpora !== null && existsSync(folder))("one run in four formats", () => {
  test("there are 120 files that say whose run they are", () => {
    expect(pairs).toHaveLength(120);
  });

  test.each(pairs)(
    "$file has the calls, states, results and documents of $sameAs, text by text",
    async ({ file, sameAs }) => {
      const [own, chat] = [await readRun(file), await chatOf(sameAs)];
      expect(chat.calls.map((call) => String((JSON.parse(call) as unknown[])[0])).sort()).toEqual(idsIn(sameAs));
      expect([...own.calls].sort()).toEqual([...chat.calls].sort());
      expect([...own.documents].sort()).toEqual([...chat.documents].sort());
    },
  );
});
