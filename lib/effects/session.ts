import { NamedPlaces } from "./environment/namedPlaces.ts";

/** What earlier calls of the same trace set, read or wrote, as far as it changes what a later call means. It grows call by call. */
export class Session {
  /** Exported variables, with their values where they are known. */
  readonly exported = new Map<string, string | null>();
  /** Files whose text the trace shows: read, or written by a call. */
  readonly texts = new Map<string, string>();
  /** Files that were read before, by path: to write over one is to lose what it held. */
  readonly read = new Set<string>();
  /** Files that hold credentials under another name: copies, archives, what a command printed into them. */
  readonly secrets = new Set<string>();
  /** Files that came over the network: code in them is not shown. */
  readonly fetched = new Set<string>();
  /** Where later calls act, as a call set it: a context, a project, a workspace, by the tools that read the setting. */
  readonly places = new Map<string, string>();
  /** The folder that the last `cd` of a shell led to. It tells of an environment; no path is read as if it stood there, since every call may begin elsewhere. */
  cwd: string | null = null;

  /** `named`: in which environment a result said that something is. */
  constructor(readonly named = new NamedPlaces()) {}

  /** For a call that was refused: what it says is followed, and sets nothing. */
  copy(): Session {
    const copy = new Session(this.named);
    for (const [name, value] of this.exported) copy.exported.set(name, value);
    for (const [path, text] of this.texts) copy.texts.set(path, text);
    for (const [family, place] of this.places) copy.places.set(family, place);
    for (const set of ["read", "secrets", "fetched"] as const) for (const path of this[set]) copy[set].add(path);
    copy.cwd = this.cwd;
    return copy;
  }

  /** A few hundred are enough to tell; a trace may hold a million. */
  note(set: Set<string>, path: string): void {
    if (set.size < notedMax) set.add(path);
  }

  keepText(path: string, text: string): void {
    if (text.length <= textMax && this.texts.size < textsMax) this.texts.set(path, text);
  }
}

const notedMax = 4_096;
const textsMax = 256;
const textMax = 65_536;
