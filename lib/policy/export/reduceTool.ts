import type { Match, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { ExportLoss, LossConsequence } from "../policyExport.ts";
import type { Dialect, RuleKind } from "./dialect.ts";
import { hasStar, linesOf, readLine, type RuleLine } from "./ruleLine.ts";

type Broadened = { readonly rule: PolicyRule | null; readonly reasons: readonly string[] };

/** One tool as a dialect can say it. `ids`: those that are taken; new ones are added. */
export function reduceTool(tool: ToolPolicy, dialect: Dialect, ids: Set<string>): { readonly tool: ToolPolicy; readonly losses: readonly ExportLoss[] } {
  return new ToolReduction(tool, dialect, ids).reduce();
}

class ToolReduction {
  readonly #losses: ExportLoss[] = [];
  readonly #deny: PolicyRule[] = [];
  readonly #ask: PolicyRule[] = [];
  readonly #allow: PolicyRule[] = [];
  readonly #fallback: PolicyRule[] = [];
  /** Why nothing of this tool may be allowed unasked; empty where it may. */
  readonly #closed: string[] = [];

  constructor(readonly tool: ToolPolicy, readonly dialect: Dialect, readonly ids: Set<string>) {}

  reduce(): { readonly tool: ToolPolicy; readonly losses: readonly ExportLoss[] } {
    const { tool, dialect } = this;
    const asks = tool.require_approval ?? [];
    for (const rule of tool.deny ?? []) this.#addDeny(rule);
    for (const rule of asks.filter((one) => one.fallback !== true)) this.#addAsk(rule);
    this.#addLimits();
    this.#keepFailClosed();
    for (const rule of tool.allow ?? []) this.#addAllow(rule);
    for (const rule of asks.filter((one) => one.fallback === true)) this.#addFallback(rule);
    if (tool.audit !== undefined) this.#lose(`${tool.tool}:audit`, "the audit demands", "unchecked");
    const rest = dialect.counts ? { limits: tool.limits } : {};
    return { tool: { tool: tool.tool, deny: this.#deny, require_approval: [...this.#ask, ...this.#fallback], allow: this.#allow, ...rest }, losses: this.#losses };
  }

  #lose(rule: string, what: string, consequence: LossConsequence): void {
    this.#losses.push({ rule, lost: what, consequence });
  }

  get #worst(): LossConsequence {
    return this.dialect.asks ? "approval" : "deny";
  }

  #addDeny(rule: PolicyRule): void {
    const { rule: kept, reasons } = this.#broadenDeny(rule, false);
    if (kept !== null) this.#deny.push(kept);
    else this.#closed.push(`the rule ${rule.id}, which denies`);
    if (reasons.length > 0) this.#lose(rule.id, reasons.join("; "), kept === null ? this.#worst : "deny");
    if (rule.action !== undefined) this.#lose(rule.id, `the action ${rule.action}`, "unchecked");
  }

  /** Fewer lines deny more. `wasAsk`: a rule that asks holds for a missing argument too, one that denies does not. */
  #broadenDeny(rule: PolicyRule, wasAsk: boolean): Broadened {
    const reasons: string[] = [];
    const kept = linesOf(rule).flatMap((line): RuleLine[] => {
      if (line === null) return [];
      const reason = wasAsk && (line.isOptional || hasStar(line)) ? `that ${line.name} may be missing` : this.dialect.denyLine(line, this.tool);
      if (reason !== null) reasons.push(reason);
      return reason === null ? [line] : [];
    });
    const broad: PolicyRule = { id: rule.id, match: matchOf(kept), ...(rule.reason !== undefined && { reason: rule.reason }) };
    const hadLines = Object.keys(rule.match).length > 0;
    const refused = this.dialect.rule(broad, "deny", this.tool);
    if (refused !== null) return { rule: null, reasons: [...reasons, refused] };
    return { rule: hadLines && kept.length === 0 ? null : broad, reasons };
  }

  #addAsk(rule: PolicyRule): void {
    if (!this.dialect.asks) {
      const { rule: kept, reasons } = this.#broadenDeny(rule, true);
      if (kept !== null) this.#deny.push(kept);
      else this.#closed.push(`the rule ${rule.id}, which asks`);
      this.#lose(rule.id, ["approval", ...reasons].join("; "), "deny");
      return;
    }
    const { rule: kept, reasons } = this.#broadenAsk(rule);
    if (kept !== null) this.#ask.push(kept);
    else this.#closed.push(`the rule ${rule.id}, which asks`);
    if (reasons.length > 0) this.#lose(rule.id, reasons.join("; "), kept === null ? this.dialect.missing : "approval");
  }

  /** The rule with the lines that can be said, and open to further arguments where one is gone: it asks more often. */
  #broadenAsk(rule: PolicyRule): Broadened {
    const reasons: string[] = [];
    const kept = linesOf(rule).flatMap((line): RuleLine[] => {
      const answer = line === null ? null : this.dialect.line(line, this.tool);
      if (line !== null && answer?.kind === "said" && (this.dialect.hasOptional || !line.isOptional)) return [line];
      reasons.push(answer === null || answer.kind === "said" ? "a line" : answer.lost);
      return [];
    });
    const closes = rule.extra === "allow" || reasons.length > 0 ? null : this.dialect.closes(rule, this.tool);
    if (closes !== null) reasons.push(closes);
    const { extra: _, fallback: __, support: ___, ...own } = rule;
    const open = rule.extra === "allow" || reasons.length > 0;
    const first = this.#writable({ ...own, match: matchOf(kept), ...(open && { extra: "allow" }) }, "require_approval");
    if (first.reason === null) return { rule: first.rule, reasons };
    const second = this.#writable({ ...own, match: {}, extra: "allow" }, "require_approval");
    return { rule: second.reason === null ? second.rule : null, reasons: [...reasons, first.reason] };
  }

  #writable(rule: PolicyRule, kind: RuleKind): { readonly rule: PolicyRule; readonly reason: string | null } {
    const opens = rule.extra === "allow" && kind !== "deny" ? this.dialect.opens : null;
    return { rule, reason: opens ?? this.dialect.rule(rule, kind, this.tool) };
  }

  #addLimits(): void {
    const { tool, dialect } = this;
    const { limits } = tool;
    if (limits === undefined || dialect.counts) return;
    const { magnitude, ...counters } = limits;
    if (Object.keys(counters).length > 0) this.#lose(`${tool.tool}:limits`, `counters: ${Object.keys(counters).join(", ")}`, "unchecked");
    if (magnitude === undefined) return;
    const rule: PolicyRule = { id: this.#newId(`${tool.tool}.limits`), match: { affected_rows_estimate: `>${magnitude.rows_max}` }, extra: "allow", reason: "more rows than the limit" };
    const line = readLine("affected_rows_estimate", `>${magnitude.rows_max}`);
    const answer = line === null ? null : dialect.line(line, tool);
    if (dialect.asks && answer?.kind === "said" && dialect.rule(rule, "require_approval", tool) === null) {
      this.#ask.push(rule);
      this.#lose(`${tool.tool}:limits`, "that the limit of rows is about allowed calls only", "approval");
    } else {
      this.#closed.push("the limit of rows");
      this.#lose(`${tool.tool}:limits`, "the limit of rows per call", this.#worst);
    }
  }

  /** A rule that denies by what is derived denies everything where nothing could be derived. Without such a rule that would be lost. */
  #keepFailClosed(): void {
    const asksDerived = (rules: readonly PolicyRule[]): boolean => rules.some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived"));
    if (asksDerived(this.tool.deny ?? []) && !asksDerived(this.#deny)) this.#closed.push("what the call does");
  }

  #addAllow(rule: PolicyRule): void {
    if (this.#closed.length > 0) return this.#demote(rule, [`because this cannot be said: ${this.#closed.join(", ")}`]);
    const reasons: string[] = [];
    const narrowed: string[] = [];
    const lines: [string, Match[string]][] = [];
    for (const [name, condition] of Object.entries(rule.match)) {
      const line = readLine(name, condition);
      if (line === null) return this.#lose(rule.id, `the path ${name}`, "deny");
      const answer = this.dialect.line(line, this.tool);
      const [written, asked] = answer.kind === "narrowed" ? [answer.name, answer.condition] : [name, condition];
      if (lines.some(([other]) => other === written)) reasons.push(`two lines on ${written}`);
      lines.push([written, asked]);
      if (answer.kind === "lost") reasons.push(answer.lost);
      if (answer.kind === "narrowed") narrowed.push(answer.lost);
    }
    let { extra } = rule;
    if (extra === "allow" && this.dialect.opens !== null) {
      extra = undefined;
      narrowed.push(this.dialect.opens);
    }
    const closes = extra === "allow" ? null : this.dialect.closes(rule, this.tool);
    if (closes !== null) reasons.push(closes);
    const { extra: _, ...own } = rule;
    const whole: PolicyRule = { ...own, match: Object.fromEntries(lines), ...(extra !== undefined && { extra }) };
    const refused = reasons.length > 0 ? null : this.dialect.rule(whole, "allow", this.tool);
    if (refused !== null) reasons.push(refused);
    if (reasons.length > 0) return this.#demote(rule, reasons);
    this.#allow.push(...this.#variants(whole, narrowed));
    if (narrowed.length > 0) this.#askForTheRest(rule, narrowed);
  }

  /** Where a dialect knows no optional argument: the rule once with it and once without. */
  #variants(rule: PolicyRule, narrowed: string[]): PolicyRule[] {
    const optional = this.dialect.hasOptional ? [] : linesOf(rule).flatMap((line) => (line?.isOptional === true ? [line] : []));
    if (optional.length === 0) return [rule];
    const required = optional.reduce<Match>((match, { name, condition }) => ({ ...match, [name]: withoutOptional(condition) }), rule.match);
    if (rule.extra === "allow" || optional.length > 4) {
      narrowed.push("that an argument may be missing");
      return [{ ...rule, match: required }];
    }
    return Array.from({ length: 2 ** optional.length }, (_, bits) => {
      const gone = new Set(optional.filter((__, at) => (bits >> at) % 2 === 1).map(({ name }) => name));
      const match = Object.fromEntries(Object.entries(required).filter(([name]) => !gone.has(name)));
      return { ...rule, id: bits === 0 ? rule.id : this.#newId(`${rule.id}.${bits}`), match };
    });
  }

  #askForTheRest(rule: PolicyRule, narrowed: readonly string[]): void {
    const { rule: kept } = this.dialect.asks && this.dialect.hasFallback ? this.#broadenAsk(rule) : { rule: null };
    if (kept !== null) this.#fallback.push({ ...kept, id: this.#newId(`${rule.id}.ask`), fallback: true });
    this.#lose(rule.id, narrowed.join("; "), kept === null ? "deny" : "approval");
  }

  /** An allow rule that cannot be said asks, where the target can ask. */
  #demote(rule: PolicyRule, reasons: readonly string[]): void {
    const broad = this.dialect.asks ? this.#broadenAsk(rule) : { rule: null, reasons: [] };
    if (broad.rule !== null) (this.dialect.hasFallback ? this.#fallback : this.#ask).push({ ...broad.rule, ...(this.dialect.hasFallback && { fallback: true }) });
    this.#lose(rule.id, [...new Set([...reasons, ...broad.reasons])].join("; "), broad.rule === null ? this.dialect.missing : "approval");
  }

  #addFallback(rule: PolicyRule): void {
    if (!this.dialect.asks) return this.#lose(rule.id, "approval", "deny");
    const { rule: kept, reasons } = this.#broadenAsk(rule);
    if (kept !== null) (this.dialect.hasFallback ? this.#fallback : this.#ask).push({ ...kept, ...(this.dialect.hasFallback && { fallback: true }) });
    const all = this.dialect.hasFallback ? reasons : [...reasons, "that it applies only where nothing is allowed"];
    if (all.length > 0) this.#lose(rule.id, all.join("; "), kept === null ? this.dialect.missing : "approval");
  }

  #newId(wanted: string): string {
    let id = wanted;
    for (let turn = 2; this.ids.has(id); turn++) id = `${wanted}.${turn}`;
    this.ids.add(id);
    return id;
  }
}

const matchOf = (lines: readonly RuleLine[]): Match => Object.fromEntries(lines.map(({ name, condition }) => [name, condition]));

function withoutOptional(condition: Match[string]): Match[string] {
  if (typeof condition !== "object" || condition === null || Array.isArray(condition)) return condition;
  const { optional: _, ...form } = condition;
  return Object.keys(form).length === 0 ? { any: true } : form;
}
