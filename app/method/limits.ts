import type { LimitGroup } from "@/components/method/method-rule.ts";
import { companionBytesMax } from "@/lib/audit/companions.ts";
import { signedDepthMax } from "@/lib/audit/signedJson.ts";
import { resultMax } from "@/lib/effects/readCall.ts";
import { commandsMax, depthMax, lettersMax } from "@/lib/effects/shell/frame.ts";
import { scriptMax } from "@/lib/effects/shell/shortenScript.ts";
import { textLimits } from "@/lib/injection/buildRuns.ts";
import { defaultLimits } from "@/lib/evidence/limits.ts";
import { annotationsMax } from "@/lib/store/annotationRefusal.ts";
import { knownMax } from "@/lib/store/knownSecrets.ts";
import { aroundBytes } from "@/lib/store/maskedRange.ts";
import { trustMax } from "@/lib/store/trustRefusal.ts";
import { lineBytesMax } from "@/lib/verification/pieces.ts";
import { wholeBytesMax } from "@/lib/verification/recogniseLog.ts";

const bytes = "bytes" as const;
const count = "count" as const;

const exhibit: LimitGroup = {
  title: "Reading an exhibit", note: "What lies beyond is reported as limit_exceeded with its place; what lies within is read.",
  rows: [
    { name: "One record", value: defaultLimits.recordBytesMax, unit: bytes, beyond: "the record is skipped by name" },
    { name: "Levels of nesting in one record", value: defaultLimits.nestingMax, unit: count, beyond: "the record is skipped by name" },
    { name: "What lies outside the records of one JSON document", value: defaultLimits.envelopeBytesMax, unit: bytes, beyond: "the rest of it is not read" },
    { name: "Unpacked from one compressed file or archive", value: defaultLimits.unpackedBytesMax, unit: bytes, beyond: "unpacking ends" },
    { name: "Unpacked against packed, judged beyond the free amount", value: defaultLimits.unpackedRatioMax, unit: "ratio", beyond: "unpacking ends" },
    { name: "Free amount of unpacked bytes", value: defaultLimits.unpackedBytesFree, unit: bytes, beyond: "the ratio counts" },
    { name: "Unpacked bytes in memory", value: defaultLimits.memoryBytesMax, unit: bytes, beyond: "a temporary file takes them; nothing is lost" },
    { name: "Files in one archive", value: defaultLimits.archiveEntriesMax, unit: count, beyond: "further files are not read" },
    { name: "Cells in one row of a table", value: defaultLimits.rowCellsMax, unit: count, beyond: "the row is not read" },
    { name: "Read of one value to tell its format", value: defaultLimits.outlineBytesMax, unit: bytes, beyond: "the format is told from what was read" },
  ],
};

const effects: LimitGroup = {
  title: "Judging one call", note: "What of the arguments lies beyond is an effect of its own whose class is unknown: what is not read is not judged, and never taken for harmless. Parsers inside hold smaller bounds that end in the same way.",
  rows: [
    { name: "Letters of one script that are parsed", value: scriptMax, unit: count, beyond: "the rest is not followed" },
    { name: "Letters of all scripts of one call", value: lettersMax, unit: count, beyond: "the rest is not followed" },
    { name: "Commands of one call", value: commandsMax, unit: count, beyond: "the rest is not followed" },
    { name: "Commands inside commands", value: depthMax, unit: count, beyond: "deeper ones are not followed" },
    { name: "Letters of a result in which numbers are looked for", value: resultMax, unit: count, beyond: "numbers further on are not reported" },
  ],
};

const masks: LimitGroup = {
  title: "Masking credentials", note: "Not told, and so not masked: credentials in an encoding (base64 of JSON, escaped letters in raw bytes), passwords that are plain words and stand without their name, and the ids of spans, traces and calls. A file that is downloaded as the original has nothing masked.",
  rows: [
    { name: "Read around a stretch of raw bytes to tell a credential at its edge", value: aroundBytes, unit: bytes, beyond: "a part of a longer one may stay in sight" },
    { name: "Different credentials of an incident that are told where they stand bare", value: knownMax, unit: count, beyond: "those that stand in the fewest places are told by their form and name alone" },
  ],
};

const logs: LimitGroup = {
  title: "Verifying a signed log", note: "What lies beyond is a finding or a remark of the log, never a verdict of its own.",
  rows: [
    { name: "One line", value: lineBytesMax, unit: bytes, beyond: "an entry that cannot be read" },
    { name: "Levels of nesting in a signed record", value: signedDepthMax, unit: count, beyond: "an entry that cannot be read" },
    { name: "A document whose beginning does not show its list", value: wholeBytesMax, unit: bytes, beyond: "it is not read as a log" },
    { name: "A file of keys or heads among the evidence", value: companionBytesMax, unit: bytes, beyond: "it is not read as one" },
  ],
};

const kept: LimitGroup = {
  title: "What people add", note: "Whatever is beyond is refused, and the refusal says so.",
  rows: [
    { name: "Stars, tags and notes of an incident", value: annotationsMax.marks, unit: count, beyond: "refused" },
    { name: "Decisions of an incident", value: annotationsMax.decisions, unit: count, beyond: "refused" },
    { name: "Corrections of effects, steps of recovery and verdicts", value: annotationsMax.impactDecisions, unit: count, beyond: "refused" },
    { name: "Events added by hand", value: annotationsMax.events, unit: count, beyond: "refused" },
    { name: "Alignments of clocks", value: annotationsMax.alignments, unit: count, beyond: "refused" },
    { name: "Saved views", value: annotationsMax.views, unit: count, beyond: "refused" },
    { name: "Trusted keys, removed ones too", value: trustMax.keys, unit: count, beyond: "refused" },
    { name: "Claims about keys", value: trustMax.claims, unit: count, beyond: "refused" },
  ],
};

const origins: LimitGroup = {
  title: "Looking for who asked", note: "A document of which less was read says how much; every origin in its run names it among what is missing.",
  rows: [
    { name: "UTF-16 units of one text", value: textLimits.text, unit: count, beyond: "the rest is not read for passages" },
    { name: "UTF-16 units of all texts of one run", value: textLimits.run, unit: count, beyond: "further texts are not read" },
  ],
};

/** The bounds in force, read from where they are applied. */
export const limitGroups: readonly LimitGroup[] = [exhibit, effects, masks, origins, logs, kept];
