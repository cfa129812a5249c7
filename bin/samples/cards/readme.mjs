// The README of a sample that was made from one card.
import { code, table } from "../markdown.mjs";

const countRows = ({ counts: c }) =>
  table(
    ["what", "number"],
    [
      ["traces", c.traces],
      ...(c.spans === 0 ? [] : [["spans", c.spans]]),
      ["tool calls, of these failed", `${c.calls}, ${c.failedCalls}`],
      ["tools offered", c.toolsOffered.map(code).join(", ")],
    ],
  );

const verdictOf = ({ verdict, alsoAccepted = [] }) => [verdict, ...alsoAccepted].map((one) => `**${one}**`).join(" or ");

const eventRows = ({ events = [] }, { rows = [] }) =>
  events.length === 0 ? "" : `\n${table(["T+", "kind", "source", "what"], rows.map(({ t, kind, source, text }) => [t, kind, source, text]))}\n`;

export const cardReadme = (story, truth, exportName, format) => `# ${story.title}

${story.summary}

## What a reader should find

Verdict: ${verdictOf(truth)}. Harmful: ${truth.harmful.map(code).join(", ")}${truth.attempts.length > 0 ? `; an attempt: ${truth.attempts.map(code).join(", ")}` : ""}.

${story.truth.points.map((point) => `* ${point}`).join("\n")}
* Factors: ${truth.factors.join(", ")}.
${eventRows(truth, story.events ?? {})}
${countRows(truth)}

## Where this comes from

A **reconstruction** after a published report (card ${story.card}): no public trace of the case exists. People, companies, hosts, credentials
and all figures of the surroundings are invented; hosts are reserved names. \`bin/make-samples.mjs\` makes all files of this folder;
the export has the shape of a real one. \`expected.json\` holds the findings above for programs.

Export: \`${exportName}\`, format \`${format}\`.${story.events ? ` External events: \`${story.events.name}\`, one per row: time, kind, source, text.` : ""}
`;
