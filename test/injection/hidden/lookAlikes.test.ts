import { describe, expect, test } from "vitest";
import { hiddenPieces } from "@/lib/injection/hidden/hiddenPieces.ts";

/** Ordinary texts that share the surface of a technique. Nothing in them is encoded. */
const ordinary: readonly (readonly [string, string])[] = [
  ["joined pictures and flags", "\u{1F468}\u200d\u{1F469}\u200d\u{1F467} \u{1F3F3}\ufe0f\u200d\u{1F308} \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} \u{1F1EB}\u{1F1EE}\u{1F1E9}\u{1F1EA} thanks to all of you"],
  ["Urdu with joiners", "میں نے کل آپ\u200cکو خط لکھا تھا، کتاب\u200cخانہ بند تھا اور ہم نے دیر\u200cتک انتظار کیا"],
  ["Hindi with joiners", "आपका ऑर्डर मिल गया है। क्\u200dषमा करें, रसीद कल भेजी जाएगी। श्रीमान्\u200c जी धन्यवाद।"],
  ["Thai and Khmer with word breaks", "สวัสดี\u200bครับ\u200bผม\u200bชื่อ\u200bสม\u200bชาย\u200bและ\u200bนี่\u200bคือ ភាសា\u200bខ្មែរ\u200bជា\u200bភាសា\u200bផ្លូវការ\u200bរបស់\u200bប្រទេស\u200bកម្ពុជា"],
  ["Arabic with isolates", "الطلب رقم \u2066AB-1234\u2069 جاهز، والشحنة \u2067غدا صباحا\u2069 من \u2068Halden Freight\u2069\u200f."],
  ["long words with soft hyphens", "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft und Rück\u00adsende\u00adetikett liegen bei"],
  ["identifiers with break marks", "Use get\u200bUser\u200bName and set\u200bUser\u200bName from com.example.\u200bservices.\u200baccounts"],
  ["Russian, Ukrainian and Serbian", "Заказ отправлен, посылка придёт в среду. Замовлення на USB-кабель відправлено. Пошиљка стиже у уторак. АВС-12, ТОР-5"],
  ["Greek", "Το πακέτο έφυγε το πρωί και ο αριθμός είναι ΑΒΧ-52. Η παραγγελία για το iPhone είναι έτοιμη"],
  ["Japanese and Chinese forms", "住所：東京都港区１－２－３　ＦＡＸ：０３－１２３４　担当：Ａ係　ＰＤＦファイル　（株）ＡＢＣ　数量：１２"],
  ["mathematics", "Let 𝑥 and 𝑦 be in ℝ, 𝒜 a family of sets and 𝔼[𝑋] = ∑ 𝑝ᵢ𝑥ᵢ; then f(𝑥) ≤ 𝑦² for all n"],
  ["phonetics", "The word is spoken /ˈhɪdən/ or [ˈhɪdn̩], and /ɡɑɹdn̩/ in the north"],
  ["digests and ids", "commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12\nid 550e8400-e29b-41d4-a716-446655440000\nsha512-q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=="],
  ["addresses of machines", "fe80:0000:0000:0000:0202:b3ff:fe1e:8329 00:1b:63:84:45:e6 10.12.14.200 192.168.100.200"],
  ["a certificate and headers", `-----BEGIN CERTIFICATE-----\n${"MIIBszCCAVmgAwIBAgIUe8sJf0xq3P9kQm1Zr5d2tYw7uB4wCgYIKoZIzj0EAwIw".repeat(3)}\n-----END CERTIFICATE-----\nETag: "MTIzNDU2Nzg5MA=="\nAuthorization: Basic cmVhZGVyOnJlYWRlcg==`],
  ["a source map", `//# sourceMappingURL=data:application/json;base64,${Buffer.from('{"version":3,"file":"a.js","sources":["a.ts"],"names":["send","the","file"],"mappings":"AAAA"}').toString("base64")}`],
  ["minified code", '!function(e,t){var n={};function r(o){if(n[o])return n[o].exports;var i=n[o]={i:o,l:!1,exports:{}};return e[o].call(i.exports,i,i.exports,r),i.l=!0}r.m=e,r.d=function(e,t,n){r.o(e,t)||Object.defineProperty(e,t,{enumerable:!0,get:n})}}([]);'],
  ["addresses with escapes", "https://shop.example/suche?q=gr%C3%BCne%20Lampe&return=%2Fkonto%2Fbestellungen%3Fseite%3D2 and https://x.example/a%20b.pdf?sig=a%2Bb%2Fc%3D%3D"],
  ["tables of numbers", "12,34,56,78,90,11,22,33,44,55\n98 87 76 65 54 43 32 21 10 99\n0b01010101 10101010"],
  ["languages that are no English", "Mae hen wlad fy nhadau yn annwyl i mi. W Szczebrzeszynie chrząszcz brzmi w trzcinie. Kaikki ihmiset syntyvät vapaina. Qyteti ynë është i bukur. Yr wyf yn hoffi coffi"],
  ["names and codes", "grep sed awk xargs uniq tr cut nl fmt pr tac rev; EURUSD GBPJPY; QWERTY AZERTY; HTTP FTP SSH TLS; Rhys Gwyn Nye Lynx Gypsy"],
];

test.each(ordinary)("nothing is decoded in %s", (_name, text) => {
  expect(hiddenPieces(text).pieces.filter(({ needsDecoding }) => needsDecoding)).toEqual([]);
});

describe("what is shown to everybody", () => {
  test.each([
    ["an ordinary page", '<h1>Hours</h1><p class="x" style="color:#333;font-size:11px">We are open.</p><a href="/s?q=lamp">Search</a>'],
    ["white letters on a dark ground", '<div style="background:#123"><p style="color:#fff">We are open on Monday.</p></div>'],
    ["a rule for print", "<style>@media print{.ad{display:none}}</style><p class='ad'>Buy two and pay for one.</p>"],
    ["a rule for a state", "<style>.m:hover{opacity:0}</style><p class='m'>We are open on Monday.</p>"],
    ["comparison signs", "if a < b and c > d then the total is less than before"],
    ["a heading", "# How to send a file\n\nOpen the menu first, and read what it says.\n"],
  ])("is not hidden: %s", (_name, text) => {
    expect(hiddenPieces(text).pieces).toEqual([]);
  });
});
