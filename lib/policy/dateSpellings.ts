const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** How people write the day that an ISO date means, without the year and with it; empty for what is no date. */
export function dateSpellings(value: string): string[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:[t ].*)?$/.exec(value) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || month === undefined || day === undefined || name === undefined) return [];
  const [m, d] = [String(Number(month)), String(Number(day))];
  const names = [name, name.slice(0, 3), ...(name === "september" ? ["sept"] : [])];
  const days = [d, day, `${d}${ordinal(Number(d))}`];
  const spoken = names.flatMap((one) => days.flatMap((each) => [`${one} ${each}`, `${one}. ${each}`, `${each} ${one}`, `${each} of ${one}`]));
  return [...new Set([...spoken, `the ${d}${ordinal(Number(d))}`, `${m}/${d}`, `${month}/${day}`, `${m}/${d}/${year}`, `${month}/${day}/${year}`, `${day}.${month}.${year}`, `${d}.${m}.${year}`, `${year}/${month}/${day}`, `${year}-${month}-${day}`])];
}

const ordinal = (day: number): string => (day % 10 === 1 && day !== 11 ? "st" : day % 10 === 2 && day !== 12 ? "nd" : day % 10 === 3 && day !== 13 ? "rd" : "th");
