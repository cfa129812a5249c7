export type PrefixRule = { readonly pattern: readonly (string | readonly string[])[]; readonly decision: string };

/** A strict reader for the Starlark that is written here: comments, and calls of `prefix_rule` with a list, a decision and a reason. Anything else is an error. */
export function readPrefixRules(text: string): PrefixRule[] {
  if (/[^\n -~]/.test(text)) throw new Error("a sign that is not printable");
  const code = text.split("\n").filter((line) => !line.startsWith("#")).join("\n").trim();
  const rule = /^prefix_rule\(\n {4}pattern = (\[.*\]),\n {4}decision = "([a-z]+)",\n {4}justification = ("(?:[^"\\]|\\.)*"),\n\)\s*/;
  const rules: PrefixRule[] = [];
  for (let rest = code; rest !== "";) {
    const [whole, pattern, decision, justification] = rule.exec(rest) ?? [];
    if (whole === undefined || pattern === undefined || decision === undefined || justification === undefined) throw new Error(`no rule of ours: ${rest.slice(0, 200)}`);
    JSON.parse(justification);
    rules.push({ pattern: JSON.parse(pattern) as PrefixRule["pattern"], decision });
    rest = rest.slice(whole.length);
  }
  return rules;
}
