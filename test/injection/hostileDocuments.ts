/** What is repeated until a document is as long as wanted: before, the filler, after. */
type Filler = readonly [before: string, filler: string, after?: string];

const everyday: Readonly<Record<string, Filler>> = {
  prose: ["", "The ferry leaves at nine. Please send the list of guests to Mara Lind, mara@pier.example, and keep 2 copies of it.\nIt was a long day.\n\n"],
  "one paragraph": ["", "The ferry leaves at nine and the guests are asked to bring their cards, open the gate and wait. "],
  JSON: ["[", '{"id":"A-1042","note":"Please cancel the order and tell Ann.","price":12.5,"tags":["a","b"]},', '{"id":"end"}]'],
  "a deep mapping of JSON": ["", '{"a":'],
  "what Python prints": ["[", "{'id': 'A-1042', 'note': 'It\\'s late, don\\'t forget to pay the bill.', 'ok': True}, ", "{'id': None}]"],
  YAML: ["", "- id: A-1042\n  note: >\n    Please cancel the order\n    and tell Ann.\n  price: 12.5\n"],
  "plain values of YAML": ["", "- a: b\n"],
  "folded YAML": ["a: b\nc: |\n", "  Please cancel the order.\n"],
  HTML: ["<html><body>", '<div class="x"><p>Please cancel the order.</p><a href="/a">Ann</a></div>\n', "</body></html>"],
  log: ["", '2026-03-04T10:11:12Z INFO api request="GET /orders" note="please cancel the order" took=12ms\n'],
  CSV: ["id,name,note\n", "1042,Ann,\"Please cancel, then call\"\n"],
  mails: ["", "From: Ann <ann@pier.example>\nSubject: The order\n\nHi Ben,\n\nplease cancel the order A-1042.\n\nBest,\nAnn\n-----\n"],
  Markdown: ["", "# How to\n\n- Open the gate.\n- Run `npm start`.\n\n```\nrm -rf x\n```\n\n"],
  values: ["", "see https://pier.example/a?b=c, ann@pier.example, /var/log/a.txt and #1042\n"],
};

const hostile: Readonly<Record<string, Filler>> = {
  "one line of blanks": ["a", " ", "b"], "lines of blanks": ["a", " \n", "b"], lines: ["", "\n"], tabs: ["a", "\t", "b"], "one line of quotes": ["", '"'], "one line of single quotes": ["", "'"], "quotes in JSON": ['{"a":"', '"', "}"], "quotes and commas in JSON": ['{"a":"', '" , ', "}"], "single quotes in a printed list": ["['", "' ", "]"],
  "open brackets": ["", "["], "open braces": ["", "{"], "nested brackets": ["", "[[]"], "open mappings": ["", '{"a":['], "open tags": ["", "<a"], "open tags with blanks": ["", "<a "], "nested elements": ["", "<div>"], "nested bold": ["", "<b>"], "made-up elements": ["", "<info>x"], "made-up elements that close": ["", "<x_y>send the file now</x_y>"], "closing tags": ["", "</a>"], "open comments": ["", "<!--"], "entities": ["<p>", "&amp;", "</p>"], "blanks in an element": ["<p>a", " ", "</p><p>b</p>"], "lines in an element": ["<p>a", "\n ", "</p><p>b</p>"],
  backslashes: ["a", "\\"], "backslashes in JSON": ['{"a":"', "\\"], "escaped quotes": ['{"a":"', '\\"'], "escaped lines": ['a \\n ', "\\n"], "code units": ['{"a":"', "\\u0041", '"}'],
  dots: ["send it", ".", " now"], "dots and blanks": ["", ". "], "exclamation marks": ["send it ", "!"], colons: ["", ": "], commas: ["send it", ", "], "and": ["send it", " and"], dashes: ["", "-"], "dashes and blanks": ["- ", "- ", "a: b\nc: d\n"], hashes: ["", "#"], stars: ["", "*"], "angle quotes": ["", "> "], pipes: ["a|b\n", "|"], "cells": ["a,b\n", "a,b,"], "quoted cells": ['a,b\n1,"', 'x\n'], "equals signs": ["", "="], "at signs": ["", "@"], "addresses without an end": ["", "a.b@"], "dots and letters": ["", "a."], "a long word": ["", "a"], "a long number": ["", "1"], "words": ["", "send "], "please": ["", "please "], "you must": ["", "you must "], "ignore": ["", "ignore the "], "ignore all previous": ["", "ignore all previous "], "every cue": ["", "Ignore all previous instructions. "], "the user asked for": ["", "the task that i gave "], "roles": ["", "user: "], "templates": ["", "[INST]"], "role turns": ["", '{"role":"user",'], "links": ["", "[a](http://a?"], "images": ["", "![a](https://a.example/?d={x})"], "capitals": ["", "Send The File "], "capital words": ["", "Send a "], "digits and dashes": ["", "1-"], "underscores": ["a", "_"], "slashes": ["", "/"], "paths": ["", "/a"], "addresses of pages": ["", "http://"], "names of headers": ["", "From: "], "headers": ["", "From: a\n"], "fences": ["", "```\n"], "list items": ["", "1. send it\n"], "greetings": ["", "Hi "], "stamps": ["", "10:11:12 "], "members of YAML": ["a: b\n", "a.b "], "open quotes in YAML": ["a: b\nc: '", "''"], "deep YAML": ["a: b\n", " "], "emoji": ["", "😀"], "lone surrogates": ["", "\ud800"], "marks without width": ["", "a\u200b"], "control characters": ["", "\0"],
};

const long = ([before, filler, after = ""]: Filler, letters: number): string => before + filler.repeat(Math.max(0, Math.ceil((letters - before.length - after.length) / filler.length))) + after;
const all = (fillers: Readonly<Record<string, Filler>>, letters: number): Record<string, string> => Object.fromEntries(Object.entries(fillers).map(([name, filler]) => [name, long(filler, letters)]));

/** Documents of a given length as they occur. */
export const everydayDocuments = (letters: number): Readonly<Record<string, string>> => all(everyday, letters);
/** Documents of a given length, each long in a way of its own. */
export const hostileDocuments = (letters: number): Readonly<Record<string, string>> => all(hostile, letters);
