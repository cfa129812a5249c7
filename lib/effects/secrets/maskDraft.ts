import { isObject, type JsonObject } from "../../base/json.ts";
import type { CallArguments, ConversationDraft, Draft, Execution, Message, Payload, Retrieved, SpanDraft, ToolSchema, TraceDraft } from "../../trace/model.ts";
import type { Masking } from "./masking.ts";
import { maskValue } from "./maskValue.ts";

/** A draft whose texts and values are masked. Ids, times and names of tools stay: rows are joined by them. The draft itself where nothing in it is a credential. */
export function maskDraft(draft: Draft, masking: Masking): Draft {
  const before = masking.met.size;
  const masked = new DraftMask(masking).draft(draft);
  return masking.met.size === before ? draft : masked;
}

class DraftMask {
  constructor(private readonly masking: Masking) {}

  draft(draft: Draft): Draft {
    switch (draft.type) {
      case "span": return this.#span(draft);
      case "conversation": return this.#conversation(draft);
      case "trace": return this.#trace(draft);
    }
  }

  #span(draft: SpanDraft): SpanDraft {
    const { textOrNull } = this.masking;
    return {
      ...draft, name: this.masking.text(draft.name), statusMessage: textOrNull(draft.statusMessage), user: textOrNull(draft.user), agent: textOrNull(draft.agent), model: textOrNull(draft.model),
      traceName: textOrNull(draft.traceName), input: this.#payload(draft.input), output: this.#payload(draft.output), inputMessages: draft.inputMessages.map(this.#message),
      outputMessages: draft.outputMessages.map(this.#message), execution: draft.execution && this.#execution(draft.execution), retrieved: draft.retrieved.map(this.#retrieved),
      offered: draft.offered.map(this.#offered), metadata: this.#object(draft.metadata),
    };
  }

  #conversation(draft: ConversationDraft): ConversationDraft {
    return {
      ...draft, traceName: this.masking.textOrNull(draft.traceName), messages: draft.messages.map(this.#message), retrieved: draft.retrieved.map(this.#retrieved),
      offered: draft.offered.map(this.#offered), metadata: this.#object(draft.metadata),
    };
  }

  #trace(draft: TraceDraft): TraceDraft {
    return { ...draft, traceName: this.masking.textOrNull(draft.traceName), input: this.#payload(draft.input), output: this.#payload(draft.output), metadata: this.#object(draft.metadata) };
  }

  #object(value: JsonObject): JsonObject {
    const masked = maskValue(value, this.masking);
    return isObject(masked) ? masked : value;
  }

  #payload({ state, value }: Payload): Payload {
    return { state, value: maskValue(value, this.masking) };
  }

  #arguments(args: CallArguments): CallArguments {
    return { ...args, value: maskValue(args.value, this.masking) };
  }

  readonly #message = (message: Message): Message => ({
    ...message, name: this.masking.textOrNull(message.name), text: this.masking.text(message.text),
    requests: message.requests.map((one) => ({ ...one, arguments: this.#arguments(one.arguments) })),
    results: message.results.map((one) => ({ ...one, text: this.masking.text(one.text) })),
    attachments: message.attachments.map(({ source, text }) => ({ source: this.masking.textOrNull(source), text: this.masking.text(text) })),
  });

  #execution(run: Execution): Execution {
    return { ...run, arguments: this.#arguments(run.arguments), result: { ...run.result, text: this.masking.text(run.result.text) } };
  }

  readonly #retrieved = ({ text, source, id }: Retrieved): Retrieved => ({ text: this.masking.text(text), source: this.masking.textOrNull(source), id });
  readonly #offered = ({ name, description, parameters }: ToolSchema): ToolSchema => ({ name, description: this.masking.textOrNull(description), parameters: maskValue(parameters, this.masking) });
}
