import { describe, expect, test } from "vitest";
import { readAddress } from "@/components/timeline/address.ts";
import { sizeWords } from "@/components/timeline/size-words.ts";

const words = (query: string, total: number, matches: number, of = 18_930) => sizeWords(readAddress(new URLSearchParams(query)).address, { total, matches, of }, false).replaceAll("\u202f", " ");

describe("how many rows of how many", () => {
  test("without filters it is all of them", () => {
    expect(words("", 18_930, 18_930)).toBe("18 930 of 18 930 rows");
  });

  test("rows that only give a filtered tree its shape are no matches, and are counted apart", () => {
    expect(words("kind=TOOL&q=x", 1_235, 1_204)).toBe("1 204 of 18 930 rows and 31 parents shown for context · 2 filters");
    expect(words("kind=TOOL", 2, 1)).toBe("1 of 18 930 rows and 1 parent shown for context · 1 filter");
    expect(words("view=flat&kind=TOOL", 1_204, 1_204)).toBe("1 204 of 18 930 rows · 1 filter");
  });

  test("what folding puts away is said", () => {
    expect(words("fold=3", 18_900, 18_930)).toBe("18 900 of 18 930 rows · 30 folded");
    expect(words("level=0&kind=TOOL", 40, 1_204)).toBe("1 204 of 18 930 rows · 40 in the list, others folded · 1 filter");
    expect(words("view=flat&fold=3", 18_930, 18_930)).toBe("18 930 of 18 930 rows");
  });

  test("nothing is claimed before the first answer", () => {
    expect(sizeWords(readAddress(new URLSearchParams("q=x")).address, null, true)).toBe("Reading rows · 1 filter, reading");
  });
});
