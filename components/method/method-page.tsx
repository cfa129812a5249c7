import { CommandTypes } from "../impact/command-types.tsx";
import { Part } from "../impact/part.tsx";
import { countText } from "../ui/count.tsx";
import { Hash } from "../ui/hash.tsx";
import { KeyValue } from "../ui/key-value.tsx";
import { type Checklist, ChecklistTables } from "./checklist-tables.tsx";
import { CheckTables } from "./check-tables.tsx";
import { FiredProvider } from "./fired.tsx";
import { LimitTables } from "./limit-tables.tsx";
import type { LimitGroup, RuleGroup, RuleSetFacts, UnruledFactor } from "./method-rule.ts";
import { RuleBook } from "./rule-book.tsx";

type Props = { readonly groups: readonly RuleGroup[]; readonly unruled: readonly UnruledFactor[]; readonly facts: RuleSetFacts; readonly limits: readonly LimitGroup[]; readonly checklists: readonly Checklist[] };

const parts = [["verdicts", "How verdicts come about"], ["rules", "Rules"], ["checks", "Checks of signed logs"], ["checklists", "Checklists of the post-mortem"], ["versions", "Versions"], ["limits", "Limits in force"]] as const;

/** How the product comes to what it says, so that anybody can check it or argue with it. */
export function MethodPage({ groups, unruled, facts, limits, checklists }: Props) {
  return (
    <FiredProvider><div className="flex min-w-0 flex-col gap-8">
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl font-semibold">Method</h1>
        <nav aria-label="On this page"><ul className="flex flex-wrap gap-x-4">{parts.map(([id, title]) => <li key={id}><a className="inline-flex min-h-6 items-center text-accent underline" href={`#${id}`}>{title}</a></li>)}</ul></nav>
      </div>
      <Part title="How verdicts come about" id="verdicts"><Verdicts /><CommandTypes open /></Part>
      <Part title="Rules" id="rules" note="Each rule has its reason, examples that it must find and near misses that it must not; the tests are made from these examples. Class and answers are the rule's own: of a single call they can differ, because its target, its options (a trial run, say) and what earlier calls set count too.">
        <RuleBook groups={groups} elsewhere={["main", ...parts.map(([id]) => id), ...unruled.map(({ code }) => code), ...checklists.flatMap(({ checks }) => checks.map(({ id }) => id))]} />
        <Unruled factors={unruled} />
      </Part>
      <Part title="Checks of signed logs" id="checks"><CheckTables /></Part>
      <Part title="Checklists of the post-mortem" id="checklists" note="Each check is judged from the evidence as met, not met or unknown. What no export could show stays unknown: it is never guessed."><ChecklistTables lists={checklists} /></Part>
      <Part title="Versions" id="versions"><Versions facts={facts} /></Part>
      <Part title="Limits in force" id="limits"><LimitTables limits={limits} /></Part>
    </div></FiredProvider>
  );
}

function Unruled({ factors }: { readonly factors: readonly UnruledFactor[] }) {
  if (factors.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="max-w-[90ch]">Named in the findings document and looked for by no rule of this version, because they ask why a call was made:</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">{factors.map(({ code, title }) => <li key={code} id={code}>{title} <code className="text-sm text-text-muted">{code}</code></li>)}</ul>
    </div>
  );
}

function Verdicts() {
  return (
    <ul className="flex max-w-[100ch] list-disc flex-col gap-1 pl-5">
      <li>Rules decide, and rules are data: the tables below are the ones that are applied. No language model takes part, nothing is asked over the network, and no chance is involved.</li>
      <li>The same exhibits, the same decisions of the responder and the same version give the same findings.</li>
      <li>A call is read in its own language (shell, SQL, GraphQL, HTTP, program text) and followed without being run; where no language is found, the words of the tool&rsquo;s name decide.</li>
      <li>Of each effect three questions are answered on their own: is it destructive, can it be undone, does it reach shared state. There is no score.</li>
      <li>What cannot be read is unknown, and unknown is never counted as harmless. A server&rsquo;s promise that a tool only reads is no reason to believe it.</li>
      <li>A responder may correct a verdict; what the rules said stays beside the correction.</li>
    </ul>
  );
}

function Versions({ facts: { product, schema, effectRules, factorRules, newest, digest } }: { readonly facts: RuleSetFacts }) {
  return (
    <KeyValue pairs={[
      { name: "Product", value: `Aftertrace ${product}` },
      { name: "Findings document", value: <code>{schema}</code> },
      { name: "Rule set", value: `${countText(effectRules)} rules of effects and ${countText(factorRules)} of contributing factors, the newest since ${newest}` },
      { name: "Digest of the rule set", value: <><Hash value={digest} label="digest of the rule set" /> <span className="text-text-muted">Two installations with the same digest judge by the same tables.</span></> },
    ]} />
  );
}
