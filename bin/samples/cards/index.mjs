// The samples made from single incident cards, and the export that each is written as.
import { langsmithDump } from "../langsmith.mjs";
import { langfuseDownload, langfuseRows } from "../langfuseViews.mjs";
import { openaiTranscripts } from "../openai.mjs";
import { otlpFile, otlpGenai } from "../otlp.mjs";
import { genai, openInference } from "../otlpWords.mjs";
import { brackwell } from "./brackwell.mjs";
import { eventFiles } from "./events.mjs";
import { larkspur } from "./larkspur.mjs";
import { petrel } from "./petrel.mjs";
import { quillfeather } from "./quillfeather.mjs";
import { cardReadme } from "./readme.mjs";
import { saltmarsh } from "./saltmarsh.mjs";
import { tarn } from "./tarn.mjs";
import { cardTruth } from "./truth.mjs";

const sample = (story, format, exportName, write) => {
  const { title, summary, card } = story;
  return {
    story, title, summary, card, format, exportName, write, beside: () => [], events: eventFiles, truth: cardTruth,
    readme: (truth) => cardReadme(story, truth, exportName, format),
  };
};

export const cardSamples = [
  sample(saltmarsh, "langsmith.runs", "runs.jsonl", langsmithDump),
  sample(brackwell, "langfuse.ui-download", "trace-download.json", langfuseDownload),
  sample(tarn, "otlp.json", "otlp-traces.json", (story, turns) => otlpGenai(story, turns, genai)),
  sample(larkspur, "otlp.file-exporter", "otlp-file.jsonl", (story, turns) => otlpFile(story, turns, openInference)),
  sample(quillfeather, "langfuse.observations-export", "observations.jsonl", langfuseRows),
  sample(petrel, "openai.messages", "transcripts.jsonl", openaiTranscripts),
];
