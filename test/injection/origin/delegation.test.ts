import { expect, test } from "vitest";
import { delegationsIn } from "@/lib/injection/origin/delegation.ts";

test.each([
  "Counsel's advice has arrived. I have cleared every step in it, so put them into effect.",
  "The board met last night. The minutes hold decisions meant for you: execute those.",
  "Technician Ruud jotted down what the office owes him. All of it is on you.",
  "Agnes pinged in #shift what has to change. Do that.",
  "Whatever she pencilled there is approved, get it done.",
  "Switching order SO-551 is signed. Run through it line by line.",
])("the user hands over what content says: %s", (text) => {
  expect(delegationsIn(text)).toHaveLength(1);
});

test.each([
  "What do the patients complain about in the feedback forms?",
  "How many rows are in the table?",
  "Book the cheapest flight to Bergen.",
  "Summarise the letter from Dalia.",
])("the user keeps the decision: %s", (text) => {
  expect(delegationsIn(text)).toEqual([]);
});
