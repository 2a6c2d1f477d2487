import type { SentBlock } from "../rules/blocks.ts";

/** An element that acts, and the block that it stands in. */
export interface Found {
  element: Record<string, unknown>;
  blockId: string;
}

/** The element with this action id. Throws if there is none: nobody can press what is not shown. */
export function elementOf(blocks: readonly SentBlock[], actionId: string): Found {
  for (const [i, block] of blocks.entries()) {
    const element = withAction(block, actionId);
    if (element !== undefined) return { element, blockId: block.block_id ?? `block${i}` };
  }
  throw new Error(`Nothing with the action_id ${actionId} is shown.`);
}

function withAction(value: unknown, actionId: string): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("action_id" in value && value.action_id === actionId) return { ...value };
  for (const inner of Object.values(value)) {
    const found = withAction(inner, actionId);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Option {
  value?: string;
}

/** The options of a menu, whether in groups or not. */
function optionsOf(element: Record<string, unknown>): Option[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const own = Array.isArray(element.options) ? element.options : [];
  return [...own, ...groups.flatMap(({ options }: { options: Option[] }) => options)];
}

function option(element: Record<string, unknown>, value: string): Option {
  const found = optionsOf(element).find((candidate) => candidate.value === value);
  // What an external menu offers is not in the block.
  if (found === undefined && element.type !== "external_select") throw new Error(`There is no option ${value}.`);
  return found ?? { value };
}

/** What an element holds once a person put this into it, as payloads tell it. */
export function filled({ element }: Found, value: string | string[] | undefined): Record<string, unknown> {
  const type = String(element.type);
  const one = Array.isArray(value) ? value[0] : value;
  switch (type) {
    case "checkboxes":
    case "multi_static_select":
      return { type, selected_options: [value ?? []].flat().map((each) => option(element, each)) };
    case "static_select":
    case "external_select":
    case "radio_buttons":
    case "overflow":
      return { type, selected_option: one === undefined ? (element.initial_option ?? null) : option(element, one) };
    case "users_select":
      return { type, selected_user: one ?? element.initial_user ?? null };
    case "channels_select":
      return { type, selected_channel: one ?? element.initial_channel ?? null };
    case "conversations_select":
      return { type, selected_conversation: one ?? element.initial_conversation ?? null };
    case "datepicker":
      return { type, selected_date: one ?? element.initial_date ?? null };
    case "button":
    case "icon_button":
      return { type, text: element.text, ...(element.value !== undefined && { value: element.value }) };
    case "feedback_buttons":
      return { type, value: verdict(element, one) };
    default:
      return { type, value: one ?? element.initial_value ?? null };
  }
}

/** The value behind `positive` or `negative`. */
function verdict(element: Record<string, unknown>, which: string | undefined): unknown {
  const button = element[`${which}_button`];
  if (typeof button !== "object" || button === null || !("value" in button)) throw new Error("positive or negative?");
  return button.value;
}

/**
 * The state of a view in which a person filled fields, by action id; the rest keeps what it began with. Throws for a
 * field that is not there and for a required one that stays empty, which Slack's own form would not send.
 */
export function stateOf(blocks: readonly SentBlock[], fields: Record<string, string | string[]>) {
  for (const id of Object.keys(fields)) elementOf(blocks, id);
  const values: Record<string, Record<string, unknown>> = {};
  for (const [i, block] of blocks.entries()) {
    if (block.type !== "input") continue;
    const element = { ...Object(block.element) };
    const id = String(element.action_id ?? `action${i}`);
    const state = filled({ element, blockId: "" }, fields[id]);
    const empty = Object.entries(state).every(([key, held]) => key === "type" || held === null || held === "");
    if (empty && block.optional !== true) throw new Error(`The field ${id} is required.`);
    values[block.block_id ?? `block${i}`] = { [id]: state };
  }
  return { values };
}
