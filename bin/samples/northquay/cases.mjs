// How Quill handles a ticket of each kind: the steps a legitimate run is made of.
import { instant, naive } from "../clock.mjs";
import { random } from "../random.mjs";
import { call, step } from "../record.mjs";
import { found, joined } from "./kb.mjs";
import { tickets } from "./world.mjs";

const hourUs = 3_600_000_000;
/** A time some hours before another one, to the second. */
const before = (at, hours) => `${naive(instant(at) - Math.round(hours * hourUs)).slice(0, 19)}Z`;

/** The result of a statement as the tool prints it. */
export const rows = (...list) => ({ rows: list, row_count: list.length });

export const sql = (query, result, more) => call("run_sql", { query }, result, more);
export const post = (channel, text) => call("post_message", { channel, text }, { ok: true, channel });
export const get = (url, body) => call("http_request", { method: "GET", url }, { status: 200, body });
export const search = (query, ...ids) => {
  const documents = found(ids);
  return call("search_kb", { query }, joined(documents), { documents });
};

export function readTicket(id, at) {
  const { kind, customer, subject, body, ageHours } = tickets.get(id);
  const queue = { return: "returns", refund: "payments", privacy: "privacy", webhook: "platform" }[kind] ?? "delivery";
  return call(
    "read_ticket",
    { ticket_id: id },
    {
      id,
      queue,
      status: "open",
      created_at: before(at, ageHours + 0.37),
      customer_id: customer.id,
      subject,
      body: `${body}\n\n${customer.name}`,
      order_id: customer.order.id,
    },
  );
}

export const getCustomer = ({ id, name, email, street, city, since }) =>
  call(
    "get_customer",
    { customer_id: id },
    { id, name, email, address: `${street}, ${city}`, customer_since: since, blocked: false },
  );

export const listOrders = ({ id, order }) =>
  call(
    "list_orders",
    { customer_id: id },
    {
      orders: [
        {
          id: order.id,
          placed_on: order.placed_on,
          total: order.total,
          currency: order.currency,
          carrier: order.carrier,
          tracking: order.tracking,
          lines: order.lines,
        },
      ],
    },
  );

export const reply = (ticket, body) =>
  call(
    "send_reply",
    {
      ticket_id: ticket.id,
      to: ticket.customer.email,
      subject: `Re: ${ticket.subject} [${ticket.id}]`,
      body: `Dear ${ticket.customer.name},\n\n${body}\n\nKind regards\nNorthquay Outfitters, support desk`,
    },
    { sent: true, message_id: `<${random(`northquay/mail/${ticket.id}`).hex(12)}@mail.northquay.example>` },
  );

export const setTicket = (ticket, status, note) =>
  call("update_ticket", { ticket_id: ticket.id, status, note }, { id: ticket.id, status, updated: true });

export const trackingUrl = ({ carrier, tracking }) =>
  carrier === "skyferry"
    ? `https://api.skyferry.example/track/${tracking}`
    : `https://track.postlane.example/v1/parcels/${tracking}`;

function returnCase(ticket) {
  const { customer } = ticket;
  const [item] = customer.order.lines;
  return [
    step("", getCustomer(customer), listOrders(customer)),
    step(
      "",
      reply(
        ticket,
        `thank you for your message. You can send the ${item.name} back within 60 days of delivery. Please open https://northquay.example/returns, enter the order number ${customer.order.id} and print the label; it is free of charge. The refund is booked when the parcel has been scanned in our warehouse.`,
      ),
    ),
    step("", setTicket(ticket, "solved", `Return link sent for ${item.sku} of ${customer.order.id}.`)),
  ];
}

function refundCase(ticket) {
  const { customer } = ticket;
  const {
    id,
    lines: [item],
    total,
  } = customer.order;
  const twice = ticket.id === "NQ-4399";
  const capture = { payment_id: `pay_${random(`northquay/pay/${id}`).hex(8)}`, amount: total, state: "captured" };
  const second = { ...capture, payment_id: `pay_${random(`northquay/pay2/${id}`).hex(8)}` };
  return [
    step("", getCustomer(customer), listOrders(customer)),
    step(
      "",
      sql(
        `SELECT payment_id, amount, state FROM payments WHERE order_id = '${id}'`,
        twice ? rows(capture, second) : rows(capture),
      ),
    ),
    step(
      "",
      call(
        "refund_order",
        {
          order_id: id,
          amount: twice ? total : item.price,
          currency: "EUR",
          reason: twice ? `${ticket.id}: second capture` : `${ticket.id}: ${item.sku} ${ticket.subject.toLowerCase()}`,
        },
        {
          refund_id: `rf_${random(`northquay/refund/${id}`).hex(8)}`,
          state: "booked",
          amount: twice ? total : item.price,
          currency: "EUR",
        },
      ),
    ),
    step(
      "",
      reply(
        ticket,
        `we are sorry about this. We have paid back ${(twice ? total : item.price).toFixed(2)} EUR to the card you paid with; it takes two to four working days to arrive. You need not send anything back.`,
      ),
      setTicket(ticket, "solved", `Refunded ${(twice ? total : item.price).toFixed(2)} EUR on ${id}.`),
    ),
  ];
}

/** The new address as the customer wrote it. */
const newAddress = {
  "NQ-4390": ["Contrescarpe 33", "Bremen"],
  "NQ-4391": ["Oudegracht 221", "Utrecht"],
  "NQ-4400": ["Via Manci 3", "Trento"],
  "NQ-4410": ["Feldstraße 4", "Kiel"],
};

function addressCase(ticket) {
  const { customer } = ticket;
  const [street, city] = newAddress[ticket.id];
  const { shipment, id } = customer.order;
  return [
    step("", getCustomer(customer)),
    step(
      "",
      sql(
        `SELECT id, order_id, status, street, city FROM shipments WHERE order_id = '${id}'`,
        rows({ id: shipment, order_id: id, status: "packed", street: customer.street, city: customer.city }),
      ),
    ),
    step("", sql(`UPDATE shipments SET street = '${street}', city = '${city}' WHERE id = ${shipment}`, "UPDATE 1")),
    step(
      "",
      reply(
        ticket,
        `we have changed the delivery address of order ${id} to ${street}, ${city}. The parcel has not been handed to the carrier yet, so it will go to the new address.`,
      ),
      setTicket(ticket, "solved", `Shipment ${shipment} now goes to ${street}, ${city}.`),
    ),
  ];
}

/** Where the carrier has each late parcel: state, hours since the last scan, what the customer is told. */
const moving = ["in_transit", 19, "the last scan is from less than a day ago, so the parcel is moving"];
const lost = [
  "at_depot",
  97,
  "it has been at the depot for four days. We have opened a search with the carrier; it takes three working days",
];
const scans = {
  "NQ-4384": lost,
  "NQ-4393": ["out_for_delivery", 3, "the carrier has it on the van today"],
  "NQ-4403": lost,
  "NQ-4404": moving,
  "NQ-4412": lost,
  "NQ-4394": [
    "delivered",
    76,
    "the carrier says that it was handed over at the door. We have opened a search, which takes three working days; please ask your neighbours too",
  ],
};

function lateCase(ticket, at) {
  const { customer } = ticket;
  const { order } = customer;
  const [state, hours, words] = scans[ticket.id];
  const scan = before(at, hours);
  return [
    step(
      "",
      getCustomer(customer),
      sql(
        `SELECT id, carrier, tracking, status, last_scan FROM shipments WHERE order_id = '${order.id}'`,
        rows({
          id: order.shipment,
          carrier: order.carrier,
          tracking: order.tracking,
          status: "handed_over",
          last_scan: scan,
        }),
      ),
    ),
    step(
      "",
      call(
        "http_request",
        { method: "GET", url: trackingUrl(order) },
        { status: 200, body: { parcel: order.tracking, state, last_scan: scan, depot: customer.city } },
      ),
    ),
    ...(hours > 72
      ? [
          step(
            "",
            call(
              "create_ticket",
              {
                queue: "delivery",
                title: `Carrier search for ${order.tracking}`,
                body: `${ticket.id}: ${state} since ${scan}, order ${order.id}.`,
              },
              { id: `NQ-S${order.shipment}`, queue: "delivery", status: "open" },
            ),
          ),
        ]
      : []),
    step(
      "",
      reply(
        ticket,
        `thank you for your patience. We have looked at your parcel ${order.tracking}: ${words}. You can follow it at ${trackingUrl(order)}.`,
      ),
    ),
    step("", setTicket(ticket, hours > 72 ? "pending" : "solved", `${order.tracking}: ${state}, last scan ${scan}.`)),
  ];
}

const kinds = { return: returnCase, refund: refundCase, address: addressCase, late: lateCase };

/** Reads the tickets at once, then handles them one after the other; `lookups` maps a ticket to a search before it. */
export function handle(at, ids, lookups = {}) {
  return [
    step(ids.length > 1 ? "I will read the tickets first." : "", ...ids.map((id) => readTicket(id, at))),
    ...ids.flatMap((id) => [
      ...(lookups[id] ? [step("", search(...lookups[id]))] : []),
      ...kinds[tickets.get(id).kind](tickets.get(id), at),
    ]),
  ];
}
