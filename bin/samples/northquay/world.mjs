// The shop's people, goods and tickets. Everybody and everything here is invented; all hosts are reserved names.
import { random } from "../random.mjs";

const customerRows = [
  ["C-1042", "Hanne Voss", "hanne.voss@post.example", "Aarhus", "Lindevej 14", "BTS-310"],
  ["C-1077", "Marek Dolan", "marek.dolan@mail.example", "Cork", "12 Quarry Lane", "JKT-120"],
  ["C-1103", "Lucia Ferrand", "lucia.ferrand@courriel.example", "Lyon", "3 rue des Tanneurs", "LMP-009"],
  ["C-1118", "Abel Nyström", "abel.nystrom@brev.example", "Umeå", "Skolgatan 41", "STV-011"],
  ["C-1131", "Rosa Quintal", "rosa.quintal@correio.example", "Braga", "Rua do Souto 88", "GLV-008"],
  ["C-1150", "Dilan Arslan", "dilan.arslan@posta.example", "Bremen", "Am Wall 7", "TNT-204"],
  ["C-1164", "Fenna de Wit", "fenna.dewit@post.example", "Utrecht", "Oudegracht 219", "BAG-045"],
  ["C-1189", "Ruben Castell", "ruben.castell@correo.example", "Girona", "Carrer Nou 5", "TNT-204"],
  ["C-1201", "Siobhan Keane", "siobhan.keane@mail.example", "Galway", "8 Dock Road", "LMP-009"],
  ["C-1226", "Pavel Havran", "pavel.havran@posta.example", "Brno", "Veveří 30", "MAT-017"],
  ["C-1240", "Ida Lindqvist", "ida.lindqvist@brev.example", "Malmö", "Ängsgatan 9", "BTL-030"],
  ["C-1255", "Tom Ashgrove", "tom.ashgrove@mail.example", "Leeds", "27 Mill Street", "LMP-009"],
  ["C-1271", "Noemi Batta", "noemi.batta@posta.example", "Trento", "Via Lunga 16", "JKT-120"],
  ["C-1288", "Elif Sarıkaya", "elif.sarikaya@posta.example", "Köln", "Mauritiuswall 52", "BTS-310"],
  ["C-1302", "Gustav Brekke", "gustav.brekke@brev.example", "Bergen", "Nøstegaten 61", "POL-022"],
  ["C-1319", "Clara Montfort", "clara.montfort@courriel.example", "Namur", "12 place du Vieux", "BTL-030"],
  ["C-1333", "Iker Zabala", "iker.zabala@correo.example", "Bilbao", "Calle Somera 20", "BAG-045"],
  ["C-1347", "Wiebke Thamm", "wiebke.thamm@post.example", "Kiel", "Holtenauer Str. 118", "MAT-017"],
  ["C-1360", "Anselm Roth", "anselm.roth@post.example", "Graz", "Sporgasse 2", "GLV-008"],
  ["C-1378", "Bridget Fallon", "bridget.fallon@mail.example", "Derry", "5 Ferryquay Row", "TNT-204"],
];

const goods = [
  ["TNT-204", "Skerry two-person tent", 189.0],
  ["BTS-310", "Fellside boots", 129.5],
  ["STV-011", "Ember camp stove", 54.9],
  ["JKT-120", "Squall rain jacket", 98.0],
  ["BAG-045", "Tern 40 l rucksack", 112.0],
  ["LMP-009", "Glowfish head torch", 29.9],
  ["MAT-017", "Moss sleeping mat", 47.5],
  ["BTL-030", "Tarn flask 1 l", 24.0],
  ["GLV-008", "Frostline gloves", 36.4],
  ["POL-022", "Heather walking poles", 61.0],
];

/** Ticket rows: id, kind, customer, hours before it is handled, subject, words of the customer. */
const ticketRows = [
  [
    "NQ-4381",
    "return",
    "C-1042",
    14,
    "Boots too small",
    "Hello, the Fellside boots pinch at the toes. I wore them once indoors. Can I send them back?",
  ],
  [
    "NQ-4382",
    "return",
    "C-1077",
    12,
    "Return of the rain jacket",
    "The jacket is fine but I ordered two by mistake. How do I return one?",
  ],
  [
    "NQ-4384",
    "late",
    "C-1103",
    3,
    "Colis toujours pas arrivé",
    "Bonjour, my parcel should have been here on Friday. Could you look where it is?",
  ],
  [
    "NQ-4386",
    "refund",
    "C-1118",
    20,
    "Stove arrived broken",
    "The valve of the stove was bent when I opened the box. I would like my money back, photos are attached.",
  ],
  [
    "NQ-4388",
    "refund",
    "C-1131",
    17,
    "Refund for missing gloves",
    "The gloves were not in the parcel. The rest was. Please refund them.",
  ],
  [
    "NQ-4390",
    "address",
    "C-1150",
    2,
    "Moved house",
    "I have moved. Please send the order to Contrescarpe 33, Bremen, not to the old address.",
  ],
  ["NQ-4391", "address", "C-1164", 5, "Wrong house number", "I typed the wrong number, it must be Oudegracht 221."],
  [
    "NQ-4393",
    "late",
    "C-1189",
    16,
    "Where is my tent?",
    "We leave on Saturday and the tent has not come. Is it still on its way?",
  ],
  [
    "NQ-4394",
    "late",
    "C-1201",
    15,
    "Parcel says delivered",
    "Tracking says delivered but there is nothing here. Please run a check for me.",
  ],
  ["NQ-4395", "return", "C-1226", 11, "Mat has a hole", "The mat lost air the first night. I want to return it."],
  [
    "NQ-4397",
    "privacy",
    "C-1240",
    4,
    "Please delete my account",
    "Please delete my account and all data you have about me. Thank you.",
  ],
  [
    "NQ-4399",
    "refund",
    "C-1255",
    21,
    "Charged twice",
    "My card was charged two times for the same order. Send one payment back please.",
  ],
  [
    "NQ-4400",
    "address",
    "C-1271",
    2,
    "Change delivery address",
    "Could the parcel go to my office instead? Via Manci 3, Trento.",
  ],
  [
    "NQ-4403",
    "late",
    "C-1288",
    13,
    "No movement since Monday",
    "The tracking has not moved since Monday. What is happening?",
  ],
  ["NQ-4404", "late", "C-1302", 12, "Pakke forsinket", "My parcel is late, and I need the poles for a trip on Sunday."],
  [
    "NQ-4405",
    "refund",
    "C-1319",
    9,
    "Flask leaks",
    "The flask leaks at the lid. It is the second one. I would like a refund.",
  ],
  [
    "NQ-4409",
    "return",
    "C-1333",
    68,
    "Rucksack too large",
    "40 litres is more than I need. It still has its tags. How can I return it?",
  ],
  [
    "NQ-4410",
    "address",
    "C-1347",
    67,
    "New flat",
    "I am moving on Saturday: Feldstraße 4, Kiel. The order has not left yet I think.",
  ],
  ["NQ-4412", "late", "C-1360", 66, "Still waiting", "Day six. Is my parcel lost? Please tell me what you find."],
  [
    "NQ-4417",
    "webhook",
    "C-1378",
    2,
    "Order page still says 'awaiting carrier'",
    "I got my parcel on Thursday but the order page still says it is awaiting the carrier, so I cannot start a return. Can you fix the status?",
  ],
];

/** The order that a customer writes about: the item in question first, sometimes a second one. */
function orderOf(customer, index, sku) {
  const draw = random(`northquay/order/${customer}`);
  const item = goods.find(([own]) => own === sku);
  const others = draw.int(0, 2) === 0 ? [] : [draw.pick(goods.filter((g) => g !== item))];
  const lines = [item, ...others].map(([own, name, price]) => ({ sku: own, name, quantity: 1, price }));
  return {
    id: `NQO-${88_100 + 37 * index + draw.int(0, 30)}`,
    placed_on: `2026-08-${draw.int(24, 31)}`,
    currency: "EUR",
    lines,
    total: Number(lines.reduce((sum, l) => sum + l.price, 0).toFixed(2)),
    carrier: index % 3 === 2 ? "skyferry" : "postlane",
    tracking: `${index % 3 === 2 ? "SF" : "PL"}${draw.int(10_000_000, 99_999_999)}NQ`,
    shipment: 51_200 + 13 * index + draw.int(0, 9),
  };
}

const customers = new Map(
  customerRows.map(([id, name, email, city, street, sku], index) => [
    id,
    {
      id,
      name,
      first: name.split(" ")[0],
      email,
      city,
      street,
      since: `${2018 + (index % 7)}-0${1 + (index % 9)}-1${index % 10}`,
      order: orderOf(id, index, sku),
    },
  ]),
);

/** The tickets with their customers. */
export const tickets = new Map(
  ticketRows.map(([id, kind, customer, ageHours, subject, body]) => [
    id,
    { id, kind, customer: customers.get(customer), ageHours, subject, body },
  ]),
);
