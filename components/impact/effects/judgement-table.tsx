import type { EffectView } from "@/lib/api/impactContract.ts";
import { classNames } from "../../ui/class-names.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { answerText, questions, questionWords } from "./correction-change.ts";

/** The four answers: what the rules say, and beside it what holds where a person corrected it. */
export function JudgementTable({ row }: { readonly row: EffectView }) {
  const corrected = row.correction !== null;
  return (
    <table className="border-collapse text-left">
      <caption className="sr-only">The judgement on {row.id}</caption>
      <thead>
        <tr className="text-sm text-text-muted">
          <th scope="col" className="pr-4 font-normal">Question</th>
          <th scope="col" className="pr-4 font-normal">The rules say</th>
          {corrected && <th scope="col" className="font-normal">Corrected to</th>}
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => {
          const differs = corrected && answerText(question, row) !== answerText(question, row.machine);
          return (
            <tr key={question}>
              <th scope="row" className="pr-4 font-normal text-text-muted">{questionWords[question]}</th>
              <td className={classNames("pr-4", differs ? "text-text-muted line-through" : "font-medium")}>{answerText(question, row.machine)}</td>
              {corrected && <td className={differs ? "font-medium" : "text-text-muted"}>{differs ? <span className="inline-flex items-center gap-1.5"><Glyph name="person" className="text-accent" /> {answerText(question, row)}</span> : "as the rules say"}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
