import { cedarString, cedarTouches, cedarWithin } from "./cedarText.ts";
import { denialTrait, isPlainDenial, traitOf } from "./engineTraits.ts";
import { exactText } from "./plainText.ts";
import { oneOfData, widerTypes } from "./rego.ts";
import { passesNull, type Atom, type ComparisonSign, type RuleLine } from "./ruleLine.ts";
import { subjectKey } from "./subjects.ts";

/** A line of a rule that allows or asks, as Cedar conditions. */
export function cedarLine(line: RuleLine): string[] {
  const reading = readingOf(line);
  const present = line.isOptional ? [] : [`!${reading}.missing`];
  const filled = passesNull(line) ? [] : [`!${reading}.nullish`];
  return [...present, ...filled, ...line.atoms.map((atom) => cedarAtom(atom, line, reading, false))];
}

/** A line of a rule that denies: one item is enough. */
export function cedarDenial(line: RuleLine): string {
  const reading = readingOf(line);
  const [atom] = line.atoms;
  if (!isPlainDenial(line) || atom === undefined) return `${reading}.touched.contains(${cedarString(exactText(denialTrait(line)))})`;
  if (atom.kind === "compare") return `!${reading}.missing && (${reading}.empty || ${someNumber(reading, atom.sign, atom.number)})`;
  const { texts, scalars } = atom.kind === "one_of" ? oneOfData(atom) : { texts: [], scalars: [] };
  return `(${reading}.empty || ${cedarTouches(`${reading}.texts`, texts)} || ${cedarTouches(`${reading}.scalars`, scalars)})`;
}

function readingOf(line: RuleLine): string {
  return `context.${line.subject.kind === "derived" ? "derived" : "arguments"}[${cedarString(exactText(subjectKey(line.subject)))}]`;
}

function cedarAtom(atom: Atom, line: RuleLine, reading: string, isNested: boolean): string {
  const label = traitOf(atom, line, isNested);
  if (label !== null) return `${reading}.traits.contains(${cedarString(exactText(label))})`;
  switch (atom.kind) {
    case "one_of": {
      const { texts, scalars } = oneOfData(atom);
      return [cedarWithin(`${reading}.${atom.ignoreCase ? "folded" : "texts"}`, texts), cedarWithin(`${reading}.scalars`, scalars), cedarWithin(`${reading}.kinds`, ["string", "number", "boolean", "null"])].join(" && ");
    }
    case "compare": return `${reading}.numeric && ${allNumbers(reading, atom.sign, atom.number)}`;
    case "type": return cedarWithin(`${reading}.types`, widerTypes(atom.types));
    case "max_length": return `${cedarWithin(`${reading}.kinds`, ["string"])} && ${reading}.length <= ${atom.most}`;
    // Where nothing stands, nothing is wrong with it; that it must be there is a condition of its own.
    case "words": return `(${reading}.nothing || ${reading}.words == ${cedarString(exactText(JSON.stringify(atom.words)))})`;
    case "any_of": return `(${atom.forms.map((form) => `(${form.length === 0 ? "true" : form.map((one) => cedarAtom(one, line, reading, true)).join(" && ")})`).join(" || ")})`;
    case "pattern": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains":
      throw new TypeError(`${atom.kind} is judged by its label`);
  }
}

/** Numbers are Longs in ten-thousandths; each bound is the number rounded away from what it is compared with. */
function allNumbers(reading: string, sign: ComparisonSign, number: number): string {
  const bound = fixedPoint(number);
  switch (sign) {
    case "<=": return `${reading}.most_up <= ${bound}`;
    case "<": return `${reading}.most < ${bound}`;
    case ">=": return `${reading}.least >= ${bound}`;
    case ">": return `${reading}.least_up > ${bound}`;
  }
}

function someNumber(reading: string, sign: ComparisonSign, number: number): string {
  const bound = fixedPoint(number);
  switch (sign) {
    case "<=": return `${reading}.least_up <= ${bound}`;
    case "<": return `${reading}.least < ${bound}`;
    case ">=": return `${reading}.most >= ${bound}`;
    case ">": return `${reading}.most_up > ${bound}`;
  }
}

/** In ten-thousandths, for a number with at most four decimals. */
function fixedPoint(number: number): string {
  const [whole = "0", rest = ""] = String(Math.abs(number)).split(".");
  const digits = `${whole}${rest.padEnd(4, "0")}`.replace(/^0+(?=\d)/, "");
  return number < 0 && digits !== "0" ? `-${digits}` : digits;
}
