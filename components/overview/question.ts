/** Where the proof or the next step is: a page of the incident, or any address. */
export type QuestionLink =
  | { readonly tab: "timeline" | "evidence" | "impact" | "injection"; readonly label: string; /** Of its address. */ readonly query?: string }
  | { readonly href: string; readonly label: string };

export type Question = {
  readonly question: string;
  readonly state: "answered" | "partial" | "unknown";
  /** What the evidence says so far, or what to do next. */
  readonly said: string;
  readonly link: QuestionLink | null;
};

export const questionHref = (incident: string, link: QuestionLink): string =>
  "href" in link ? link.href : `/incidents/${incident}/${link.tab}${link.query === undefined ? "" : `?${link.query}`}`;
