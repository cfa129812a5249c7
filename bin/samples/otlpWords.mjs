// What two conventions call the parts of a step: the agent's run, a model call, a tool's execution.

const part = {
  text: (text) => ({ type: "text", content: text }),
  call: ({ id, tool, args }) => ({ type: "tool_call", id, name: tool, arguments: args }),
  response: ({ callId, text }) => ({ type: "tool_call_response", id: callId, response: text }),
};

function genaiMessage(own) {
  if (own.role === "tool") return { role: "tool", parts: [part.response(own)] };
  const said = own.text === "" ? [] : [part.text(own.text)];
  return { role: own.role, parts: [...said, ...(own.calls ?? []).map(part.call)] };
}

const usage = (tokens, input, output) => (tokens ? { [input]: tokens.input, [output]: tokens.output } : {});

/** The GenAI semantic conventions, with content captured. */
export const genai = {
  agent: ({ run }, story, turn) => ({
    name: `invoke_agent ${run.agent}`,
    attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": run.agent, "gen_ai.conversation.id": turn.thread, "user.id": turn.user, "gen_ai.provider.name": story.provider },
  }),
  model: ({ run, span }, story, turn) => ({
    name: `chat ${story.model}`,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": story.provider,
      "gen_ai.request.model": story.model,
      "gen_ai.agent.name": run.agent,
      "gen_ai.conversation.id": turn.thread,
      ...usage(span.tokens, "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"),
      "gen_ai.system_instructions": JSON.stringify([part.text(run.messages[0].text)]),
      "gen_ai.input.messages": JSON.stringify(run.messages.slice(1, span.seen).map(genaiMessage)),
      "gen_ai.output.messages": span.reply && JSON.stringify([{ ...genaiMessage(span.reply), finish_reason: span.reply.calls.length > 0 ? "tool_call" : "stop" }]),
      "gen_ai.tool.definitions": JSON.stringify(story.tools.map((tool) => ({ type: "function", ...tool }))),
    },
  }),
  tool: ({ run, span: { call } }, _, turn) => ({
    name: `execute_tool ${call.tool}`,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": call.tool,
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": call.id,
      "gen_ai.tool.call.arguments": JSON.stringify(call.args),
      "gen_ai.tool.call.result": call.result,
      "gen_ai.agent.name": run.agent,
      "gen_ai.conversation.id": turn.thread,
    },
  }),
};

function flatMessages(prefix, messages) {
  const entries = messages.flatMap((own, n) => {
    const at = `${prefix}.${n}.message`;
    const calls = (own.calls ?? []).flatMap(({ id, tool, args }, m) => [
      [`${at}.tool_calls.${m}.tool_call.id`, id],
      [`${at}.tool_calls.${m}.tool_call.function.name`, tool],
      [`${at}.tool_calls.${m}.tool_call.function.arguments`, JSON.stringify(args)],
    ]);
    return [[`${at}.role`, own.role], [`${at}.content`, own.text], [`${at}.tool_call_id`, own.callId ?? null], ...calls];
  });
  return Object.fromEntries(entries);
}

/** OpenInference: lists are spread over numbered names. */
export const openInference = {
  agent: ({ run }, _, turn) => ({
    name: run.agent,
    attributes: { "openinference.span.kind": "AGENT", "agent.name": run.agent, "session.id": turn.thread, "user.id": turn.user, "input.value": turn.ask, "output.value": run.text, "tag.tags": turn.tags },
  }),
  model: ({ run, span }, story, turn) => ({
    name: "ChatCompletion",
    attributes: {
      "openinference.span.kind": "LLM",
      "llm.model_name": story.model,
      "llm.provider": story.provider,
      "session.id": turn.thread,
      ...usage(span.tokens, "llm.token_count.prompt", "llm.token_count.completion"),
      ...flatMessages("llm.input_messages", run.messages.slice(0, span.seen)),
      ...(span.reply ? flatMessages("llm.output_messages", [span.reply]) : {}),
      ...Object.fromEntries(story.tools.map((tool, n) => [`llm.tools.${n}.tool.json_schema`, JSON.stringify({ type: "function", function: tool })])),
    },
  }),
  tool: ({ span: { call } }, _, turn) => ({
    name: call.tool,
    attributes: {
      "openinference.span.kind": "TOOL",
      "tool.name": call.tool,
      "tool.id": call.id,
      "session.id": turn.thread,
      "input.value": JSON.stringify(call.args),
      "input.mime_type": "application/json",
      "output.value": call.result,
    },
  }),
};
