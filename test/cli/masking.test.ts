import { expect, test } from "vitest";
import { inventedSecrets, secretsSeenIn } from "../inventedSecrets.ts";
import { cli, readFindings, tempFolder } from "../pipeline/run.ts";

const folder = tempFolder();
const everything = inventedSecrets.map(({ text }) => text).join("\n");
const file = folder.put("run.json", JSON.stringify({
  messages: [
    { role: "user", content: "Rotate the keys." },
    { role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "run_shell", arguments: JSON.stringify({ command: everything, note: "plain" }) } }] },
    { role: "tool", tool_call_id: "call_1", content: everything },
  ],
}));

test("findings are masked by default, one document or one per line; --reveal prints the arguments as they are, and nothing else of them differs", async () => {
  const [whole, each, clear] = [await cli("analyze", file, "--json"), await cli("analyze", file, "--each", "--jsonl"), await cli("analyze", file, "--json", "--reveal")];
  for (const { code, out } of [whole, each]) expect([code, secretsSeenIn(out)]).toEqual([0, []]);
  const [masked, revealed] = [readFindings(whole.out), readFindings(clear.out)];
  expect(secretsSeenIn(JSON.stringify(revealed.calls[0]?.arguments))).toHaveLength(inventedSecrets.length);
  const bare = ({ calls, ...rest }: typeof masked) => ({ ...rest, calls: calls.map(({ arguments: _, ...call }) => call) });
  expect(bare(masked)).toEqual(bare(revealed));
  expect(masked.calls[0]?.arguments).toMatchObject({ note: "plain" });
});
