import { decideBaseline, readBaseline, withdrawBaseline } from "./policy-api.ts";

/** Puts the call of a row into the baseline, or takes it out; asked again it takes back what was said. Answers what there is to say. */
export async function turnBaseline(incident: string, row: number, author: string): Promise<string> {
  const known = await readBaseline(incident);
  if (!known.ok) return `${known.refusal.message} ${known.refusal.fix}`;
  const holding = known.value.decisions.find((one) => one.row === row && one.withdrawnUs === null);
  if (holding !== undefined) {
    const withdrawn = await withdrawBaseline(incident, holding.id, author);
    return withdrawn.ok ? `${holding.call ?? "The call"} counts for the allow-list as the rules say.` : `${withdrawn.refusal.message} ${withdrawn.refusal.fix}`;
  }
  // A call that the rules leave out is taken in, any other one is taken out: the server knows which.
  const decided = await decideBaseline(incident, { subject: { row }, include: "turn", reason: "", author });
  if (!decided.ok) return `${decided.refusal.message} ${decided.refusal.fix}`;
  return `${decided.value.call ?? "The call"} was ${decided.value.include ? "taken into" : "taken out of"} the baseline of the allow-list.`;
}
