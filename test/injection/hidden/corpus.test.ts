import { join } from "node:path";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hiddenPieces } from "@/lib/injection/hidden/hiddenPieces.ts";
import { corpora, corpusLines } from "../../base/corpora.ts";

const labelSchema = z.object({ file: z.string(), set: z.string(), run: z.object({ variant: z.string(), kind: z.string(), goal: z.string().nullable() }), expected: z.object({ carriers: z.array(z.object({ callId: z.string(), start: z.number(), end: z.number(), decode: z.boolean() })), cleanDocs: z.array(z.string()) }) });
const chatSchema = z.object({ messages: z.array(z.object({ tool_call_id: z.string().optional(), content: z.unknown() })) });
/** These stand in plain sight. */
const notHidden = new Set(["fake_role", "markdown_image"]);

const labels = corpusLines("corpora/injection/labels.jsonl").filter(({ set }) => set === "hidden").map((line) => labelSchema.parse(line));
const carrying = labels.filter(({ run, expected }) => expected.carriers.length > 0 && !notHidden.has(run.variant));
const lookAlikes = labels.filter(({ run }) => run.kind === "look-alike");

function contentOf(file: string, callId: string): string {
  const chat = chatSchema.parse(JSON.parse(readFileSync(join(corpora ?? "", "corpora", "injection", file), "utf8")));
  const content = chat.messages.find(({ tool_call_id }) => tool_call_id === callId)?.content;
  if (typeof content !== "string") throw new Error(`${file} has no content for ${callId}`);
  return content;
}

const squeezed = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

describe.runIf(labels.length > 0)("hidden texts of the shared samples", () => {
  const variants = [...new Set(carrying.map(({ run }) => run.variant))];
  test.each(variants)("%s: at least 99 % are decoded and placed", (variant) => {
    const ofVariant = carrying.filter(({ run }) => run.variant === variant);
    const missed = ofVariant.filter(({ file, run, expected }) => {
      const [carrier] = expected.carriers;
      if (carrier === undefined) return true;
      const { start, end, callId, decode } = carrier;
      return !hiddenPieces(contentOf(file, callId)).pieces.some((piece) => {
        const share = (Math.min(piece.end, end) - Math.max(piece.start, start)) / (Math.max(piece.end, end) - Math.min(piece.start, start));
        return share >= 0.7 && piece.needsDecoding === decode && squeezed(piece.decoded).includes(squeezed(run.goal ?? ""));
      });
    });
    expect(missed.map(({ file }) => file).slice(Math.floor(ofVariant.length / 100))).toEqual([]);
  });

  test("in look-alikes nothing is decoded but sentences in addresses", () => {
    const decoded = lookAlikes.flatMap(({ file, expected }) => expected.cleanDocs.flatMap((callId) => hiddenPieces(contentOf(file, callId)).pieces)).filter(({ needsDecoding, technique }) => needsDecoding && technique !== "percent");
    expect(decoded).toEqual([]);
  });
});
