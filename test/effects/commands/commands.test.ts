import { beforeAll, describe } from "vitest";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { testCases } from "../caseTable";
import { clusters } from "./clusters.cases";
import { databases } from "./databases.cases";
import { furtherClouds } from "./furtherClouds.cases";
import { furtherFamilies } from "./furtherFamilies.cases";
import { furtherMachines } from "./furtherMachines.cases";
import { furtherServices } from "./furtherServices.cases";
import { furtherStores } from "./furtherStores.cases";
import { guards, machines } from "./machines.cases";
import { migrations } from "./migrations.cases";
import { packages } from "./packages.cases";
import { rareTools } from "./rareTools.cases";
import { reach } from "./reach.cases";
import { services } from "./services.cases";
import { storage } from "./storage.cases";
import { versionControl } from "./versionControl.cases";

beforeAll(loadParsers);

describe("commands are told by what the tool's own help says of them", () => {
  describe("version control", () => testCases(versionControl));
  describe("clusters and what sets them up", () => testCases(clusters));
  describe("storage and backups", () => testCases(storage));
  describe("databases and queues", () => testCases(databases));
  describe("migrations", () => testCases(migrations));
  describe("containers and services", () => testCases(services));
  describe("packages and builds", () => testCases(packages));
  describe("machines, accounts and keys", () => testCases(machines));
  describe("further clouds and clusters", () => testCases(furtherClouds));
  describe("further stores and migrations", () => testCases(furtherStores));
  describe("further queues, packages, backups and services", () => testCases(furtherServices));
  describe("further families, and safe lines that look like them", () => testCases(furtherFamilies));
  describe("Windows, and what a shell hands on", () => testCases(furtherMachines));
  describe("rare tools", () => testCases(rareTools));
  describe("reach and return", () => testCases(reach));
  describe("guards and records", () => testCases(guards));
});
