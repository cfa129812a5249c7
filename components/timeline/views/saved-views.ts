import { ask, incidentPath, type Answer } from "../../shell/api.ts";
import type { SavedView } from "@/lib/api/annotationContract.ts";

const viewsPath = (incident: string) => `${incidentPath(incident)}/views`;
const viewPath = (incident: string, view: string) => `${viewsPath(incident)}/${encodeURIComponent(view)}`;

type NewView = Pick<SavedView, "name" | "query" | "author">;

/** The saved views of an incident, by name. */
export async function readViews(incident: string): Promise<Answer<readonly SavedView[]>> {
  const answer = await ask<{ readonly views: readonly SavedView[] }>(viewsPath(incident));
  return answer.ok ? { ok: true, value: answer.value.views } : answer;
}

export function saveView(incident: string, view: NewView): Promise<Answer<SavedView>> {
  const { name, query, author } = view;
  return ask(viewsPath(incident), { method: "POST", body: { name, query, author } });
}

export function renameView(incident: string, view: string, name: string, author: string): Promise<Answer<SavedView>> {
  return ask(viewPath(incident, view), { method: "PATCH", body: { name, author } });
}

export function removeView(incident: string, view: string): Promise<Answer<{ readonly removed: string }>> {
  return ask(viewPath(incident, view), { method: "DELETE", body: {} });
}
