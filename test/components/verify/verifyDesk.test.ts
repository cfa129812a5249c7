import { describe, expect, test } from "vitest";
import { fileBytesMax, filesMax } from "@/components/verify/given-file.ts";
import { VerifyDesk, type RunState } from "@/components/verify/verify-desk.ts";
import { custodyLog, jwsToken } from "../../audit/logs.ts";
import { inHex, signer } from "../../audit/signer.ts";
import { engineClient } from "./engineClient.ts";

const own = signer("desk");
const handed = (name: string, text: string) => ({ name, file: new File([text], name) });
const log = (name = "a.jsonl", count = 5) => handed(name, `${custodyLog(count, own).join("\n")}\n`);
const keyFile = handed("key.txt", own.hex);

/** A desk, and a wait until every log on it rests. */
function desk() {
  const client = engineClient();
  const made = new VerifyDesk(client, () => 1_000_000);
  const settled = async (): Promise<void> => {
    while (made.logs.some(({ state }) => state.type === "running" || state.type === "waiting")) await new Promise((resume) => setTimeout(resume, 5));
  };
  return { desk: made, settled, asked: client.asked };
}
const status = (state: RunState | undefined): string => (state?.type === "done" ? (state.outcome.type === "verified" ? state.outcome.log.status : state.outcome.type) : (state?.type ?? "none"));

describe("the desk", () => {
  test("verifies a log as soon as it is there, and anew with each key that comes or goes", async () => {
    const { desk: here, settled } = desk();
    await here.add([log()]);
    await settled();
    expect(status(here.logs[0]?.state)).toBe("unverifiable");
    await here.add([keyFile]);
    await settled();
    expect(status(here.logs[0]?.state)).toBe("verified");
    here.remove(here.files.find(({ name }) => name === "key.txt")?.id ?? "");
    await settled();
    expect(status(here.logs[0]?.state)).toBe("unverifiable");
  });

  test("does not verify again what nothing has changed for", async () => {
    const { desk: here, settled, asked } = desk();
    await here.add([log(), keyFile]);
    await settled();
    await here.add([handed("note.txt", "nothing to do with it")]);
    await settled();
    expect(asked.filter((one) => one === "verify")).toHaveLength(1);
  });

  test("uses a key that came with the log only once it is accepted, for that log alone, and takes it back", async () => {
    const { desk: here, settled } = desk();
    await here.add([log("a.jsonl"), log("b.jsonl", 6)]);
    await settled();
    const [first] = here.logs;
    const offered = first?.state.type === "done" && first.state.outcome.type === "verified" ? first.state.outcome.log.offered[0] : undefined;
    if (first === undefined || offered === undefined) throw new Error("no key was offered");
    here.accept(first.file.id, offered);
    await settled();
    expect(here.logs.map(({ state }) => status(state))).toEqual(["verified", "unverifiable"]);
    expect(here.logs[0]?.accepted[0]?.atUs).toBe(1_000_000);
    here.takeBack(first.file.id, offered.fingerprint);
    await settled();
    expect(here.logs.map(({ state }) => status(state))).toEqual(["unverifiable", "unverifiable"]);
  });

  test("a cancelled verification gives no verdict until it is asked for again", async () => {
    const { desk: here, settled } = desk();
    await here.add([log("long.jsonl", 3_000), keyFile]);
    here.cancel(here.logs[0]?.file.id ?? "");
    await settled();
    expect(status(here.logs[0]?.state)).toBe("cancelled");
    here.again(here.logs[0]?.file.id ?? "");
    await settled();
    expect(status(here.logs[0]?.state)).toBe("verified");
  });

  test("a detached token is checked with the payload that lies beside it", async () => {
    const { desk: here, settled } = desk();
    const [header = "", , signature = ""] = jwsToken(own, "what was signed").split(".");
    await here.add([handed("token.jws", `${header}..${signature}\n`), keyFile, handed("payload.bin", "what was signed")]);
    await settled();
    expect(status(here.logs[0]?.state)).not.toBe("verified");
    here.use(here.files.find(({ name }) => name === "payload.bin")?.id ?? "", "payload");
    await settled();
    expect(status(here.logs[0]?.state)).toBe("verified");
  });

  test("a log of an unknown shape is read as the reader chooses, and not before", async () => {
    const { desk: here, settled } = desk();
    const record = (at: number): string => JSON.stringify({ body: `step ${at}`, seal: inHex(own.sign(`step ${at}`)) });
    await here.add([handed("odd.jsonl", `${[1, 2, 3].map(record).join("\n")}\n`), keyFile]);
    await settled();
    const [odd] = here.logs;
    expect(status(odd?.state)).toBe("nothing");
    here.choose(odd?.file.id ?? "", { signature: ["seal"], part: { kind: "text", path: ["body"] }, form: null, message: "bytes", embedded: null, chain: null });
    await settled();
    expect(status(here.logs[0]?.state)).toBe("verified");
  });

  test("refuses what a browser should not hold, and names the command line; the other files go on", async () => {
    const { desk: here, settled } = desk();
    const large = { name: "large.jsonl", file: { size: fileBytesMax + 1 } as File };
    await here.add([large, log(), keyFile]);
    await settled();
    expect(here.files[0]?.state).toMatchObject({ type: "refused", instead: expect.stringContaining("npx aftertrace verify") });
    expect(here.logs.map(({ file, state }) => [file.name, status(state)])).toEqual([["a.jsonl", "verified"]]);
    await here.add(Array.from({ length: filesMax }, (_, at) => handed(`n${at}.txt`, "x")));
    expect(here.files.filter(({ state }) => state.type === "refused")).toHaveLength(4);
  });
});
