import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { zipOf } from "../evidence/zipWriter.ts";
import { callIds, exports, stepsOf } from "../pipeline/exports.ts";
import { callIdsOf, cli, only, readFindings, tempFolder } from "../pipeline/run.ts";

const folder = tempFolder();
const command = join(process.cwd(), "bin", "aftertrace.mjs");
const steps = stepsOf(6);
const text = (name: string): string => exports[name]?.text(steps) ?? "";
const array = folder.put("good/a.json", text("LangSmith runs array"));
const table = folder.put("good/b.csv", text("Langfuse CSV"));
const loop = join(folder.path, "loop");
symlinkSync(loop, loop);

let processes = 0;
/** The command as a process of its own, in an empty folder, with a temp folder and a home of its own. */
function run(args: readonly string[], limitMs = 20_000) {
  const own = join(folder.path, `process-${processes++}`);
  const [cwd, temp, home] = [join(own, "cwd"), join(own, "temp"), join(own, "home")];
  for (const one of [cwd, temp, home]) mkdirSync(one, { recursive: true });
  const env = { ...process.env, TMPDIR: temp, TMP: temp, TEMP: temp, HOME: home, USERPROFILE: home };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    env,
    encoding: "utf8",
    timeout: limitMs,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr, left: [cwd, temp, home].flatMap((one) => readdirSync(one)) };
}

describe("what the command refuses", () => {
  test.each<[string, string[], RegExp]>([
    ["no command", [], /^$/],
    ["a command that is none", ["dissect", "a.json"], /no command "dissect"/],
    ["no path", ["analyze", "--json"], /at least one file or folder/],
    ["no way to print", ["analyze", array], /--json.*--each --jsonl/],
    ["--jsonl alone", ["analyze", array, "--jsonl"], /--each and --jsonl go together/],
    ["--each alone", ["analyze", array, "--each"], /--json.*--each --jsonl/],
    ["--each with --json", ["analyze", array, "--each", "--json"], /--each and --jsonl go together/],
    ["an option that is none", ["analyze", array, "--json", "--upload"], /--upload/],
    ["a value where none is taken", ["analyze", array, "--json=yes"], /--json/],
    [
      "a path that is not there",
      ["analyze", "/nowhere/at/all.json", "--json"],
      /\/nowhere\/at\/all\.json cannot be opened/,
    ],
    [
      "a path that is not there beside one that is",
      ["analyze", array, "/nowhere/at/all.json", "--json"],
      /cannot be opened/,
    ],
    ["a path below a file", ["analyze", join(array, "deeper"), "--json"], /cannot be opened/],
    ["an empty path", ["analyze", "", "--json"], /cannot be opened/],
    ["a name longer than a name can be", ["analyze", "x".repeat(5000), "--json"], /cannot be opened: ENAMETOOLONG/],
    ["a link to itself", ["analyze", loop, "--json"], /cannot be opened: ELOOP/],
  ])("%s: code 2, the reason on standard error, nothing but help on standard output", async (_, args, reason) => {
    const { code, out, err } = await cli(...args);
    expect([code, out.startsWith("{")]).toEqual([2, false]);
    expect(err).toMatch(reason);
    expect(args.length === 0 ? out : err).toContain("aftertrace");
  });

  test.each(["help", "--help", "-h"])("%s is help and code 0", async (word) => {
    expect(await cli(word)).toEqual({ code: 0, out: expect.stringContaining("aftertrace analyze PATH"), err: "" });
  });

  test.each([["analyze", "--help"], ["policy", "draft", "-h"], ["verify", "a.json", "--help"]])("%s %s is help too", async (...args) => {
    expect(await cli(...args.filter(Boolean))).toEqual({ code: 0, out: expect.stringContaining("aftertrace analyze PATH"), err: "" });
  });
});

describe("what could never end", () => {
  test.each(["/dev/zero", "/dev/null"])("%s is refused and not read", (path) => {
    expect(run(["analyze", path, "--json"])).toEqual({
      code: 2,
      out: "",
      err: expect.stringContaining("neither a file nor a folder"),
      left: [],
    });
  });

  test("a pipe that nobody writes to is refused at once, and left out of a folder by name", () => {
    const pipe = join(folder.path, "piped", "pipe.json");
    mkdirSync(join(folder.path, "piped"));
    execFileSync("mkfifo", [pipe]);
    const { code, err } = run(["analyze", pipe, "--json"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`${pipe} cannot be opened: it is neither a file nor a folder`),
    ]);
    folder.put("piped/runs.json", text("LangSmith runs array"));
    const walked = run(["analyze", join(folder.path, "piped"), "--json"]);
    expect([walked.code, walked.err]).toEqual([
      0,
      `aftertrace: ${pipe} was left out: it is neither a file nor a folder.\n`,
    ]);
    expect(callIdsOf(readFindings(walked.out))).toEqual(callIds(steps));
  });

  test("links inside a folder, in a circle or out of it, are named and not followed; a link given by name is", async () => {
    const linked = join(folder.path, "linked");
    folder.put("linked/runs.json", text("LangSmith runs array"));
    symlinkSync(linked, join(linked, "circle"));
    symlinkSync(table, join(linked, "outside.csv"));
    symlinkSync(join(linked, "gone"), join(linked, "dangling"));
    const { code, out, err } = await cli("analyze", linked, "--json");
    expect([code, readFindings(out).exhibits.map(({ name }) => name)]).toEqual([0, ["runs.json"]]);
    expect(err).toBe(
      ["circle", "dangling", "outside.csv"]
        .map((name) => `aftertrace: ${join(linked, name)} was left out: it is a link, which is not followed.\n`)
        .join(""),
    );
    const named = await cli("analyze", join(linked, "outside.csv"), join(linked, "circle"), "--json");
    expect([named.code, readFindings(named.out).exhibits.map(({ name }) => name)]).toEqual([
      0,
      ["outside.csv", "runs.json"],
    ]);
  });
});

describe("what is printed", () => {
  test("--json is one document of all paths in the order given; a folder is walked by name", async () => {
    folder.put("order/b/2.json", text("Langfuse UI download"));
    folder.put("order/b.json", "[]");
    folder.put("order/B.json", "[]");
    folder.put("order/a/z/1.json", "[]");
    const { code, out, err } = await cli("analyze", table, join(folder.path, "order"), array, "--json");
    const { exhibits, input } = readFindings(out);
    expect([code, err, input]).toEqual([0, "", undefined]);
    expect(exhibits.map(({ id, name }) => [id, name])).toEqual([
      ["x1", "b.csv"],
      ["x2", "B.json"],
      ["x3", join("a", "z", "1.json")],
      ["x4", join("b", "2.json")],
      ["x5", "b.json"],
      ["x6", "a.json"],
    ]);
  });

  test("--each --jsonl is one line per file with its path, whatever the order of the options", async () => {
    const each = await cli("analyze", "--jsonl", table, "--each", array);
    const documents = each.out.split("\n");
    expect([each.code, documents.length, documents.at(-1)]).toEqual([0, 3, ""]);
    expect(documents.slice(0, 2).map((one) => readFindings(one).input)).toEqual([table, array]);
  });

  test("a path that begins with a dash is a path behind --", async () => {
    folder.put("dash/--json", text("LangSmith runs array"));
    const { code, out } = await cli("analyze", "--json", "--", join(folder.path, "dash", "--json"));
    expect([code, only(readFindings(out).exhibits).name]).toEqual([0, "--json"]);
  });

  test("an empty folder is an incident without exhibits, and no line at all with --each", async () => {
    const empty = join(folder.path, "empty");
    mkdirSync(empty);
    const { code, out } = await cli("analyze", empty, "--json");
    expect([code, readFindings(out).exhibits, (await cli("analyze", empty, "--each", "--jsonl")).out]).toEqual([
      0,
      [],
      "",
    ]);
  });
});

describe("the command as a process", () => {
  const packed = folder.put(
    "packed.zip",
    zipOf([
      { name: "a.json", bytes: readFileSync(array) },
      { name: "hurt.json", bytes: readFileSync(table), crc: 1 },
    ]),
  );

  test("prints the same bytes as inside this process, and leaves nothing behind: no database, no unpacked file", async () => {
    const args = ["analyze", array, table, packed, "--json"];
    const { code, out, err, left } = run(args);
    expect([code, left]).toEqual([0, []]);
    // After two seconds it says how far it is.
    expect(err).not.toContain("aftertrace:");
    expect(out).toBe((await cli(...args)).out);
  });

  test("is what package.json calls aftertrace, may be run, and says so in its first line", () => {
    const { bin } = JSON.parse(readFileSync("package.json", "utf8")) as { bin: Record<string, string> };
    expect(bin).toEqual({ aftertrace: "bin/aftertrace.mjs" });
    expect(readFileSync(command, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(statSync(command).mode & 0o100).toBe(0o100);
  });

  test("a reader that closes the pipe early ends it with code 0, in silence, and nothing is left behind", async () => {
    const many = folder.put(
      "many.zip",
      zipOf([{ name: "many.jsonl", bytes: Buffer.from(exports["LangSmith runs lines"]?.text(stepsOf(1000)) ?? "") }]),
    );
    const temp = join(folder.path, "closed");
    mkdirSync(temp);
    const child = spawn(process.execPath, [command, "analyze", many, "--json"], {
      env: { ...process.env, TMPDIR: temp },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (err += chunk));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, /error|EPIPE|at /i.test(err), readdirSync(temp)]).toEqual([0, false, []]);
  });

  test("an unpacked archive is gone from the temp folder when the analysis has been refused half way", () => {
    const { code, left } = run(["analyze", packed, "/nowhere.json", "--json"]);
    expect([code, left]).toEqual([2, []]);
  });
});

test("files are named by what they are, and hashed by what they hold", async () => {
  const { out } = await cli("analyze", join(folder.path, "good"), "--json");
  const { exhibits } = readFindings(out);
  expect(exhibits.map(({ sha256, bytes }) => [sha256, bytes])).toEqual(
    [array, table].map((path) => [createHash("sha256").update(readFileSync(path)).digest("hex"), statSync(path).size]),
  );
});
