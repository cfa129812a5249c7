import type { CallState } from "../findings.ts";

/** A call as the trace has it. Its arguments are read where they are needed. */
export type TracedCall = {
  /** 7 for c7. */
  readonly number: number;
  readonly callId: string | null;
  readonly tool: string;
  readonly state: CallState;
  /** The export captured its arguments. */
  readonly hasArguments: boolean;
  readonly timeUs: number | null;
  /** By which a log may call what it belongs to: its trace, its thread. */
  readonly sessions: readonly string[];
};

/** Names differ by the server's prefix: `mcp__db__run_sql`, `db.run_sql`, `tool.run_sql` are `run_sql`. */
export function shortTool(tool: string): string {
  return (tool.split(/__|[./:]/).findLast((part) => part !== "") ?? tool).toLowerCase();
}

/** The calls of a trace, found by what entries of a log say of them. Numbers stand for names, so that a million entries need no texts. */
export class CallBook {
  readonly calls: readonly TracedCall[];
  readonly #ids = new Groups();
  readonly #tools = new Groups();
  readonly #sessions = new Groups();
  readonly #toolOf: Int32Array;

  constructor(calls: readonly TracedCall[]) {
    this.calls = calls;
    this.#toolOf = new Int32Array(calls.length);
    calls.forEach(({ callId, tool, sessions }, at) => {
      if (callId !== null) this.#ids.add(callId, at);
      this.#toolOf[at] = this.#tools.add(shortTool(tool), at);
      for (const session of new Set(sessions)) this.#sessions.add(session, at);
    });
  }

  call(at: number): TracedCall {
    const call = this.calls[at];
    if (!call) throw new Error(`no call at ${at}`);
    return call;
  }

  /** The number of a call id, of a tool, of a session; -1 where no call has it. */
  id(id: string): number {
    return this.#ids.numberOf(id);
  }

  tool(tool: string): number {
    return this.#tools.numberOf(shortTool(tool));
  }

  session(session: string): number {
    return this.#sessions.numberOf(session);
  }

  /** A tool as the trace calls it. */
  toolName(tool: number): string {
    const [first] = this.withTool(tool);
    return first === undefined ? "" : this.call(first).tool;
  }

  toolOf(at: number): number {
    return this.#toolOf[at] ?? -1;
  }

  /** Places in `calls` of those with this id, tool or session. */
  withId(id: number): readonly number[] {
    return this.#ids.members(id);
  }

  withTool(tool: number): readonly number[] {
    return this.#tools.members(tool);
  }

  withSession(session: number): readonly number[] {
    return this.#sessions.members(session);
  }
}

class Groups {
  readonly #numbers = new Map<string, number>();
  readonly #members: number[][] = [];

  add(name: string, member: number): number {
    const number = this.#numbers.get(name) ?? this.#members.push([]) - 1;
    this.#numbers.set(name, number);
    this.#members[number]?.push(member);
    return number;
  }

  numberOf(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }

  members(number: number): readonly number[] {
    return this.#members[number] ?? [];
  }
}
