/** Languages whose programs stand inside a command line. */
export type ProgramLanguage = "python" | "node" | "ruby" | "perl" | "php" | "r" | "lua" | "deno" | "powershell" | "cmd" | "awk";

const names: readonly (readonly [RegExp, ProgramLanguage])[] = [
  [/^(?:python|pypy|ipython)[\d.]*$/, "python"], [/^(?:node|nodejs|bun|tsx|ts-node)$/, "node"], [/^(?:ruby|jruby|irb)[\d.]*$/, "ruby"], [/^perl[\d.]*$/, "perl"],
  [/^php[\d.]*$/, "php"], [/^(?:rscript|r)$/i, "r"], [/^lua(?:jit)?[\d.]*$/, "lua"], [/^deno$/, "deno"], [/^(?:powershell|pwsh)$/i, "powershell"], [/^cmd$/i, "cmd"], [/^[gmn]?awk$/, "awk"],
];

export function languageOf(name: string): ProgramLanguage | null {
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
