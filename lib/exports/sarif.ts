import type { JsonObject } from "../base/json.ts";

export type SarifLevel = "error" | "warning" | "note";
/** A place in the evidence; `offset` and `bytes` count in what is read of an exhibit, which differs from the file only where that is compressed. */
export type SarifPlace = { readonly exhibit: number; readonly at: string; readonly range: { readonly offset: number; readonly bytes: number } | null };
/** Something that was found. `key`: names it among all of this incident, the same whenever it is found again. */
export type SarifResult = { readonly rule: string; readonly level: SarifLevel; readonly message: string; readonly places: readonly SarifPlace[]; readonly key: string; readonly properties: JsonObject };
export type SarifArtifact = { readonly number: number; readonly name: string; readonly sha256: string; readonly bytes: number };
/** What a rule says of itself; found rules without one are told by what they said of their first finding. */
export type SarifRule = { readonly id: string; readonly title: string; readonly why: string };

export const sarifSchemaUri = "https://json.schemastore.org/sarif-2.1.0.json";

/** Exhibits go by their hash: what a file was called may be anything. */
const uriOf = (sha256: string): string => `exhibits/${sha256}`;

/** One result, as SARIF 2.1.0 has it. */
export function sarifResult({ rule, level, message, places, key, properties }: SarifResult, ruleIndex: number, artifacts: readonly SarifArtifact[]): JsonObject {
  return {
    ruleId: rule, ruleIndex, level, message: { text: message },
    locations: places.flatMap(({ exhibit, at, range }) => {
      const index = artifacts.findIndex(({ number }) => number === exhibit);
      const artifact = artifacts[index];
      if (artifact === undefined) return [];
      const region: JsonObject = range === null ? {} : { region: { byteOffset: range.offset, byteLength: range.bytes } };
      return [{ physicalLocation: { artifactLocation: { uri: uriOf(artifact.sha256), index }, ...region }, logicalLocations: [{ fullyQualifiedName: `x${exhibit} ${at}` }] }];
    }),
    partialFingerprints: { "aftertrace/v1": key }, properties,
  };
}

/** What stands before the results. */
export function sarifHead(artifacts: readonly SarifArtifact[]): JsonObject {
  return {
    artifacts: artifacts.map(({ number, name, sha256, bytes }) => ({ location: { uri: uriOf(sha256) }, length: bytes, hashes: { "sha-256": sha256 }, description: { text: `x${number}: ${name}` } })),
    columnKind: "utf16CodeUnits",
  };
}

/** The tool with the rules that found something; it may stand behind the results. */
export function sarifTool(version: string, rules: readonly SarifRule[]): JsonObject {
  return {
    driver: {
      name: "Aftertrace", version, semanticVersion: version,
      rules: rules.map(({ id, title, why }) => ({ id, shortDescription: { text: title }, fullDescription: { text: why }, defaultConfiguration: { level: "warning" } })),
    },
  };
}
