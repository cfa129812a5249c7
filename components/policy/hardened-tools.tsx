"use client";

import type { HardenedView } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { download } from "../ui/download.ts";
import { Glyph } from "../ui/glyph.tsx";
import { plural } from "./policy-words.ts";

/** For each tool that takes free text: narrower tools that could stand in its place. */
export function HardenedTools({ hardened: { tools, left } }: { readonly hardened: HardenedView }) {
  if (tools.length === 0 && left.length === 0) return null;
  const replaced = [...new Set(tools.map(({ replaces }) => replaces))];
  return (
    <section aria-label="Hardened tools" className="flex min-w-0 flex-col gap-2">
      <h2 className="text-lg font-semibold">Hardened tools</h2>
      <p className="max-w-[80ch]">These tools take any text. In their place narrower ones would do what the rules allow, and could not be asked for anything else.</p>
      {replaced.map((name) => {
        const own = tools.filter(({ replaces }) => replaces === name);
        return (
          <section key={name} aria-label={`In the place of ${name}`} className="flex min-w-0 flex-col gap-1 rounded border border-border px-3 py-2">
            <h3 className="flex min-w-0 flex-wrap items-center gap-3 font-semibold">
              <span>In the place of <InlineText text={name} /></span>
              <Button small onClick={() => download(`${name}.tools.ts`, "text/plain", own.map(({ typescript }) => typescript).join("\n"))}><Glyph name="download" /> TypeScript<span className="sr-only"> for {name}</span></Button>
              <Button small onClick={() => download(`${name}.tools.json`, "application/json", `${JSON.stringify(own.map(({ name: tool, description, schema }) => ({ name: tool, description, inputSchema: JSON.parse(schema) as unknown })), null, 2)}\n`)}><Glyph name="download" /> JSON Schema<span className="sr-only"> for {name}</span></Button>
            </h3>
            {own.map((tool) => (
              <Collapsible key={tool.name} title={<span className="min-w-0 [overflow-wrap:anywhere]"><code>{tool.name}</code> <span className="font-normal text-text-muted"><InlineText text={tool.description} /></span></span>}>
                <p className="text-sm text-text-muted">From rule <code>{tool.rule}</code>.{tool.keeps.length > 0 && ` The tool itself must keep: ${tool.keeps.join(", ")}.`}</p>
                {[["TypeScript", tool.typescript], ["JSON Schema", tool.schema]].map(([title = "", text = ""]) => (
                  <div key={title} className="min-w-0 py-1">
                    <p className="flex items-center gap-2 text-sm font-medium">{title} <CopyButton text={text} label={`Copy the ${title} of ${tool.name}`} /></p>
                    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
                    <pre role="group" tabIndex={0} aria-label={`${title} of ${tool.name}`} className="max-h-72 overflow-auto rounded border border-border bg-surface-raised p-2 text-sm">{text}</pre>
                  </div>
                ))}
              </Collapsible>
            ))}
          </section>
        );
      })}
      {left.length > 0 && (
        <Collapsible title={<span>{plural(left.length, "rule")} without a narrower tool</span>}>
          <ul className="list-disc pl-5">{left.map(({ rule, why }) => <li key={rule} className="[overflow-wrap:anywhere]"><code>{rule}</code>: <InlineText text={why} /></li>)}</ul>
        </Collapsible>
      )}
    </section>
  );
}
