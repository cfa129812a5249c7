import { EffectBadge } from "../ui/effect-badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { FiredHere } from "./fired.tsx";
import type { MethodRule } from "./method-rule.ts";
import { answersOf } from "./method-words.ts";

/** One rule: what it says of a call, why, and examples on both sides of its line. */
export function RuleEntry({ rule, named, fires }: { readonly rule: MethodRule; readonly named: boolean; /** What its findings are counted as; null: they are counted nowhere. */ readonly fires: "effect" | "factor" | null }) {
  const { id, since, title, why, effect, looksFor } = rule;
  return (
    <article id={id} tabIndex={-1} aria-label={title} className={classNames("flex min-w-0 flex-col gap-1.5 border-l-2 py-2 pl-3 [contain-intrinsic-size:auto_11rem] [content-visibility:auto]", named ? "border-accent bg-surface-raised" : "border-border")}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h4 className="font-semibold">{title}</h4>
        <a href={`#${encodeURIComponent(id)}`} className="inline-flex min-h-6 min-w-6 items-center text-accent underline"><code className="[overflow-wrap:anywhere]">{id}</code></a>
        <span className="text-sm text-text-muted">since {since}</span>
      </div>
      {effect !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <EffectBadge effect={effect.class} />
          {answersOf(effect).map(({ question, answer }) => <span key={question}><span className="text-text-muted">{question}:</span> {answer}</span>)}
        </div>
      )}
      <p className="max-w-[90ch]">{why}</p>
      {looksFor !== "" && <p className="max-w-[120ch] text-sm [overflow-wrap:anywhere]"><span className="text-text-muted">Looks for:</span> <code>{looksFor}</code></p>}
      {fires !== null && <FiredHere kind={fires} name={id} />}
      <div className="grid gap-x-6 gap-y-1.5 lg:grid-cols-2">
        <Examples title="Matches" examples={rule.matches} />
        <Examples title="Does not match" examples={rule.not} />
      </div>
    </article>
  );
}

function Examples({ title, examples }: { readonly title: string; readonly examples: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-sm text-text-muted">{title}</p>
      <ul className="flex flex-col gap-0.5">{examples.map((example) => <li key={example}><code className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{example}</code></li>)}</ul>
    </div>
  );
}
