export const strengths = ["strong", "moderate", "weak"] as const;
export type Strength = (typeof strengths)[number];

/** How a passage instructs the agent, or hides something from a person. */
export const techniques = [
  "override", "fake_role", "authority", "directive", "exfiltration",
  "zero_width", "unicode_tags", "bidi", "homoglyph", "fullwidth",
  "html_comment", "css_hidden", "attribute", "comment_field", "base64", "hex", "percent", "rot13",
  "entities", "char_codes", "reversed",
] as const;
export type Technique = (typeof techniques)[number];
