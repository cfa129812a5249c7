import { credentialRules } from "../../rules/effects/credentials.ts";
import type { Effect, Target } from "../effect.ts";
import type { CredentialUse } from "./credentialLedger.ts";

const local = /^(?:https?:\/\/)?(?:localhost|127\.\d|0\.0\.0\.0|\[?::1\]?|[\w.-]+\.(?:internal|local|localhost|svc|lan|corp|intranet)(?=[:/]|$))/i;
const words: Readonly<Record<CredentialUse["kind"], string>> = {
  url_password: "a password of a URL", aws_key: "an AWS access key id", google_key: "a Google API key", github_token: "a GitHub token", gitlab_token: "a GitLab token", slack_token: "a Slack token",
  stripe_key: "a Stripe key", npm_token: "an npm token", sendgrid_key: "a SendGrid key", jwt: "a signed token", anthropic_key: "an Anthropic key", openai_key: "an OpenAI key", private_key: "a private key",
  named_value: "a value named as a secret", bearer_token: "a bearer token", vendor_token: "a vendor's token",
};

/**
 * The effect of a call that carries credentials outside, or that puts what an earlier call read where others read it; null where it does neither.
 */
export function leakOf(effects: readonly Effect[], uses: readonly CredentialUse[], tool: string): Effect | null {
  const goes = effects.find(goesOut);
  const shown = goes === undefined && !keepsSecrets.test(tool) ? effects.find(isShown) : undefined;
  const outgoing = goes ?? shown;
  const sent = uses.filter((use) => use.sent && (shown === undefined || use.found !== null));
  if (sent.length === 0 || outgoing === undefined || effects.some(({ rule }) => rule === credentialRules.leak.id)) return null;
  const { id, effect } = credentialRules.leak;
  const what = [...new Set(sent.map(({ kind }) => words[kind]))].join(", ");
  const from = [...new Set(sent.flatMap(({ found }) => (found === null ? [] : [`c${found.by}`])))];
  return {
    class: effect.class, destructive: effect.destructive, reversible: effect.reversible, shared: effect.shared, environment: outgoing.environment, targets: shown === undefined ? outgoing.targets.filter(isDestination) : outgoing.targets, magnitude: null, rule: id,
    why: `What it ${shown === undefined ? "sends" : "writes where others read"} holds ${what}${from.length === 0 ? "" : `, which ${from.slice(0, 5).join(", ")} read`}.`,
  };
}

const keepsSecrets = /secret|token|credential|passw|vault|(?:^|[^a-z])(?:env|keys?|variables?)(?:[^a-z]|$)/i;

/** A row, a comment or a request that others read. A table that is made for credentials keeps them. */
function isShown({ class: name, rule, shared, destructive, targets }: Effect): boolean {
  if (name !== "data_mutation" || shared === "no" || destructive || targets.some(({ name: place }) => keepsSecrets.test(place))) return false;
  return /^sql\.(?:insert|update|merge)/.test(rule) ? shared === "yes" : /^name\.(?:create|change)$/.test(rule);
}

const isDestination = ({ kind }: Target): boolean => kind === "url" || kind === "recipient" || kind === "host" || kind === "account";

/** Does it hand text to somebody outside? A page that is only asked for sends its address. */
function goesOut({ class: name, rule, shared, targets }: Effect): boolean {
  const places = targets.filter(({ kind }) => kind === "url" || kind === "host");
  if (places.length > 0 && places.every(({ name: place }) => local.test(place))) return false;
  if (name === "external_communication") return true;
  return shared === "yes" && /^(?:http\.(?!read$)|net\.|gh\.(?:say|set)|program\.request)/.test(rule);
}
