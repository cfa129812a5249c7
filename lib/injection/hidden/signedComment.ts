const signature =
  /(?:^|[{,\s"'\\-])(?:by|author|user|user_?name|from|name|who|sender|creator|reviewer|person|commenter|commented_by|posted_by|created_by)\\{0,16}["']?\s{0,3}:/i;
const recordMax = 300;

/** The stretch is the comment of a record that names who says it: its text, which nobody hides. */
export function isSigned(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - recordMax), start);
  if (!/(?<![\w$@])(?:comments?|remarks?)\\{0,16}["']?\s{0,3}:\s{0,3}\\{0,16}["']?$/i.test(before)) return false;
  const after = text.slice(end, end + recordMax);
  const flow = Math.max(before.lastIndexOf("{"), before.lastIndexOf("}"));
  const opened =
    flow >= 0
      ? before.slice(flow)
      : before.slice(Math.max(0, before.search(/\n[ \t]*-[ \t][^\n]*(?:\n(?![ \t]*-[ \t])[^\n]*)*$/)));
  const closed = after.split(flow >= 0 ? /[{}]/ : /\n[ \t]*-[ \t]|\n\n/, 1)[0] ?? "";
  return signature.test(opened) || signature.test(closed);
}
