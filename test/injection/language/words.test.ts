import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueKey, valuesIn } from "@/lib/injection/language/values.ts";
import { contentWords, stem } from "@/lib/injection/language/words.ts";

describe("words", () => {
  test("of one kind have one stem", () => {
    for (const forms of [["ticket", "tickets"], ["cancel", "cancels", "canceled"], ["company", "companies"], ["booking", "bookings"], ["plan", "planning"]]) expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
  });

  test("of addresses are no words, joined names come apart, and words that carry nothing are left out", () => {
    expect([...contentWords("Send it to mara@pier.example or www.pier.example and https://pier.example/ferry")]).toEqual(["send"]);
    expect([...contentWords("deleteOldTickets")]).toEqual(["delete", "old", "ticket"].map(stem));
  });

  test("a piece with an at sign is left out exactly where a dot follows with something on both sides", () => {
    const pattern = /\S+@\S+\.\S+/g;
    fc.assert(fc.property(fc.array(fc.constantFrom("lamp", "@", ".", " ", "chair", "x"), { maxLength: 20 }).map((parts) => parts.join("")), (text) => {
      expect(contentWords(text)).toEqual(contentWords(text.replace(pattern, " ")));
    }));
  });
});

describe("words of any text", () => {
  test("are runs of letters, numbers and apostrophes that begin with a letter, apart where a capital follows a small letter", () => {
    const parts = fc.array(fc.constantFrom("ferry", "Gate", "x", "7", "'", "’", "é", "Ä", "ß", "語", "٣", "\u{1D400}", "\ud800", "_", "-", " ", "\n", "IDs", "running"), { maxLength: 16 }).map((some) => some.join(""));
    fc.assert(fc.property(parts, (text) => {
      const words = text.replace(/([a-z\d])([A-Z])/g, "$1 $2").match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? [];
      expect(contentWords(text)).toEqual(new Set(words.flatMap((word) => [...contentWords(word)])));
      for (const word of contentWords(text)) expect(words.map((one) => stem(one.toLowerCase().replace(/’/g, "'")))).toContain(word);
    }));
  });
});

describe("values", () => {
  test("are addresses, paths, files, ids and amounts, each in one spelling", () => {
    expect([...valuesIn("See https://www.Pier.example/a, ann@pier.example, /var/log/a.txt, report.pdf, #1042, A-77x and 12.50.")]).toEqual(["pier.example/a", "pier.example", "ann@pier.example", "var/log/a.txt", "report.pdf", "1042", "a-77x", "12.50"].map((value) => (value === "var/log/a.txt" ? "/var/log/a.txt" : value)));
    expect(valueKey("HTTPS://www.Pier.example/")).toBe("pier.example");
    expect(valueKey("200.00")).toBe("200");
  });

  test("a text without their signs has none", () => {
    expect(valuesIn("The ferry leaves at nine")).toEqual(new Set());
  });
});
