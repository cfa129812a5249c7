import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody, readQuery } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { endTextsLater, needSection } from "@/lib/api/reportAnswers.ts";
import { textBodySchema, textLengthMax, versionsQuerySchema } from "@/lib/api/reportContract.ts";
import { saveText, textVersions } from "@/lib/store/reportTexts.ts";

type Params = { id: string; section: string };

/** In JSON a character may take six bytes. */
const bodyBytesMax = textLengthMax * 6 + 10_000;

/** Every version of a section's text. */
export const GET = handle<Params>(({ params, query, store }) => {
  needIncident(store, params.id);
  return answer(textVersions(store, params.id, needSection(params.section), readQuery(versionsQuerySchema, query)));
});

/** Saves it. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const text = await readBody(textBodySchema, request, bodyBytesMax);
  needIncident(store, params.id);
  const saved = taken(saveText(store, params.id, needSection(params.section), text));
  endTextsLater(store, params.id);
  return answer(saved, 201);
});
