import type { z } from "zod";
import { modelTasks } from "../config/routes.ts";
import type { StepContext } from "../engine/types.ts";

/** What a call is for. The routing table gives each task its chain of models. */
export const tasks = modelTasks;
export type Task = (typeof tasks)[number];

/** A message of a conversation. The stable prefix comes first, so that providers can cache it. */
export interface Message {
  role: "user" | "assistant";
  text: string;
}

/** One logical model call. */
export interface GenerateRequest<T> {
  task: Task;
  /** Fixed instructions: the cacheable prefix. */
  system: string;
  messages: Message[];
  /** A zod object within the portable subset (PLATFORMS.md, LLM SDKs), and a short name for it; absent for free text. */
  output?: { name: string; schema: z.ZodType<T> };
  /** Most tokens the answer may take. */
  maxOutputTokens: number;
  /**
   * Pieces of text as they come, where the text is shown. When a model fails after its first piece, the next one's text
   * comes whole, in the result; so does one that an earlier attempt had bought.
   */
  onText?: (piece: string) => void;
  /** Providers to avoid while others are there: the reviewer's rule of another family. */
  avoidProvider?: string;
  /** The offline demo model's answer, used when no provider is configured. Deterministic; see `models/demo/`. */
  demo: () => T;
}

/** An answer that fits its schema. */
export interface Generated<T> {
  value: T;
  provider: string;
  model: string;
  /** True when the offline demo model wrote it: label it wherever a person sees it. */
  demo: boolean;
  costUsd: number;
}

/** What of a step's context the gateway uses. */
export type CallContext = Pick<StepContext, "call" | "signal" | "log" | "workspace">;

/** The one gateway to language models. Throws a KindlingError (`model.*`) when the whole chain failed. */
export interface Models {
  generate<T = string>(ctx: CallContext, request: GenerateRequest<T>): Promise<Generated<T>>;
  /** Which provider and model would answer a task first, for texts and `doctor`. */
  firstChoice(task: Task, workspace: string): Promise<{ provider: string; model: string; demo: boolean }>;
}
