import type { Injection, PassageView } from "@/lib/api/injectionContract.ts";
import type { OriginVerdict } from "@/lib/findings.ts";
import type { DocumentVerdict } from "@/lib/injection/runFindings.ts";

export type Technique = PassageView["technique"];
export const documentOrder = ["injected", "suspicious", "clean"] as const satisfies readonly DocumentVerdict[];
export const originOrder = ["injection", "agent", "undetermined", "delegated", "user"] as const satisfies readonly OriginVerdict[];

export const techniqueWords: Record<Technique, string> = {
  override: "drops earlier instructions", fake_role: "poses as another role", authority: "claims authority", directive: "tells the agent what to do",
  exfiltration: "sends data out", zero_width: "zero-width characters", unicode_tags: "tag characters", bidi: "reversed writing", homoglyph: "look-alike letters", fullwidth: "full-width letters",
  html_comment: "HTML comment", css_hidden: "hidden by style", attribute: "text of an attribute", comment_field: "comment field", base64: "Base64", hex: "hexadecimal", percent: "percent-encoded", rot13: "ROT13", entities: "HTML entities", char_codes: "Character codes", reversed: "Written backwards",
};

/** What each verdict means, as a sentence. */
export const meaning: Record<Injection["verdict"], string> = {
  injection: "Text that the agent read asked for it, and neither user nor operator did.",
  agent: "Nobody asked for it: the agent acted on its own initiative.",
  undetermined: "What would decide who asked for it is not in the evidence.",
  delegated: "The user told the agent to follow a document, and the document asked for it.",
  user: "The user's or the operator's own words ask for it.",
  none: "No call did harm.",
};
export const strengthWords = { strong: "strong evidence", moderate: "moderate evidence", weak: "weak evidence" } as const;
