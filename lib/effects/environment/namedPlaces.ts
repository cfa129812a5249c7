import type { Environment } from "../effect.ts";
import { environmentIn } from "./environmentOf.ts";

const namesMax = 4_096;
const textMax = 65_536;
const lineMax = 400;
const mayName = /prod|prd|live|stag|stg|uat|qa|dev|test|local|sandbox|preview/i;
/** Names that something made for one thing: letters, digits and hyphens mixed. Plain words mean many things. */
const given = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[A-Za-z][\w]*(?:-[\w]+)+(?![\w-])/g;

/** Names of which a result said in the same line, or the same object, in which environment they are. */
export class NamedPlaces {
  readonly #places = new Map<string, Set<Environment>>();

  note(result: string): void {
    const text = result.slice(0, textMax);
    if (!mayName.test(text)) return;
    for (const line of text.split(/[\n{}]/)) {
      if (line.length > lineMax || !mayName.test(line)) continue;
      for (const [name] of line.matchAll(given)) this.#add(name, environmentIn(line.replaceAll(name, " ")));
    }
  }

  /** One word for each environment that results gave the names; two where they do not agree. */
  of(names: readonly string[]): Environment[] {
    return [...new Set(names.flatMap((name) => [...(this.#places.get(name) ?? [])]))];
  }

  #add(name: string, found: ReadonlySet<Environment>): void {
    if (found.size !== 1) return;
    const known = this.#places.get(name);
    if (known === undefined && this.#places.size >= namesMax) return;
    this.#places.set(name, new Set([...(known ?? []), ...found]));
  }
}
