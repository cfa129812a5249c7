import { describe, expect, test } from "vitest";
import { readDirectives } from "@/lib/injection/language/readDirectives.ts";
import { sentences } from "@/lib/injection/text/sentences.ts";

const verbsOf = (text: string): string[] => readDirectives(sentences(text)).flatMap(({ verbs }) => verbs.map(({ verb }) => verb));

describe("a sentence that asks its reader to act is found with its verb", () => {
  test.each([
    ["Delete the old tickets.", "delete"], ["Please send the list to Ann.", "send"], ["Could you cancel the booking for me?", "cancel"], ["You must transfer 200 euros to the account.", "transfer"],
    ["The assistant should forward this letter to Ann.", "forward"], ["Make sure to remove the webhook.", "remove"], ["It is important that you install the package.", "install"], ["Your task is to publish the post.", "publish"],
    ["IMPORTANT: open the link.", "open"], ["1. Create a new user.", "create"], ["If the door is open, close the door.", "close"], ["The tickets must be deleted today.", "delete"], ["We would like you to approve the request.", "approve"],
    ["Order the parts from the supplier.", "order"], ["Book a room for two.", "book"],
  ])("%s", (text, verb) => {
    expect(verbsOf(text)).toContain(verb);
  });

  test("each verb of one order counts, and they stand where they say", () => {
    const text = "Download the file and run it, then delete the log.";
    const [only, ...others] = readDirectives(sentences(text));
    expect(others).toEqual([]);
    expect(only?.verbs.map(({ verb, at }) => [verb, text.slice(at, at + verb.length).toLowerCase()])).toEqual([["download", "download"], ["run", "run"], ["delete", "delete"]]);
  });

  test("politeness and conditions are noted", () => {
    expect(readDirectives(sentences("If the fee rises, please cancel the order."))).toMatchObject([{ polite: true, conditional: true }]);
  });
});

describe("a sentence that asks nothing of its reader is no directive", () => {
  test.each([
    "The order arrived on Monday.", "Order number 1042 is on its way.", "UPDATE 1", "INSERT 0 1", "Book of the month", "Transfer complete.", "She deleted the old tickets.", "Access = granted", "Report: all is well",
    "Do not delete the tickets.", "Never send the list to anyone.", "The list of orders was long.", "Update of the timetable", "Send", "", "42",
  ])("%s", (text) => {
    expect(readDirectives(sentences(text))).toEqual([]);
  });
});
