import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needExhibit } from "@/lib/api/lookups.ts";
import { exhibitView } from "@/lib/store/incidentView.ts";
import { summaryRecord } from "@/lib/store/summaryRecord.ts";

export const GET = handle<{ id: string; exhibit: string }>(({ params, store }) =>
  answer(exhibitView(needExhibit(store, params.id, params.exhibit), summaryRecord(store.dataDir, params.id))),
);
