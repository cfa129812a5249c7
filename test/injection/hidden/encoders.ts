/** Ways to hide a text, written apart from the decoders: each gives the whole hidden string. */
const bytes = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
const hexOf = (byte: number): string => byte.toString(16).padStart(2, "0");
const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
const rotated = (text: string): string => text.replace(/[a-z]/gi, (letter) => {
  const base = letter < "a" ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
});
const swapped = (text: string, from: string, to: string): string => Array.from(text, (letter) => Array.from(to)[Array.from(from).indexOf(letter)] ?? letter).join("");
const bits = (text: string, zero: string, one: string): string => bytes(text).map((byte) => byte.toString(2).padStart(8, "0").replaceAll("0", zero).replaceAll("1", one)).join("");
const wrapAt = (text: string, width: number): string => text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
const wide = (text: string): string => Array.from(text, (letter) => (letter > " " && letter < "\u007f" ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)).join("");
const circled = (text: string): string => Array.from(text, (letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 97) : /[A-Z]/.test(letter) ? String.fromCodePoint(0x24b6 + letter.charCodeAt(0) - 65) : letter)).join("");
const maths = (text: string): string => Array.from(text, (letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(0x1d5ba + letter.charCodeAt(0) - 97) : /[A-Z]/.test(letter) ? String.fromCodePoint(0x1d5a0 + letter.charCodeAt(0) - 65) : letter)).join("");
const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export type Encoder = { readonly name: string; readonly technique: string; readonly encode: (text: string) => string };
const encoder = (name: string, technique: string, encode: (text: string) => string): Encoder => ({ name, technique, encode });

export const encoders: readonly Encoder[] = [
  ...["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u2063", "\u180e", "\u00ad", "\u200e", "\u200b\u200c"].map((mark) => encoder(`zero width ${escape(mark)}`, "zero_width", (text) => Array.from(text).join(mark))),
  encoder("bits", "zero_width", (text) => bits(text, "\u200b", "\u200c")),
  encoder("bits the other way", "zero_width", (text) => bits(text, "\u2062", "\u2060")),
  encoder("bits with letters parted", "zero_width", (text) => Array.from(text, (letter) => letter.charCodeAt(0).toString(2).replaceAll("0", "\u200c").replaceAll("1", "\u200d")).join("\u200b")),
  encoder("tags", "unicode_tags", (text) => Array.from(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("")),
  encoder("tags of a language", "unicode_tags", (text) => `\u{E0001}${Array.from(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("")}`),
  encoder("variation selectors", "unicode_tags", (text) => bytes(text).map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join("")),
  encoder("override", "bidi", (text) => `\u202e${Array.from(text).toReversed().join("")}\u202c`),
  encoder("override in an isolate", "bidi", (text) => `\u2067\u202e${Array.from(text).toReversed().join("")}\u202c\u2069`),
  encoder("override in the right order", "bidi", (text) => `\u202e${text}\u202c`),
  encoder("Cyrillic", "homoglyph", (text) => swapped(text, "aceijopsxyABCEHIKMOPSTX", "асеіјорѕхуАВСЕНІКМОРЅТХ")),
  encoder("Greek", "homoglyph", (text) => swapped(text, "aovuiABEHIKMNOPTXZ", "αονυιΑΒΕΗΙΚΜΝΟΡΤΧΖ")),
  encoder("Armenian and Cherokee", "homoglyph", (text) => swapped(text, "ouhnSATDEMRW", "օսհոᏚᎪᎢᎠᎬᎷᎡᎳ")),
  encoder("full-width", "fullwidth", wide),
  encoder("ideographic blanks", "fullwidth", (text) => wide(text).replaceAll(" ", "\u3000")),
  encoder("circled", "fullwidth", circled),
  encoder("mathematical", "fullwidth", maths),
  encoder("base64", "base64", base64),
  encoder("base64 without padding", "base64", (text) => base64(text).replace(/=+$/, "")),
  encoder("base64url", "base64", (text) => Buffer.from(text, "utf8").toString("base64url")),
  encoder("base64 on lines", "base64", (text) => wrapAt(base64(text), 40)),
  encoder("base64 of UTF-16", "base64", (text) => Buffer.from(text, "utf16le").toString("base64")),
  encoder("base64 twice", "base64", (text) => base64(base64(text))),
  encoder("base64 of percent", "base64", (text) => base64(encodeURIComponent(text))),
  encoder("hex of base64", "hex", (text) => bytes(base64(text)).map(hexOf).join("")),
  encoder("base64 of rot13", "base64", (text) => base64(rotated(text))),
  encoder("hex", "hex", (text) => bytes(text).map(hexOf).join("")),
  encoder("hex in capitals", "hex", (text) => bytes(text).map(hexOf).join("").toUpperCase()),
  encoder("hex with blanks", "hex", (text) => bytes(text).map(hexOf).join(" ")),
  encoder("hex list", "hex", (text) => bytes(text).map((byte) => `0x${hexOf(byte)}`).join(", ")),
  encoder("hex number", "hex", (text) => `0x${bytes(text).map(hexOf).join("")}`),
  encoder("byte escapes", "hex", (text) => bytes(text).map((byte) => String.raw`\x${hexOf(byte)}`).join("")),
  encoder("code unit escapes", "hex", (text) => Array.from(text, (letter) => String.raw`\u00${hexOf(letter.charCodeAt(0))}`).join("")),
  encoder("%u escapes", "hex", (text) => Array.from(text, (letter) => `%u00${hexOf(letter.charCodeAt(0))}`).join("")),
  encoder("percent", "percent", encodeURIComponent),
  encoder("percent throughout", "percent", (text) => bytes(text).map((byte) => `%${hexOf(byte)}`).join("")),
  encoder("percent in an address", "percent", (text) => `https://intranet.example/s?lang=en&q=${encodeURIComponent(text)}`),
  encoder("percent with plus", "percent", (text) => `https://intranet.example/s?q=${encodeURIComponent(text).replaceAll("%20", "+")}&p=2`),
  encoder("decimal", "char_codes", (text) => bytes(text).join(" ")),
  encoder("binary", "char_codes", (text) => bytes(text).map((byte) => byte.toString(2).padStart(8, "0")).join(" ")),
  encoder("entities", "entities", (text) => Array.from(text, (letter) => `&#${letter.charCodeAt(0)};`).join("")),
  encoder("hex entities", "entities", (text) => Array.from(text, (letter) => `&#x${hexOf(letter.charCodeAt(0))};`).join("")),
  encoder("rot13", "rot13", rotated),
  encoder("reversed", "reversed", (text) => Array.from(text).toReversed().join("")),
];

export const markup: readonly Encoder[] = [
  encoder("comment", "html_comment", (text) => `<!-- ${text} -->`),
  ...["display:none", "visibility:hidden", "font-size:0", "font:0/0 a", "opacity:0", "position:absolute;left:-9999px", "position: fixed; top: -200vh", "height:0;overflow:hidden", "color:#fff;background:#fff", "color:white", "color:rgba(0,0,0,0)", "color:hsl(0,0%,100%);background:rgb(255 255 255)", "clip-path:inset(100%)", "position:absolute;clip:rect(0,0,0,0)", "transform:scale(0)", "transform:translateX(-5000px)", "text-indent:-2000px", "margin-left:-3000px", "DISPLAY : NONE !important"]
    .map((style) => encoder(style, "css_hidden", (text) => `<span style="${style}">${attribute(text)}</span>`)),
  encoder("hidden", "css_hidden", (text) => `<div hidden>${attribute(text)}</div>`),
  encoder("template", "css_hidden", (text) => `<template><p>${attribute(text)}</p></template>`),
  encoder("noscript", "css_hidden", (text) => `<noscript>${attribute(text)}</noscript>`),
  encoder("a rule", "css_hidden", (text) => `<style>.k { display: none } #z{left:0}</style><div class="a k"><b>${attribute(text)}</b></div>`),
  encoder("the colour of a parent", "css_hidden", (text) => `<p bgcolor="navy"><i style="color:#000080">${attribute(text)}</i></p>`),
  encoder("tags inside", "css_hidden", (text) => `<div style='display:none'>${attribute(text).split(" ").map((word) => `<i>${word}</i>`).join(" ")}</div>`),
  encoder("alt", "attribute", (text) => `<img src="/logo.png" alt="${attribute(text)}">`),
  encoder("title", "attribute", (text) => `<a href="/terms" title='${attribute(text).replaceAll("'", "&#39;")}'>Terms</a>`),
  encoder("label", "attribute", (text) => `<button aria-label="${attribute(text)}">OK</button>`),
  encoder("placeholder", "attribute", (text) => `<input type="text" placeholder="${attribute(text)}">`),
  encoder("description", "attribute", (text) => `<meta name="description" content="${attribute(text)}">`),
  encoder("data", "attribute", (text) => `<div data-hint="${attribute(text)}"></div>`),
  encoder("base64 in a comment", "html_comment", (text) => `<!-- ${base64(text)} -->`),
  encoder("base64 in an attribute", "attribute", (text) => `<img alt="${base64(text)}">`),
];

function escape(mark: string): string {
  return Array.from(mark, (letter) => letter.charCodeAt(0).toString(16)).join(" ");
}
