import { bindings, type Command } from "./bindings.ts";

/** A key stroke as far as it matters here. */
export type Stroke = {
  /** As `KeyboardEvent.key` spells it; letters by Shift alone (`readStroke` of `stroke-event.ts`), so Caps Lock changes nothing. */
  readonly key: string;
  /** Ctrl, on Apple's keyboards Cmd, is held down. */
  readonly mod: boolean;
  /** Another key is held down that makes a browser's or a system's command of it. AltGr, which only types, is none. */
  readonly other: boolean;
  /** The key is being held down and repeats. */
  readonly repeat: boolean;
  readonly where: Place;
  /** The reader's own switch for keys that print a character (WCAG 2.1.4). */
  readonly keysOn: boolean;
};

/** Where the focus is: in a field, behind a dialog or menu, in the list of rows, or anywhere else. */
export type Place = "field" | "overlay" | "rows" | "page";

/** The first stroke of `g o` has been made. */
export type Waiting = { readonly first: string; readonly atMs: number };

export type Reading = {
  readonly command: Command | null;
  readonly waiting: Waiting | null;
  /** The stroke belongs to us even though it asks for nothing. */
  readonly taken: boolean;
};

/** So long the second stroke of a sequence may take. */
export const sequenceMsMax = 1500;

const modifiers: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"]);
/** What may be asked for again and again by holding a key; everything else is done once. */
const repeats: ReadonlySet<Command> = new Set<Command>([
  "next", "previous", "pageDown", "pageUp", "nextHit", "previousHit", "nextFlagged", "previousFlagged", "nextHarmful", "previousHarmful",
  "zoomIn", "zoomOut", "panLeft", "panRight", "replayForward", "replayBack",
]);

/**
 * What a stroke asks for. Keys that print a character work on the whole page and can be switched off; the others belong to the
 * rows and work while the focus is in them. Escape also closes from elsewhere. While typing only `Mod` strokes count.
 */
export function readStroke(stroke: Stroke, waiting: Waiting | null, nowMs: number): Reading {
  if (modifiers.has(stroke.key)) return { command: null, waiting, taken: false };
  if (stroke.where === "overlay" || stroke.other) return nothing;
  if (stroke.mod) return asked(commandOf(`Mod+${stroke.key.toLowerCase()}`), stroke);
  if (stroke.where === "field") return nothing;
  if (stroke.key.length > 1) return waiting !== null && stroke.key === "Escape" ? dropped : asked(unprinted(stroke), stroke);
  return stroke.keysOn ? printed(stroke, waiting, nowMs) : nothing;
}

const nothing: Reading = { command: null, waiting: null, taken: false };
/** A sequence that leads nowhere: its second stroke must not do what it does alone. */
const dropped: Reading = { command: null, waiting: null, taken: true };

function printed(stroke: Stroke, waiting: Waiting | null, nowMs: number): Reading {
  const second = waiting !== null && nowMs - waiting.atMs <= sequenceMsMax;
  if (second) {
    const command = commandOf(`${waiting.first} ${stroke.key}`);
    return command === null ? dropped : asked(command, stroke);
  }
  if (isFirst(stroke.key)) return { command: null, waiting: { first: stroke.key, atMs: nowMs }, taken: true };
  return asked(commandOf(stroke.key), stroke);
}

function unprinted({ key, where }: Stroke): Command | null {
  // In the rows a key is the rows'; elsewhere it may be another page's.
  return bindings.find(({ keys, scope }) => keys.includes(key) && (scope !== "rows" || where === "rows"))?.command ?? null;
}

function asked(command: Command | null, { repeat }: Stroke): Reading {
  if (command === null) return nothing;
  return repeat && !repeats.has(command) ? dropped : { command, waiting: null, taken: false };
}

function commandOf(key: string): Command | null {
  return bindings.find(({ keys }) => keys.includes(key))?.command ?? null;
}

/** The second strokes that may follow a first one, with what they ask for. */
export function sequencesFrom(first: string): readonly { readonly key: string; readonly command: Command; readonly does: string }[] {
  return bindings.flatMap(({ keys, command, does }) =>
    keys.flatMap((key) => (key.startsWith(`${first} `) ? [{ key: key.slice(first.length + 1), command, does }] : [])));
}

function isFirst(key: string): boolean {
  return sequencesFrom(key).length > 0;
}
