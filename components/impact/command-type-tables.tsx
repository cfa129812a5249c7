import { EffectBadge } from "../ui/effect-badge.tsx";
import type { EffectClassName } from "../ui/vocabulary.ts";

type CommandType = { readonly class: EffectClassName; readonly examples: readonly string[]; readonly radius: string; readonly recovery: string };

const commandTypes: readonly CommandType[] = [
  { class: "read_only", examples: ["ls", "cat", "git log"], radius: "Zero", recovery: "N/A" },
  { class: "config_change", examples: ["chmod", "export ENV=", "git config"], radius: "Contained", recovery: "Usually reversible" },
  { class: "data_mutation", examples: ["rm -rf", "DROP TABLE", "truncate"], radius: "Severe", recovery: "Backup-dependent" },
  { class: "infrastructure", examples: ["kubectl delete", "terraform destroy"], radius: "Catastrophic", recovery: "Hours to days" },
  { class: "history_rewrite", examples: ["git push --force", "git rebase on shared branches"], radius: "Severe", recovery: "Requires coordination" },
];

const furtherTypes: readonly { readonly class: EffectClassName; readonly means: string }[] = [
  { class: "external_communication", means: "something was sent to a person or a service outside: it cannot be called back by the sender alone" },
  { class: "credential_access", means: "a key, token or password was read or left: it has to be replaced" },
  { class: "unknown", means: "what the call did is not in the evidence; it is never counted as harmless" },
];

/** Command types as the customer names them, and the further classes in words. */
export function CommandTypeTables() {
  return (
    <div className="flex max-w-[100ch] flex-col gap-3">
      <div tabIndex={0} role="region" aria-label="Command types" className="relative overflow-x-auto rounded border border-border">
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">Command types with their usual blast radius and recovery</caption>
          <thead className="bg-surface-raised"><tr>{["Command type", "Examples", "Blast radius", "Recovery"].map((head) => <th key={head} scope="col" className="px-3 py-1.5 font-semibold">{head}</th>)}</tr></thead>
          <tbody>
            {commandTypes.map((type) => (
              <tr key={type.class} className="border-t border-border">
                <th scope="row" className="px-3 py-1.5 font-normal"><EffectBadge effect={type.class} /></th>
                <td className="px-3 py-1.5"><span className="flex flex-wrap gap-x-3">{type.examples.map((example) => <code key={example}>{example}</code>)}</span></td>
                <td className="px-3 py-1.5">{type.radius}</td>
                <td className="px-3 py-1.5">{type.recovery}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="flex flex-col gap-1.5">{furtherTypes.map((type) => <li key={type.class} className="flex flex-wrap items-baseline gap-x-2"><EffectBadge effect={type.class} /> <span>{type.means}</span></li>)}</ul>
      <p className="text-text-muted">The table is the usual case and no estimate. Of each call three questions are asked on their own: is it destructive, what would undo it, and does it reach shared state.</p>
    </div>
  );
}
