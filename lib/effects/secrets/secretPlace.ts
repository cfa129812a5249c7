/** What a secret has the form of. */
export const secretKinds = [
  "url_password", "aws_key", "google_key", "github_token", "gitlab_token", "slack_token", "stripe_key", "npm_token", "sendgrid_key", "jwt", "anthropic_key",
  "openai_key", "private_key", "named_value", "bearer_token", "vendor_token",
] as const;
export type SecretKind = (typeof secretKinds)[number];

/** The part of a step in whose text it stands. */
export const secretParts = ["arguments", "result", "prompt", "message", "document"] as const;
export type SecretPart = (typeof secretParts)[number];

/** Where a secret stands, never the secret itself. `offset`: UTF-16 units into the text. */
export type SecretPlace = { readonly kind: SecretKind; readonly offset: number; readonly length: number; readonly fingerprint: string };
