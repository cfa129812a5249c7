import { z } from "zod";

/** One message of a plain transcript. Everything but the role is read by `lib/formats/chat`, dialect by dialect. */
export const roleMessage = z.looseObject({ role: z.string() });

/** The members that hold the conversation: OpenAI's own name, tau-bench's `traj`, and what scripts choose. */
export const listNames = ["messages", "traj", "conversation"] as const;

/** A transcript: at least one of the list members is a list of messages. */
export const transcript = z
  .looseObject({
    messages: z.array(z.unknown()).optional(),
    traj: z.array(z.unknown()).optional(),
    conversation: z.array(z.unknown()).optional(),
  })
  .refine((value) => listNames.some((name) => value[name] !== undefined));
