export type Question = {
  readonly question: string;
  readonly state: "answered" | "partial" | "unknown";
  /** What the evidence says so far, or what to do next. */
  readonly said: string;
  readonly link: { readonly tab: "timeline" | "evidence" | "impact"; readonly label: string; /** Of its address. */ readonly query?: string } | null;
};
