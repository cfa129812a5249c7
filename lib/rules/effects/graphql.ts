import { effectRule, type EffectRuleText } from "./effectRule.ts";
import type { RuleExample } from "../rule.ts";

const gql = (query: string): RuleExample => ({ tool: "graphql", arguments: { query } });
const remote = { destructive: false, reversible: "unknown", shared: "yes" } as const;

export const graphqlRules = {
  query: effectRule("graphql.query", {
    title: "A GraphQL query", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "Queries and subscriptions read.", matches: [gql("{ orders { id } }"), gql("query Q { deleteLog { id } }")], not: [gql("mutation { orderDelete(id: 1) { id } }")],
  }),
  broken: effectRule("graphql.broken", {
    title: "A GraphQL document that cannot be read", effect: { ...remote, class: "unknown" },
    why: "What is not read is not judged.", matches: [gql("mutation { orderDelete(id: ")], not: [gql("mutation { orderDelete(id: 1) { id } }")],
  }),
  mutation: effectRule("graphql.mutation", {
    title: "A GraphQL mutation", effect: { ...remote, class: "data_mutation" },
    why: "The field's own words say that it makes or changes something.", matches: [gql("mutation { orderUpdate(id: 1) { id } }")], not: [gql("mutation { orderDelete(id: 1) { id } }")],
  }),
  configure: effectRule("graphql.configure", {
    title: "A GraphQL mutation of a setting", effect: { ...remote, class: "config_change", reversible: "yes" },
    why: "Settings, variables, roles and domains can be set again.", matches: [gql("mutation { variableUpsert(name: \"A\") }")], not: [gql("mutation { orderUpdate(id: 1) { id } }")],
  }),
  delete: effectRule("graphql.delete", {
    title: "A GraphQL mutation that removes something", effect: { ...remote, class: "data_mutation", destructive: true },
    why: "The field's own words say so, whatever its alias.", matches: [gql("mutation { a: orderDelete(id: 1) { id } }")], not: [gql("{ orderDelete { id } }")],
  }),
  infrastructure: effectRule("graphql.infrastructure", {
    title: "A GraphQL mutation of something that runs", effect: { ...remote, class: "infrastructure" },
    why: "Services, deployments, volumes and databases are what others stand on.", matches: [gql("mutation { serviceInstanceRedeploy(serviceId: \"s\") }")], not: [gql("mutation { orderUpdate(id: 1) { id } }")],
  }),
  infrastructureDelete: effectRule("graphql.infrastructure.delete", {
    title: "A GraphQL mutation that destroys something that runs", effect: { ...remote, class: "infrastructure", destructive: true, reversible: "no" },
    why: "A volume, database, environment or project is gone with what it holds, its own backups among it.", matches: [gql("mutation { volumeDelete(volumeId: \"v-1\") }")], not: [gql("mutation { volumeUpdate(volumeId: \"v-1\") }")],
  }),
  history: effectRule("graphql.history", {
    title: "A GraphQL mutation of a branch or reference", effect: { ...remote, class: "history_rewrite", destructive: true, reversible: "with_effort" },
    why: "A reference is deleted or moved; other clones may still hold what it pointed to.", matches: [gql("mutation { deleteRef(input: {refId: \"r\"}) { clientMutationId } }")], not: [gql("mutation { createRef(input: {name: \"r\"}) { clientMutationId } }")],
  }),
  message: effectRule("graphql.message", {
    title: "A GraphQL mutation that sends something to people", effect: { class: "external_communication", destructive: false, reversible: "no", shared: "yes", counts: "recipients" },
    why: "Whoever has read it has read it.", matches: [gql("mutation { sendMessage(text: \"hi\") { id } }")], not: [gql("mutation { draftSave(text: \"hi\") { id } }")],
  }),
  spend: effectRule("graphql.spend", {
    title: "A GraphQL mutation that moves money", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes", counts: "amount" },
    why: "Charged, refunded or transferred at once.", matches: [gql("mutation { refundCreate(input: {}) { id } }")], not: [gql("{ refund(id: 1) { id } }")],
  }),
} satisfies Record<string, EffectRuleText>;
