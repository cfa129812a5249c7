import { effectRule, sh, type EffectRuleText } from "./effectRule.ts";

/** Calls inside program texts (`python -c`, `node -e`, …). What runs another command or a statement is read by that language's own rules. */
export const programRules = {
  reading: effectRule("program.reading", {
    title: "A program text that only computes and prints", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "It calls nothing but what prints, computes, parses or reads files.",
    matches: [sh("python3 -c 'print(2 + 2)'"), sh("node -p 'process.version'")], not: [sh("python3 -c 'import job; job.go()'")],
  }),
  write: effectRule("program.write", {
    title: "A program text that writes files", effect: { class: "data_mutation", destructive: false, reversible: "yes", shared: "no" },
    why: "A file is opened to be written, or made.",
    matches: [sh("python3 -c 'open(\"a\", \"w\").write(\"x\")'"), sh("node -e 'fs.writeFileSync(\"a\", \"x\")'")], not: [sh("python3 -c 'print(open(\"a\").read())'")],
  }),
  methodDestroy: effectRule("program.method.destroy", {
    title: "A program text that calls a method which takes something away", effect: { class: "data_mutation", destructive: true, reversible: "unknown", shared: "unknown" },
    why: "The method's own name says so: it stands for a request to a service.",
    matches: [sh("node -e 'client.deleteIndex(\"prod\")'")], not: [sh("node -e 'el.removeEventListener(\"a\", f)'"), sh("python3 -c 'print(\"a\".removeprefix(\"b\"))'")],
  }),
  request: effectRule("program.request", {
    title: "A program text that calls another host", effect: { class: "unknown", destructive: false, reversible: "unknown", shared: "yes" },
    why: "It sends a request that may change something there.",
    matches: [sh("python3 -c 'import requests; requests.post(\"https://api.example/x\")'")], not: [sh("python3 -c 'import requests; print(requests.get(\"https://api.example/x\").text)'")],
  }),
  requestDelete: effectRule("program.request.delete", {
    title: "A program text that deletes something on another host", effect: { class: "data_mutation", destructive: true, reversible: "unknown", shared: "yes" },
    why: "The request's method is DELETE.",
    matches: [sh("python3 -c 'import requests; requests.delete(\"https://api.example/x/1\")'"), sh("node -e 'axios.delete(\"https://api.example/x/1\")'")], not: [sh("python3 -c 'import requests; requests.get(\"https://api.example/x/1\")'")],
  }),
} satisfies Record<string, EffectRuleText>;
