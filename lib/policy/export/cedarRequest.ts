import type { EngineReading, EngineRequest } from "./engineRequest.ts";
import { exactText } from "./plainText.ts";

type CedarValue = boolean | number | string | CedarValue[] | { [key: string]: CedarValue };
export type CedarRequest = { readonly action: { readonly type: "Agent::Action"; readonly id: string }; readonly context: { [key: string]: CedarValue } };

/** Beyond every number that a policy in Cedar compares with (engineTraits.ts). */
const beyond = 9_000_000_000_000_000;

/** The request of a call for Cedar in our own namespace; principal and resource are the enforcement point's: `Agent::Session`, `Agent::Server`. */
export function cedarRequest(request: EngineRequest): CedarRequest {
  const { known, derived_known: derivedKnown, names } = request;
  return { action: { type: "Agent::Action", id: request.tool }, context: { known, derived_known: derivedKnown, names: [...names], arguments: readings(request.arguments), derived: readings(request.derived) } };
}

function readings(given: { readonly [key: string]: EngineReading }): { [key: string]: CedarValue } {
  return Object.fromEntries(Object.entries(given).map(([key, { numbers, types, kinds, texts, folded, scalars, traits, touched, ...rest }]) => {
    const [least, most] = [numbers[0], numbers.at(-1)];
    const bounds = {
      least: least === undefined ? beyond : fixedFloor(least), least_up: least === undefined ? beyond : -fixedFloor(-least),
      most: most === undefined ? -beyond : fixedFloor(most), most_up: most === undefined ? -beyond : -fixedFloor(-most),
    };
    const sets = { types: [...types], kinds: [...kinds], texts: [...texts], folded: [...folded], scalars: [...scalars], traits: [...traits], touched: [...touched] };
    return [exactText(key), { ...rest, ...sets, ...bounds }];
  }));
}

/** Ten-thousandths, rounded down, from the shortest spelling of the number: comparing those spellings is comparing the numbers. */
function fixedFloor(number: number): number {
  if (Math.abs(number) >= beyond / 10_000) return number < 0 ? -beyond : beyond;
  const [mantissa = "0", exponent = "0"] = String(Math.abs(number)).split("e");
  const [whole = "0", rest = ""] = mantissa.split(".");
  const digits = `${whole}${rest}`;
  const point = whole.length + Number(exponent) + 4;
  const down = Number(digits.padEnd(point, "0").slice(0, Math.max(0, point)) || "0");
  const isExact = /^0*$/.test(digits.slice(Math.max(0, point)));
  if (number >= 0) return down;
  return isExact ? 0 - down : -1 - down;
}
