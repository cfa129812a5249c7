import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { test } from "vitest";
import { analyzed } from "../analyzed.ts";
import { exports, stepsOf } from "./exports.ts";
import { utf16 } from "../evidence/harness.ts";
const steps = stepsOf(6);
const lines = (t: string) => t.split("\n");
const damages: Record<string, (t: string) => string | Uint8Array> = {
  none: (t) => t,
  cut: (t) => t.slice(0, t.indexOf("burner-4")),
  brace: (t) => t.replace(`"burner-4"`, `"burner-4"]`),
  bom: (t) => `\ufeff${t}`,
  crlf: (t) => t.replaceAll("\n", "\r\n"),
  le: (t) => utf16(t, "le", true),
  be: (t) => utf16(t, "be", false),
  nul: (t) => t.replace("burner 4 burns", "burner\0\0 burns"),
  zeros: (t) => `${t}${"\0".repeat(500)}`,
  deep: (t) => t.replace(`"burner 4 burns"`, `${"[".repeat(10000)}${"]".repeat(10000)}`),
  gzip: (t) => gzipSync(t),
  gzipcut: (t) => { const g = gzipSync(t); return g.subarray(0, g.length * 0.7); },
  notutf8: (t) => { const b = Buffer.from(t); b[b.indexOf("burner 4 burns")] = 0xff; return b; },
};
test("x", async () => {
  const folder = mkdtempSync(join(tmpdir(), "s-"));
  for (const [d, damage] of Object.entries(damages)) for (const [e, x] of Object.entries(exports)) {
    const p = join(folder, x.name); writeFileSync(p, damage(x.text(steps)));
    const f = await analyzed(p); const [a] = f.exhibits;
    console.log(d, "|", e, a?.format, JSON.stringify(a?.records), f.calls.map((c) => `${c.callId}${c.state[0]}${c.result[0]}`).join(" "), a?.problems.map((q) => `${q.code}@${q.at}x${q.count}`).join("; "));
  }
}, 60000);
