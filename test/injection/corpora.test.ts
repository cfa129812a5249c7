import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { runsOf } from "./runsOf.ts";

const corpora = process.env["AFTERTRACE_CORPORA"];
const labelSchema = z.object({ file: z.string(), sameAs: z.string().optional(), format: z.string().optional() });

describe.runIf(corpora !== undefined)("runs of the corpus", () => {
  const folder = join(corpora ?? "", "corpora", "injection");
  const labels = corpora === undefined ? [] : readFileSync(join(folder, "labels.jsonl"), "utf8").split("\n").filter(Boolean).map((line) => labelSchema.parse(JSON.parse(line)));
  const pairs = labels.flatMap(({ file, sameAs }) => (sameAs === undefined ? [] : [[file, sameAs] as const]));

  test.each(pairs)("%s is lived as %s is: the same steps in the same order", async (file, sameAs) => {
    const [one, other] = [await runsOf([join(folder, file)]), await runsOf([join(folder, sameAs)])];
    expect(one.flatMap(({ run }) => run.steps).length).toBeGreaterThan(0);
    expect(one.map(({ run }) => run.steps)).toEqual(other.map(({ run }) => run.steps));
  });
});
