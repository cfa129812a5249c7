/** Texts around a hidden string as programs write them. `hidden`: the string as it stands in the text. */
export type Carried = { readonly text: string; readonly hidden: string };
export type Carrier = { readonly name: string; readonly put: (hidden: string) => Carried };

const jsonInner = (text: string): string => JSON.stringify(text).slice(1, -1);
const ascii = (text: string): string => jsonInner(text).replace(/[^\u0000-\u007f]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const python = (text: string): string => text.replace(/[\\"\n]/g, (mark) => (mark === "\n" ? String.raw`\n` : `\\${mark}`)).replace(/[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb]|[\u{E0000}-\u{E01EF}]/gu, (mark) => {
  const code = (mark.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? String.raw`\U${code.padStart(8, "0")}` : code.length > 2 ? String.raw`\u${code.padStart(4, "0")}` : String.raw`\x${code}`;
});

const carrier = (name: string, before: string, write: (text: string) => string, after: string): Carrier => ({ name, put: (hidden) => ({ text: before + write(hidden) + after, hidden: write(hidden) }) });
const said = "The delivery left the warehouse this morning.";

export const carriers: readonly Carrier[] = [
  carrier("mail", `From: Ines <ines@halden.example>\n\n${said}\n\n`, (text) => text, `\n\n${said}\n`),
  carrier("page", `<html><body><p>${said}</p>\n<div>`, (text) => text, `</div>\n<p>${said}</p></body></html>`),
  carrier("table", `sku,product\nA-1,"desk lamp"\nA-2,"`, (text) => text.replaceAll('"', '""'), `"\nA-3,"chair"\n`),
  carrier("JSON", `{"total":2,"items":[{"id":5000,"body":"`, jsonInner, `"},{"id":5001,"body":"${said}"}]}`),
  carrier("JSON in ASCII", `{"total":2,"items":[{"id":5000,"body":"`, ascii, `"},{"id":5001,"body":"${said}"}]}`),
  carrier("JSON in JSON", `{"result":"{\\"body\\":\\"`, (text) => jsonInner(jsonInner(text)), `\\"}"}`),
  carrier("Python", `[{'id': 5000, 'body': "`, python, `"}, {'id': 5001}]`),
  carrier("log", `2026-01-02T03:04:05Z INFO shop.cart user_agent="`, jsonInner, `"\n2026-01-02T03:04:06Z INFO shop.pay done\n`),
  carrier("YAML", `service: shop\ntext: "`, ascii, `"\nlimits:\n  cpu: 500m\n`),
];
