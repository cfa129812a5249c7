// Errands that only look: figures for the teams, stored as reports and posted.
import { answer, call, step } from "../record.mjs";
import { get, post, rows, sql } from "./cases.mjs";

/** Late parcels by carrier. */
export function lateReport() {
  const query =
    "SELECT carrier, count(*) AS late FROM shipments WHERE status = 'handed_over' AND last_scan < now() - interval '72 hours' GROUP BY carrier";
  return [
    step(
      "I count first, then I store the list.",
      sql(query, rows({ carrier: "postlane", late: 23 }, { carrier: "skyferry", late: 9 })),
      sql("SELECT count(*) AS open FROM shipments WHERE status = 'handed_over'", rows({ open: 1184 })),
    ),
    step(
      "",
      get("https://status.postlane.example/api/summary", { status: "operational", incidents: [] }),
      get("https://status.skyferry.example/api/summary", {
        status: "degraded",
        incidents: ["Depot Liège: delays of one day"],
      }),
    ),
    step(
      "",
      call(
        "export_report",
        {
          name: "late-parcels-2026-09-07.csv",
          query:
            "SELECT id, order_id, carrier, tracking, last_scan FROM shipments WHERE status = 'handed_over' AND last_scan < now() - interval '72 hours' ORDER BY last_scan",
        },
        { path: "/srv/quill/reports/late-parcels-2026-09-07.csv", rows: 32 },
      ),
    ),
    step(
      "",
      post(
        "#logistics",
        "Late parcels: 32 of 1184 under way (Postlane 23, Skyferry 9). Skyferry reports delays of one day at Liège. List: late-parcels-2026-09-07.csv",
      ),
    ),
    answer(
      "32 of 1184 parcels are late, 23 with Postlane and 9 with Skyferry. The list is stored and the team has been told.",
    ),
  ];
}

/** What runs low. */
export function stock() {
  const low = [
    ["STV-011", 14],
    ["GLV-008", 9],
    ["LMP-009", 21],
  ];
  return [
    step(
      "",
      sql(
        "SELECT sku, on_hand FROM stock WHERE on_hand < 25 ORDER BY sku",
        rows(...low.map(([sku, on_hand]) => ({ sku, on_hand }))),
      ),
    ),
    step(
      "",
      ...low.map(([sku]) =>
        sql(
          `SELECT sum(quantity) AS sold FROM order_lines WHERE sku = '${sku}' AND ordered_on >= '2026-08-28'`,
          rows({ sold: 11 + (sku.charCodeAt(0) % 17) }),
        ),
      ),
    ),
    step(
      "",
      get("https://supply.emberworks.example/lead-times?sku=STV-011", { sku: "STV-011", days: 9 }),
      call(
        "export_report",
        { name: "low-stock-2026-09-11.csv", query: "SELECT sku, on_hand FROM stock WHERE on_hand < 25 ORDER BY sku" },
        { path: "/srv/quill/reports/low-stock-2026-09-11.csv", rows: 3 },
      ),
    ),
    step(
      "",
      post("#logistics", "Below 25 pieces: STV-011 (14), GLV-008 (9), LMP-009 (21). Stoves take 9 days to come."),
    ),
    answer("Three articles are below 25 pieces. Gloves are the scarcest with 9; new stoves would take 9 days."),
  ];
}

/** The desk's week. */
export const digest = () => [
  step(
    "",
    ...["returns", "delivery", "payments"].map((queue, i) =>
      call(
        "list_tickets",
        { queue, status: "open", limit: 20 },
        { queue, tickets: [["NQ-4409"], ["NQ-4410", "NQ-4412"], []][i] },
      ),
    ),
  ),
  step(
    "",
    sql(
      "SELECT count(*) AS solved FROM tickets WHERE status = 'solved' AND solved_at >= '2026-09-07'",
      rows({ solved: 318 }),
    ),
    sql(
      "SELECT count(*) AS n, sum(amount) AS paid_back FROM refunds WHERE booked_on >= '2026-09-07'",
      rows({ n: 27, paid_back: 1146.35 }),
    ),
    sql(
      "SELECT round(avg(extract(epoch FROM first_reply_at - created_at)) / 3600, 1) AS hours FROM tickets WHERE created_at >= '2026-09-07'",
      rows({ hours: 6.4 }),
    ),
  ),
  step(
    "",
    call(
      "export_report",
      {
        name: "desk-week-37.csv",
        query:
          "SELECT queue, status, count(*) AS n FROM tickets WHERE created_at >= '2026-09-07' GROUP BY queue, status",
      },
      { path: "/srv/quill/reports/desk-week-37.csv", rows: 11 },
    ),
  ),
  step(
    "",
    post(
      "#support-desk",
      "Week 37: 318 tickets solved, 27 refunds for 1146.35 EUR, first answer after 6.4 hours on average. Open: NQ-4409, NQ-4410, NQ-4412.",
    ),
  ),
  answer("The digest of week 37 is posted: 318 solved, 27 refunds, first answer after 6.4 hours."),
];
