/** A rule of a policy of Gemini CLI, as its reader takes it. */
export type TomlRule = { readonly [key: string]: string | number };

/**
 * A strict reader for the TOML that is written here: comments, tables `[[rule]]` and `key = value` with basic strings and whole numbers (TOML 1.0).
 * Anything else is an error.
 */
export function readTomlRules(text: string): TomlRule[] {
  const rules: Record<string, string | number>[] = [];
  for (const line of text.split("\n")) {
    if (/[^\t -~]/.test(line)) throw new Error(`a sign that is not printable: ${JSON.stringify(line)}`);
    if (line === "" || line.startsWith("#")) continue;
    if (line === "[[rule]]") {
      rules.push({});
      continue;
    }
    const [, key, value] = /^([A-Za-z]+) = (.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (key === undefined || value === undefined || rule === undefined || key in rule) throw new Error(`no TOML of ours: ${line}`);
    rule[key] = valueOf(value);
  }
  return rules;
}

function valueOf(text: string): string | number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  if (!/^"(?:[^"\\]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\uFFFD)*"$/.test(text)) throw new Error(`no basic string: ${text}`);
  return text.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-f]{8})|(.))/g, (_, short: string | undefined, long: string | undefined, sign: string | undefined) => (sign ?? String.fromCodePoint(Number.parseInt(short ?? long ?? "0", 16))));
}
