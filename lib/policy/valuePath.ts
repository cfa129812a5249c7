import { isObject, type JsonValue } from "../base/json.ts";

/** A name, or `*` for every item of a list. */
export type PathStep = { readonly name: string } | "*";
export type ValuePath = readonly PathStep[];

const stepPattern = /\.([A-Za-z_$][\w$-]*)|\[\*\]|\["((?:[^"\\]|\\.)*)"\]/y;
const plainName = /^[A-Za-z_][\w-]*$/;

/** Reads `flights[*].date`, `["odd name"].x`, `$.a.b`; null for anything else. */
export function parsePath(text: string): ValuePath | null {
  const rooted = text.startsWith("$") ? text.slice(1) : plainStart.test(text) ? `.${text}` : text;
  const steps: PathStep[] = [];
  stepPattern.lastIndex = 0;
  while (stepPattern.lastIndex < rooted.length) {
    const match = stepPattern.exec(rooted);
    if (match === null) return null;
    const [whole, plain, quoted] = match;
    const name = plain ?? (quoted === undefined ? null : unquoted(quoted));
    if (whole === "[*]") steps.push("*");
    else if (name === null) return null;
    else steps.push({ name });
  }
  return steps;
}
const plainStart = /^[A-Za-z_]/;

function unquoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === "string" ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The path as text: the name of the argument first, or `$` for a result. */
export function pathText(path: ValuePath, root = ""): string {
  const text = path.map((step) => (step === "*" ? "[*]" : plainName.test(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`)).join("");
  return root === "" && text.startsWith(".") ? text.slice(1) : `${root}${text}`;
}

/** What stands at a path. `isMissing`: somewhere on the way a member is not there. */
export type Selection = { readonly values: readonly JsonValue[]; readonly isMissing: boolean };

export function select(root: JsonValue, path: ValuePath): Selection {
  let values: JsonValue[] = [root];
  let isMissing = false;
  for (const step of path) {
    const next: JsonValue[] = [];
    for (const value of values) {
      if (step === "*") {
        if (Array.isArray(value)) next.push(...value);
        else isMissing = true;
      } else if (isObject(value) && Object.hasOwn(value, step.name)) next.push(value[step.name] ?? null);
      else isMissing = true;
    }
    values = next;
  }
  return { values, isMissing };
}

/** One value that holds no other: a scalar, an empty list, an empty object. */
export type Leaf = { readonly path: ValuePath; readonly value: JsonValue };

/** All leaves of a value in order; null where it is deeper than `depthMax` or holds more than `leavesMax`. */
export function leavesOf(root: JsonValue, depthMax = 32, leavesMax = 20_000): Leaf[] | null {
  const leaves: Leaf[] = [];
  const open: Leaf[] = [{ path: [], value: root }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { path, value } = at;
    const inside: Leaf[] = Array.isArray(value)
      ? value.map((one): Leaf => ({ path: [...path, "*"], value: one }))
      : isObject(value) ? Object.entries(value).map(([name, one]): Leaf => ({ path: [...path, { name }], value: one })) : [];
    if (inside.length === 0) leaves.push(at);
    else if (path.length >= depthMax || leaves.length + open.length + inside.length > leavesMax) return null;
    else open.push(...inside.reverse());
  }
  return leaves;
}
