// The calls that Rook's work is made of.
import { random } from "../random.mjs";
import { call, step } from "../record.mjs";

/** A shell command that ended with 0. */
export const sh = (command, output = "", more) => call("bash", { command }, output, more);
/** A shell command that failed. */
export const failing = (command, output, code = 1, more = {}) =>
  sh(command, `${output}\n[exit code ${code}]`, { status: "error", ...more });
export const read = (path, text, more) => call("read_file", { path }, text, more);
export const grep = (pattern, path, ...hits) =>
  call("search_code", { pattern, path }, hits.length > 0 ? hits.join("\n") : "no match");
export const say = (channel, text) => call("post_message", { channel, text }, "posted");
export const edit = (path, oldText, newText) =>
  call("edit_file", { path, old_text: oldText, new_text: newText }, `${path}: 1 replacement`);
export const sha = (branch) => random(`fernhollow/${branch}`).hex(7);

/** Commit, push and pull request: the end of every piece of work on a branch. */
export const deliver = (branch, number, title, body, files) => [
  step(
    "",
    sh(
      "git diff --stat",
      files.map((f) => ` ${f} | ${4 + (f.length % 9)} ++--`).join("\n") + `\n ${files.length} files changed`,
    ),
  ),
  step("", sh(`git add ${files.join(" ")}`)),
  step("", sh(`git commit -m "${title}"`, `[${branch} ${sha(branch)}] ${title}\n ${files.length} files changed`)),
  step(
    "",
    sh(
      `git push -u origin ${branch}`,
      `To git.fernhollow.example:ledger.git\n * [new branch]      ${branch} -> ${branch}`,
      { ms: 2200 },
    ),
  ),
  step("", call("open_pull_request", { branch, title, body }, `https://git.fernhollow.example/ledger/pulls/${number}`)),
];
