import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineQuerySchema } from "../../lib/api/timelineContract.ts";
import { readList, writeList } from "../../lib/timeline/filterList.ts";

test("any tool name can be filtered, also one that an attacker gave a comma", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (values) => {
      expect(readList(writeList(values))).toEqual(values);
    }),
  );
  expect(timelineQuerySchema.parse({ tool: writeList(["a,b", "c~1"]) }).tool).toEqual(["a,b", "c~1"]);
});

test("ordinary names stay readable in the address", () => {
  expect(writeList(["run_sql", "read_file"])).toBe("run_sql,read_file");
});
