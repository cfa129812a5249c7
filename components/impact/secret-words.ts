import type { SecretKind, SecretPart } from "@/lib/effects/secrets/secretPlace.ts";

export const secretKindWords: Record<SecretKind, string> = {
  url_password: "Password in an address", aws_key: "AWS key", google_key: "Google key", github_token: "GitHub token", gitlab_token: "GitLab token", slack_token: "Slack token",
  stripe_key: "Stripe key", npm_token: "npm token", sendgrid_key: "SendGrid key", jwt: "JSON Web Token", anthropic_key: "Anthropic key", openai_key: "OpenAI key",
  private_key: "Private key", named_value: "Value named as a secret", bearer_token: "Bearer token", vendor_token: "Token of a vendor",
};

/** Where in a step it stands. */
export const secretPartWords: Record<SecretPart, string> = {
  arguments: "arguments of a call", result: "result of a call", prompt: "prompt", message: "message", document: "document",
};
