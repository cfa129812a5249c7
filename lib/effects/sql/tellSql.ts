import type { EffectDraft } from "../effect.ts";
import type { Follow, Whereabouts } from "../shell/frame.ts";
import { Scope } from "../shell/scope.ts";
import { Session } from "../session.ts";
import { programsIn } from "./statementEffects.ts";

const depthMax = 8;

export type SqlCall = { readonly dialect: string | null; readonly where: Whereabouts; /** The words that hand the text over, for `why`. */ readonly how: string; readonly tell: (effect: EffectDraft) => void; readonly follow: Follow; readonly depth: number; /** Words that name the database: connection strings, hosts. */ readonly places?: readonly string[]; readonly shared?: EffectDraft["shared"] };

/** Tells the effects of a text of SQL: one for each statement. */
export function tellSql(text: string, { dialect, where, how, tell, follow, depth, places = [], shared }: SqlCall): void {
  for (const { effect, program } of programsIn(text, dialect, depth)) {
    if (program !== null && depth < depthMax) {
      follow.script(program, { follow, scope: new Scope(), where: { ...where, shared: true, host: where.host ?? "the database server" }, stdin: { kind: "command", name: "the query", secret: true }, session: new Session(), tell: (one) => tell({ ...one, targets: [...effect.targets, ...one.targets] }), depth: depth + 1, budget: { left: 200, letters: 16_384 } });
      continue;
    }
    const reach = where.shared ? "yes" : (shared ?? effect.shared);
    tell({ ...effect, shared: effect.class === "read_only" ? effect.shared : reach, places: [...places, ...where.places, ...effect.places], why: how === "" ? effect.why : `${effect.why} (${how})` });
  }
}
