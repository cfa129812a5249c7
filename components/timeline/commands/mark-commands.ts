import type { Mark } from "@/lib/api/annotationContract.ts";
import { turnBaseline } from "../../policy/turn-baseline.ts";
import { announceMarked } from "../../marks/marked-event.ts";
import { ask, incidentPath, type Answer } from "../../shell/api.ts";
import { focusedRowId, rowHere, type MarkCommand, type Scene } from "./command-scene.ts";

export type Marking = {
  /** Asks the panel of a row to write a note or to decide. */
  readonly askPanel: (what: "note" | "harm", row: number) => void;
  readonly openEvent: () => void;
  /** Marks were changed: rows and counts are read again. */
  readonly onMarked: () => void;
  /** Who stars, as they called themselves in this browser. */
  readonly author: string;
};

/** The row that commands speak of, where it is the one that is seen to have the focus. */
function seenRow(scene: Scene): ReturnType<typeof rowHere> {
  const [here, seen] = [rowHere(scene), focusedRowId()];
  return seen === null || here?.id === seen ? here : null;
}

/** What people say about a row. */
export function runMarkCommand(command: MarkCommand, scene: Scene, marking: Marking): boolean {
  const row = focusedRowId() ?? rowHere(scene)?.id ?? scene.bar.address.sel;
  switch (command) {
    case "event": marking.openEvent(); return true;
    case "note":
    case "harm":
      if (row !== null) marking.askPanel(command, row);
      return row !== null;
    case "baseline": {
      const here = seenRow(scene);
      if (here === null) return false;
      void turnBaseline(scene.incident, here.id, marking.author).then(scene.say);
      return true;
    }
    case "star": {
      const here = seenRow(scene);
      if (here === null) return false;
      void turnStar(scene, here.id, here.marks?.star === true, marking.author).then(() => {
        announceMarked();
        marking.onMarked();
      });
      return true;
    }
  }
}

/** Asked again it undoes itself. */
async function turnStar({ incident, say }: Scene, row: number, isStarred: boolean, author: string): Promise<void> {
  const put = { method: "POST", body: { kind: "star", subject: { row }, author } } as const;
  const answer = isStarred ? await takeOff(incident, row) : await ask<Mark>(marksPath(incident), put);
  if (answer.ok) say(isStarred ? "Star taken off." : "Starred.");
  else say(`${answer.refusal.message} ${answer.refusal.fix}`);
}

const marksPath = (incident: string) => `${incidentPath(incident)}/marks`;

async function takeOff(incident: string, row: number): Promise<Answer<unknown>> {
  const answer = await ask<{ readonly marks: readonly Mark[] }>(`${marksPath(incident)}?row=${row}&kind=star`);
  if (!answer.ok) return answer;
  for (const mark of answer.value.marks.filter(({ subject }) => subject.document === null)) {
    const removed = await ask(`${marksPath(incident)}/${encodeURIComponent(mark.id)}`, { method: "DELETE" });
    if (!removed.ok) return removed;
  }
  return answer;
}
