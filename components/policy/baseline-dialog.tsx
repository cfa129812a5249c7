"use client";

import { useState } from "react";
import type { BaselineView, NewBaselineDecision } from "@/lib/api/policyContract.ts";
import type { EffectClass } from "@/lib/effects/effect.ts";
import { MarkForm } from "../marks/mark-form.tsx";
import type { Refusal } from "../shell/api.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import { effectClasses } from "../ui/vocabulary.ts";
import { plural } from "./policy-words.ts";

type Props = { readonly view: BaselineView | null; readonly onDecide: (decision: NewBaselineDecision) => Promise<Refusal | null> };

const classNames = Object.keys(effectClasses) as readonly EffectClass[];
const sides = [{ value: "out", label: "Take out" }, { value: "in", label: "Take in" }] as const;

/** Takes a run, a tool, a class of effects, or what is all of these into the baseline or out of it. */
export function BaselineDialog({ view, onDecide }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <span data-print="hide"><Button small disabled={view === null} onClick={() => setOpen(true)}>Take calls in or out…</Button></span>
      <Dialog title="Take calls in or out" description="By run, tool and class. Single calls: x on the timeline. What was said last holds; nothing in the evidence changes." open={open} onOpenChange={setOpen}>
        {open && view !== null && <Form view={view} onDecide={onDecide} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function Form({ view: { tools, traces, tracesOf }, onDecide, onClose }: { readonly view: BaselineView; readonly onDecide: Props["onDecide"]; readonly onClose: () => void }) {
  const [side, setSide] = useState<"in" | "out">("out");
  const [tool, setTool] = useState("");
  const [trace, setTrace] = useState("");
  const [effect, setEffect] = useState<EffectClass | "">("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isNothing = tool === "" && trace === "" && effect === "";
  const save = (author: string): Promise<Refusal | null | "stay"> => {
    setTried(true);
    if (isNothing) return Promise.resolve("stay");
    return onDecide({ subject: { ...(tool !== "" && { tool }), ...(trace !== "" && { trace }), ...(effect !== "" && { class: effect }) }, include: side === "in", reason: reason.trim(), author });
  };
  const any = { value: "", label: "any" };
  return (
    <MarkForm save={side === "in" ? "Take them in" : "Take them out"} onSave={save} onClose={onClose}>
      <ToggleGroup label="In or out" value={side} choices={sides} onValueChange={setSide} />
      <Field label="Run" {...(tracesOf > traces.length && { hint: `The first ${traces.length} of ${tracesOf} runs.` })} {...(tried && isNothing && { error: "Choose a run, a tool or a class." })}>
        {(wiring) => <Select {...wiring} options={[any, ...traces.map((one) => ({ value: one.trace, label: `${one.trace} (${plural(one.calls, "call")})` }))]} value={trace} onChange={(event) => setTrace(event.target.value)} />}
      </Field>
      <Field label="Tool">{(wiring) => <Select {...wiring} options={[any, ...tools.map((one) => ({ value: one.tool, label: `${one.tool} (${plural(one.calls, "call")})` }))]} value={tool} onChange={(event) => setTool(event.target.value)} />}</Field>
      <Field label="What it does">{(wiring) => <Select {...wiring} options={[any, ...classNames.map((value) => ({ value, label: effectClasses[value].word }))]} value={effect} onChange={(event) => setEffect(classNames.find((one) => one === event.target.value) ?? "")} />}</Field>
      <Field label="Reason" hint="Goes into the custody log.">{(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </MarkForm>
  );
}
