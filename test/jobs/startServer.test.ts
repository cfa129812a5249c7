import { expect, test } from "vitest";
import { readableAddress } from "../../lib/jobs/startServer.ts";

test("an address that cannot be decoded is read literally, every other one as it is", () => {
  expect(readableAddress("/incidents/%zz?q=%zz")).toBe("/incidents/%25zz?q=%zz");
  expect(readableAddress("/a%20b/%")).toBe("/a%2520b/%25");
  for (const url of ["/", "/a%20b?q=%", "/%F0%9F%92%A9", "/?a?b"]) expect(readableAddress(url)).toBe(url);
});
