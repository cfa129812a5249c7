import { splitStatements } from "./splitStatements.ts";

/** One step of a procedure's body: a statement, or one that is put together when it runs. */
export type ProcedureStep = { readonly kind: "statement" | "computed"; readonly text: string };

/** Words that open, close or branch a block; what stands behind them is a statement of its own. */
const brackets = /^(?:<<\w+>>|BEGIN\b|END\s+(?:IF|LOOP|CASE)\b(?:\s+\w+)?|END\b(?:\s+\w+)?|ELSE\b|EXCEPTION\b|LOOP\b|(?:IF|ELSIF|ELSEIF)\b[^;]{0,400}?\bTHEN\b|WHEN\b[^;]{0,500}?\bTHEN\b|(?:FOR|FOREACH|WHILE)\b[^;]{0,400}?\bLOOP\b|CASE\b[^;]{0,500}?(?=\bWHEN\b))\s*/i;
/** Steps that touch nothing but the procedure's own variables. */
const inner = /^(?:NULL|RETURN\b(?!\s+QUERY)|RAISE\b|EXIT\b|CONTINUE\b|ASSERT\b|GET\s+(?:STACKED\s+)?DIAGNOSTICS\b|OPEN\b|FETCH\b|CLOSE\b|MOVE\b|[\w.]+(?:\[[^\]]*\])?\s*:=)/i;

const bodyMax = 65_536;
const stepsMax = 500;

/** The statements of a PL/pgSQL body in order, both sides of each branch, each loop once. */
export function procedureSteps(body: string): ProcedureStep[] {
  const begin = /^\s*(?:<<\w+>>\s*)?DECLARE\b/i.test(body) ? body.search(/\bBEGIN\b/i) : 0;
  const steps: ProcedureStep[] = [];
  for (const { bare } of splitStatements(body.slice(Math.max(0, begin)).slice(0, bodyMax), false).slice(0, stepsMax)) {
    let rest = bare.trim();
    for (let turn = 0; turn < 64; turn++) {
      const open = brackets.exec(rest)?.[0] ?? "";
      if (open === "") break;
      rest = rest.slice(open.length).trimStart();
    }
    if (rest === "" || inner.test(rest)) continue;
    steps.push(stepOf(rest));
  }
  return steps;
}

function stepOf(text: string): ProcedureStep {
  if (/^EXECUTE\b/i.test(text)) {
    const constant = /^EXECUTE\s+(?:IMMEDIATE\s+)?[EN]?'((?:[^']|'')*)'\s*(?:(?:INTO|USING)\b.*)?$/is.exec(text)?.[1];
    return constant === undefined ? { kind: "computed", text } : { kind: "statement", text: constant.replaceAll("''", "'") };
  }
  return { kind: "statement", text: text.replace(/^PERFORM\b/i, "SELECT").replace(/^RETURN\s+QUERY\s+/i, "") };
}
