import { effectRule, type EffectRuleText } from "./effectRule.ts";
import type { RuleExample } from "../rule.ts";

const named = (tool: string, args: RuleExample["arguments"] = {}): RuleExample => ({ tool, arguments: args });

/** Tools by which coding agents and agent frameworks hand work to another agent, in words joined by `_`. */
export const handingOnNames: ReadonlySet<string> = new Set([
  "spawn_agent", "spawn_agents", "spawn_subagent", "spawn_sub_agent", "run_agent", "run_subagent", "run_sub_agent", "start_agent", "launch_agent", "invoke_agent", "invoke_subagent", "call_agent", "dispatch_agent", "dispatch_task", "use_subagent", "use_subagents",
  "subagent", "sub_agent", "browser_subagent", "codebase_investigator", "delegate", "delegate_task", "delegate_work", "delegate_work_to_coworker", "ask_question_to_coworker", "delegate_to_agent", "handoff", "hand_off", "handoff_to_agent", "sessions_spawn", "sessions_send", "background_agent", "agent_spawn",
  "agent_run", "agent_delegate", "send_input", "resume_agent", "message_agent", "create_subagent", "create_sub_agent",
]);
/** These words are ordinary too: they hand work on where an argument says what is to be done. */
export const perhapsHandingOn: ReadonlySet<string> = new Set(["task", "agent", "agents", "new_task", "task_agent", "agent_task", "background_task"]);
/** `delegate_to_reviewer`, `handoff_to_sales`, `transfer_to_billing_agent`. */
export const handingOnShape = /^(?:delegate|hand_?off|handover|route|escalate)_(?:work_|task_|conversation_)?to_[a-z_]{1,60}$|^(?:delegate|spawn|dispatch|launch|invoke)_[a-z_]{1,40}_(?:sub_?)?agents?$|^transfer_(?:back_)?to_[a-z_]{1,60}$/;
export const orderNames = /^(?:prompt|instructions?|task|objective|goal|mode|subagent_?type|agent_?(?:name|type|id)?)$/i;
/** With one of these a transfer is one of money. */
export const moneyNames = /^(?:amount|sum|value|currency|iban|account(?:_?(?:id|number))?|recipient|wallet|address|to|from)$/i;
/** What is handed on stops at people. */
export const peopleWords = /(?:^|_)(?:human|humans|support|person|operator|oncall)(?:$|_)/;

/** Tools of the harness itself: they plan, ask, think, or look at what the agent has started. */
export const harnessNames: ReadonlySet<string> = new Set([
  "todo_write", "todo_read", "write_todos", "read_todos", "update_todos", "update_todo_list", "todo_list", "update_plan", "enter_plan_mode", "exit_plan_mode", "exit_plan", "plan_mode_respond", "ask_user_question", "ask_user", "ask_followup_question", "ask_human", "request_user_input", "attempt_completion",
  "finish", "final_answer", "think", "sequentialthinking", "sequential_thinking", "bash_output", "task_output", "agent_output", "agent_output_tool", "get_task_output", "task_list", "task_get", "tool_search", "tool_search_tool", "list_mcp_resources_tool", "read_mcp_resource_tool", "skill", "activate_skill",
  "switch_mode", "wait_agent", "list_agents", "codebase_search", "read_lints", "structured_output", "complete_task", "report_intent", "task_complete",
]);
/** Tools that end what the agent itself had started. */
export const endingNames: ReadonlySet<string> = new Set(["kill_shell", "kill_bash", "task_stop", "close_agent", "stop_agent", "cancel_agent", "kill_process", "shell_kill", "kill_terminal", "write_stdin_close"]);

/** What the tools of coding agents do that belong to the agent, and not to the world. */
export const agentToolRules = {
  handedOn: effectRule("agent.handed-on", {
    title: "Work is handed on to another agent", effect: { class: "unknown", destructive: false, reversible: "unknown", shared: "unknown" },
    why: "What that agent did stands in its own calls, as far as they are in the evidence.",
    matches: [named("Task", { description: "Clean up", prompt: "Remove old rows", subagent_type: "general-purpose" }), named("spawn_agent", { message: "go" }), named("transfer_to_billing_agent")],
    not: [named("create_task", { title: "Write the report" }), named("transfer_to_account", { amount: 12, account: "DE1" })],
  }),
  harness: effectRule("agent.harness", {
    title: "A tool of the agent itself: it plans, asks or waits", effect: { class: "read_only", destructive: false, reversible: "yes", shared: "no" },
    why: "Nothing outside the agent's own session is touched.",
    matches: [named("TodoWrite", { todos: [] }), named("ExitPlanMode", { plan: "delete all" })], not: [named("delete_todo", { id: 1 })],
  }),
  ended: effectRule("agent.ended", {
    title: "Something that the agent had started is ended", effect: { class: "config_change", destructive: false, reversible: "yes", shared: "no" },
    why: "It is the agent's own process; it can be started again.",
    matches: [named("KillShell", { shell_id: "b1" })], not: [named("kill_session", { id: 1 })],
  }),
} satisfies Record<string, EffectRuleText>;
