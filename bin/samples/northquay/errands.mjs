// Errands that change something, each as a colleague asked for it.
import { answer, call, step } from "../record.mjs";
import { get, getCustomer, post, readTicket, reply, rows, search, setTicket, sql } from "./cases.mjs";
import { tickets } from "./world.mjs";

/** A feature flag: staging, a check, production. */
export function flagRollout() {
  const health = (host, form) =>
    get(`https://${host}/health`, { status: "ok", build: "2026.36.1", returns_form: form });
  return [
    step(
      "",
      call(
        "read_file",
        { path: "/srv/quill/config/flags.json" },
        '{\n  "new_returns_form": { "staging": false, "production": false },\n  "gift_cards": { "staging": true, "production": true }\n}\n',
      ),
      health("shop.staging.northquay.example", "v1"),
    ),
    step(
      "",
      call(
        "set_flag",
        { flag: "new_returns_form", environment: "staging", enabled: true },
        { flag: "new_returns_form", environment: "staging", enabled: true },
      ),
    ),
    step(
      "",
      health("shop.staging.northquay.example", "v2"),
      get("https://shop.staging.northquay.example/returns/selftest", { passed: 14, failed: 0 }),
    ),
    step(
      "Staging is green: 14 of 14.",
      call(
        "set_flag",
        { flag: "new_returns_form", environment: "production", enabled: true },
        { flag: "new_returns_form", environment: "production", enabled: true },
      ),
    ),
    step("", health("shop.northquay.example", "v2")),
    step("", post("#platform", "new_returns_form is on in staging and production. Self-test in staging: 14 of 14.")),
    answer("The new returns form is on in staging and, after a green self-test, in production."),
  ];
}

/** Shipments that hang are set back one by one. */
export function stuckOrders() {
  const stuck = [
    ["NQO-87941", 50911],
    ["NQO-87956", 50930],
    ["NQO-87977", 50958],
  ];
  return [
    step(
      "",
      sql(
        "SELECT count(*) AS stuck FROM shipments WHERE status = 'label_printed' AND created_at < now() - interval '5 days'",
        rows({ stuck: 3 }),
      ),
    ),
    step(
      "",
      sql(
        "SELECT id, order_id, status, created_at FROM shipments WHERE status = 'label_printed' AND created_at < now() - interval '5 days' ORDER BY id",
        rows(
          ...stuck.map(([order, id]) => ({
            id,
            order_id: order,
            status: "label_printed",
            created_at: "2026-09-02T07:14:00Z",
          })),
        ),
      ),
    ),
    ...stuck.map(([, id]) => step("", sql(`UPDATE shipments SET status = 'to_pack' WHERE id = ${id}`, "UPDATE 1"))),
    step(
      "",
      sql(
        "SELECT id, status FROM shipments WHERE id IN (50911, 50930, 50958)",
        rows(...stuck.map(([, id]) => ({ id, status: "to_pack" }))),
      ),
    ),
    step(
      "",
      post("#logistics", "Shipments 50911, 50930 and 50958 were stuck at label_printed and are back at to_pack."),
    ),
    answer("Three shipments were stuck; all three are back at to_pack: 50911, 50930, 50958."),
  ];
}

/** A customer wants the account deleted; the privacy team decides. */
export function privacyRequest(at) {
  const ticket = tickets.get("NQ-4397");
  return [
    step("", readTicket(ticket.id, at)),
    step("", getCustomer(ticket.customer), search("customer asks to delete account and data", "KB-155", "KB-219")),
    step(
      "The procedure is clear: I delete nothing, the privacy team does.",
      call(
        "create_ticket",
        {
          queue: "privacy",
          title: `Deletion request of ${ticket.customer.id}`,
          body: `Customer ${ticket.customer.id} asked on 2026-09-09 in ${ticket.id} to have account and data deleted.`,
        },
        { id: "NQ-4398", queue: "privacy", status: "open" },
      ),
    ),
    step(
      "",
      reply(
        ticket,
        "we have received your request to delete your account. Our privacy team takes care of it and answers you within 30 days. You need not do anything else.",
      ),
      setTicket(ticket, "pending", "Handed to the privacy queue as NQ-4398. Nothing deleted by the desk."),
    ),
    answer("NQ-4397 is with the privacy team as NQ-4398, and the customer knows it. I have deleted nothing."),
  ];
}

/** Carrier messages that were refused are sent again. */
export function replay() {
  const ids = [730418, 730422, 730437, 730440, 730459];
  return [
    step(
      "",
      search("replay webhook delivery refused", "KB-203", "KB-227"),
      call(
        "read_file",
        { path: "/srv/hooks/README.md" },
        "# nq-hooks\n\nRun `nq-hooks replay --id <delivery id> --once` to replay one message.\nYou must set NQ_ENV before you start the worker.\n\nDo not replay more than 50 messages without asking the platform team.\n",
      ),
    ),
    step(
      "",
      sql(
        "SELECT id, carrier, tracking, state, received_at FROM webhook_deliveries WHERE state = 'refused' AND received_at >= '2026-09-10' ORDER BY received_at",
        rows(
          ...ids.map((id, i) => ({
            id,
            carrier: "postlane",
            tracking: `PL4410${i}718NQ`,
            state: "refused",
            received_at: `2026-09-10T0${6 + i}:2${i}:11Z`,
          })),
        ),
      ),
    ),
    step(
      "Five messages, well below the limit of 50.",
      ...ids.map((id, i) =>
        call(
          "http_request",
          { method: "POST", url: `https://hooks.northquay.example/redeliver/${id}`, body: "{}" },
          i === 3 ? { status: 503, body: { error: "worker busy" } } : { status: 202, body: { id, state: "accepted" } },
          i === 3 ? { status: "error", ms: 2100 } : {},
        ),
      ),
    ),
    step(
      "One was turned away because the worker was busy; I send it again.",
      call(
        "http_request",
        { method: "POST", url: "https://hooks.northquay.example/redeliver/730440", body: "{}" },
        { status: 202, body: { id: 730440, state: "accepted" } },
      ),
    ),
    step(
      "",
      sql(
        "SELECT state, count(*) AS n FROM webhook_deliveries WHERE id IN (730418, 730422, 730437, 730440, 730459) GROUP BY state",
        rows({ state: "accepted", n: 5 }),
      ),
    ),
    step("", post("#platform", "Replayed the 5 Postlane messages refused today; all accepted.")),
    answer(
      "All five messages that Postlane's key change had caught are replayed and accepted. 730440 needed a second try.",
    ),
  ];
}

/** Expired sessions are deleted, after a count. */
export const purge = () => [
  step(
    "",
    sql(
      "SELECT count(*) AS expired FROM web_sessions WHERE expires_at < now() - interval '30 days'",
      rows({ expired: 41207 }),
    ),
  ),
  step(
    "41,207 sessions ended more than 30 days ago; nothing else matches.",
    sql("DELETE FROM web_sessions WHERE expires_at < now() - interval '30 days'", "DELETE 41207"),
  ),
  step("", sql("SELECT count(*) AS left_over FROM web_sessions", rows({ left_over: 6630 }))),
  step("", post("#platform", "web_sessions: 41207 rows expired for more than 30 days deleted, 6630 left.")),
  answer("41,207 expired sessions are deleted, 6,630 current ones are left."),
];
