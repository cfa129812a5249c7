import { beforeAll, describe } from "vitest";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { testCases } from "../caseTable";
import { feeding, flow, hidden, places, programs, quoting, secrets, wrappers } from "./traps.cases";

beforeAll(loadParsers);

describe("a shell line is told by what would run, not by how it is written", () => {
  describe("quoting and spelling", () => testCases(quoting));
  describe("conditions, loops, functions and substitutions", () => testCases(flow));
  describe("text that reaches a command through a pipe", () => testCases(feeding));
  describe("code that the call does not show", () => testCases(hidden));
  describe("commands that run other commands", () => testCases(wrappers));
  describe("places: scratch, system, devices, history", () => testCases(places));
  describe("programs inside a line", () => testCases(programs));
  describe("credentials, and where they go", () => testCases(secrets));
});
