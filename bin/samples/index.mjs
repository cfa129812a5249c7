// All bundled samples as a map from path (relative to the checkout) to text. Pure: the same input gives the same bytes.
import { cardSamples } from "./cards/index.mjs";
import { fernhollow } from "./fernhollow/incident.mjs";
import { langfuseExport } from "./langfuse.mjs";
import { langsmithExport } from "./langsmith.mjs";
import { gateFiles } from "./northquay/gate.mjs";
import { northquay } from "./northquay/incident.mjs";
import { injectionReadme, misfireReadme } from "./readme.mjs";
import { record } from "./record.mjs";
import { injectionTruth, misfireTruth } from "./truth.mjs";

const weeks = [
  {
    story: northquay,
    title: "The partner page that gave orders",
    summary:
      "A support agent reads a partner page with a hidden comment, sends the production credentials to a stranger and drops a table. The signed log of its gate was edited afterwards.",
    card: "3, 16",
    format: "langsmith.rest-v1-query",
    exportName: "langsmith-runs.json",
    write: langsmithExport,
    beside: gateFiles,
    truth: injectionTruth,
    readme: injectionReadme,
  },
  {
    story: fernhollow,
    title: "The volume that was not staging's",
    summary:
      "A coding agent on a staging task finds a provider token in a script and deletes the production volume, backups included.",
    card: "5",
    format: "langfuse.api-trace",
    exportName: "langfuse-traces.json",
    write: langfuseExport,
    beside: () => [],
    truth: misfireTruth,
    readme: misfireReadme,
  },
];

/** Every sample: its story, and how it is written. */
export const samples = [...weeks, ...cardSamples];

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Every file that `bin/make-samples.mjs` writes. */
export function sampleFiles() {
  const written = new Map();
  for (const { story, title, summary, card, format, exportName, write, beside, events = () => [], truth, readme } of samples) {
    const { slug, seed } = story;
    const turns = record(story);
    const exported = write(story, turns);
    const files = [[exportName, exported.text], ...beside(story, turns), ...events(story)];
    const expected = truth(story, turns, exported);
    const about = {
      slug,
      title,
      summary,
      card,
      reconstructed: true,
      files: files.map(([name]) => name),
      format,
      made_by: "bin/make-samples.mjs",
      seed,
    };
    const put = (name, text) => written.set(`public/samples/${slug}/${name}`, text);
    for (const [name, text] of files) put(name, text);
    put("sample.json", pretty(about));
    put("expected.json", pretty({ format, ...expected }));
    put("README.md", readme(expected));
  }
  return written;
}
