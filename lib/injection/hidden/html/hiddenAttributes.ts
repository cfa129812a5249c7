import { bounded, type Find } from "../hiddenPiece.ts";
import type { OpenTag } from "./tokens.ts";

/** Attributes that hold text which is not drawn with the page, or not to everybody. */
const spoken = /^(?:alt|title|summary|label|placeholder|content|value|abbr|aria-(?:label|description|roledescription|placeholder|valuetext)|data-[\w.-]+|longdesc|standby|download|srcdoc|cite|name|caption|note|comment|desc|description|instructions?)$/;
/** Names of settings whose contents are for machines. */
const machineContent = /viewport|content-type|refresh|content-security-policy|charset|theme-color|csrf/i;
const shownValue = new Set(["button", "submit", "reset", "text"]);

/** Texts in the attributes of a tag: the whole tag, or the attribute alone where it is a small part of the tag. */
export function attributeFinds(tag: OpenTag): readonly Find[] {
  const finds: Find[] = [];
  for (const { name, value, start, end } of tag.attributes) {
    if (value.length < 6 || !spoken.test(name) || isForMachines(tag, name)) continue;
    const isMost = tag.end - tag.start <= (end - start) * 2 + 60;
    const place = isMost ? { start: tag.start, end: tag.end } : { start, end };
    finds.push({ ...place, technique: "attribute", rule: "inj.hidden.attribute", name, decoded: bounded(value.trim()), plain: true });
  }
  return finds.length > 1 ? withoutSharing(finds, tag) : finds;
}

function isForMachines(tag: OpenTag, name: string): boolean {
  const other = (wanted: string): string => tag.attributes.find((attribute) => attribute.name === wanted)?.value ?? "";
  if (name === "content") return tag.name === "meta" && machineContent.test(other("name") + other("http-equiv"));
  if (name === "name") return tag.name !== "meta";
  return name === "value" && tag.name === "input" && shownValue.has(other("type").toLowerCase());
}

/** Where several attributes speak, only the longest stands for the whole tag; the others are places of their own. */
function withoutSharing(finds: readonly Find[], tag: OpenTag): readonly Find[] {
  const longest = finds.reduce((best, find) => (find.decoded.length > best.decoded.length ? find : best));
  return finds.map((find) => {
    if (find === longest || find.start !== tag.start || find.end !== tag.end) return find;
    const own = tag.attributes.find(({ name, value }) => name === find.name && bounded(value.trim()) === find.decoded);
    return own === undefined ? find : { ...find, start: own.start, end: own.end };
  });
}
