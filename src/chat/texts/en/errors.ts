import type { ErrorCode, ErrorParams } from "../../../errors.ts";
import type { Formats } from "../formats.ts";

/** `again`: how to have it tried again from where the sentence is read. */
type Sentence = (params: ErrorParams, formats: Formats, again: string) => string;

/** What helps where there is a button, and where there is none. */
export const again = { button: "press Retry", terminal: "run the command again" } as const;

/** Providers as they write themselves; others go by the name that they were configured under. */
const providerNames: Readonly<Record<string, string>> = {
  ...{ anthropic: "Anthropic", openai: "OpenAI", gemini: "Gemini", groq: "Groq", ollama: "Ollama" },
  ...{ fal: "fal", huggingface: "Hugging Face", replicate: "Replicate" },
};

/** One provider, or several with commas between. */
const named = (provider: string | number | undefined): string | undefined =>
  provider === undefined
    ? undefined
    : String(provider)
        .split(", ")
        .map((name) => providerNames[name] ?? name)
        .join(" and ");

/** What happened, and the one action that helps. Parameters come escaped. */
export const errors: Readonly<Record<ErrorCode, Sentence>> = {
  "idea.empty": () => "There is no idea here yet. Write it behind the command: `/expand how to keep bees on a balcony`",
  "idea.too_long": ({ length, max }, f) =>
    `An idea may be ${f.number(Number(max))} characters long, and this one has ${f.number(Number(length))}. ` +
    `Shorten it by ${f.number(Number(length) - Number(max))} and send it again.`,
  "idea.no_words": () => "There are no words in this idea. Say in a few words what it should be about.",
  "reply.too_long": ({ length, max }, f) =>
    `A reply may be ${f.number(Number(max))} characters long, and this one has ${f.number(Number(length))}, so it was not taken up. Say in fewer words what to change, in several replies if need be.`,
  "option.unknown": ({ option, valid }) =>
    `There is no option ${option}. The options are ${valid}. To keep it as a part of the idea, put it in \`backticks\`.`,
  "option.invalid": (params, f) => {
    if (params.other !== undefined) return `${params.other} and ${params.option} cannot go together. Keep one of them.`;
    return params.given === undefined || params.given === ""
      ? `${params.option} needs a value: ${taken(params, f)}.`
      : `${params.option} cannot be “${params.given}”. It takes ${taken(params, f)}.`;
  },
  "command.unknown": ({ command, valid }) =>
    `${command === undefined ? "That" : `“${command}”`} is not something I can do. I know ${valid ?? "help"}.`,
  "command.misused": ({ command = "", given }) =>
    `\`${command}\` takes ${behind(String(command))}, and “${given}” is something else. For a post about these words: \`/expand -- ${command} …\``,
  "command.needs_thread": ({ command }) =>
    `\`${command ?? "That"}\` belongs in the thread of an idea: write it there. \`/expand list\` finds the idea.`,
  "idea.not_found": ({ number }) =>
    number === undefined
      ? "That idea is not here any more, or it is not shared with you. `/expand list` shows what you can see."
      : `There is no idea ${number} that you can see. \`/expand list\` shows those that you can.`,
  "idea.elsewhere": () =>
    "This idea was told to fewer people than can read along here. Go where you wrote it, or to me in a direct message, and expand it there.",
  "version.none": () => "There is no finished version yet. `status` tells how far it is.",
  "version.not_found": ({ number }) =>
    `${number === undefined ? "That version" : `Version ${number}`} is not here any more. Versions shows those that are.`,
  "format.unavailable": () => "There is nothing to build in this idea, but a blog post about it can be made.",
  "action.not_yours": ({ owner }) =>
    `Only ${owner ?? "the person whose idea this is"} can do that. You can ask for changes by a reply, compare versions, and download the post.`,
  "action.too_late": () => "That is settled already, so this button changed nothing. The thread shows how it went on.",
  "publish.under_way": () => "A version is being published already. The thread says where, as soon as it is done.",
  "publish.admins_only": () =>
    "In this workspace only admins publish. Ask one of them to press Publish; `/expand settings workspace` changes it.",
  "publish.nowhere": () =>
    "There is nowhere to publish to: this server keeps no folder, and GitHub is not set up. Download works; whoever runs Kindling can set GITHUB_CLIENT_ID.",
  "channel.closed": () =>
    "Ideas are not expanded in this channel. An admin can open it with `/expand settings channel`; direct messages to me are always open.",
  "settings.admins_only": () =>
    "The workspace's settings are changed by its admins. Ask one of them, or set your own: `/expand settings mine`",
  "settings.no_channel": () =>
    "A direct message has no settings of its own. Set your own with `/expand settings mine`, or write this in a channel.",
  "digest.timezone": () =>
    "I do not know your time zone. Say it behind the time: `/expand digest on 09:00 Europe/Berlin`",
  "limit.requests": ({ max, ms }, f) =>
    `You have asked for a lot within a minute${max === undefined ? "" : ` (${f.number(Number(max))} times are allowed)`}. Go on in ${f.duration(Number(ms ?? 60_000))}; what works already goes on.`,
  "thread.busy": () => "Something is being made in this thread right now. Wait until it is done, or press Stop first.",

  "chat.gone": () =>
    "The channel or thread that this belongs to is not there any more. The work is kept: `/expand list` finds it.",
  "chat.unavailable": ({ platform }) =>
    `${platform ?? "The chat"} could not be reached. Nothing is lost; try again in a minute.`,
  "chat.not_invited": ({ platform }, _formats, again) =>
    platform === "Discord"
      ? `I am not allowed to write in that channel. Whoever manages it can let me under Edit Channel, Permissions: Send Messages, Send Messages in Threads, Create Public Threads, Attach Files. Then ${again}.`
      : `I am not in that channel, so I cannot write there. Invite me with \`/invite @Kindling\` in it, then ${again}.`,

  "model.unauthorized": ({ provider }, _, again) =>
    `${named(provider) ?? "The model provider"} refused our key. Whoever runs Kindling has to set a valid one; then ${again}.`,
  "model.quota": ({ provider }, _, again) =>
    `The account at ${named(provider) ?? "the model provider"} has used up its quota. Top it up or raise its limit, then ${again}.`,
  "model.rate_limited": ({ provider }, _, again) =>
    `${named(provider) ?? "The model provider"} is asked too often at the moment. ${sentence(again)} in a minute.`,
  "model.unavailable": ({ provider }, _, again) =>
    `${named(provider) ?? "The model provider"} is out of order at the moment. ${sentence(again)} in a few minutes.`,
  "model.timeout": ({ provider }, _, again) =>
    `${named(provider) ?? "The model provider"} did not answer in time. ${sentence(again)}.`,
  "model.refused": ({ provider }) =>
    `${named(provider) ?? "The model"} declined to write about this. Put the idea in other words and send it again.`,
  "model.too_long": () => "The idea and what belongs to it are more than the model can read. Ask for a shorter piece.",
  "model.truncated": (_params, _formats, again) =>
    `The model's answer broke off before its end. ${sentence(again)}, or ask for fewer words.`,
  "model.bad_output": ({ provider }, _, again) =>
    `${named(provider) ?? "The model"} answered twice in a shape that could not be used. ${sentence(again)}.`,
  "model.unknown": ({ provider, model }) =>
    `${named(provider) ?? "The provider"} does not know the model ${model ?? "that is configured"}. Whoever runs Kindling has to name another one.`,
  "image.failed": ({ provider }, _, again) =>
    `${named(provider) ?? "The picture provider"} made no picture. ${sentence(again)}.`,

  "run.budget_money": ({ usd }, f) =>
    `This came to the most that one piece of work may cost${usd === undefined ? "" : ` (${f.money(Number(usd))})`}. What was finished is kept.`,
  "run.budget_time": ({ ms }, f) =>
    `This took the longest that one piece of work may take${ms === undefined ? "" : ` (${f.duration(Number(ms))})`}. What was finished is kept.`,
  "run.stopped": () => "Stopped. What was finished is kept.",
  "run.retry_first": (_params, _formats, again) =>
    `This was stopped. ${sentence(again)}; what is not answered yet is asked again then.`,
  "run.unknown_step_type": () =>
    "This waits for another version of Kindling, which knows its next step. It goes on by itself after the update.",
  "step.invalid_input": () => "An earlier step handed over something that this one cannot use. Send the idea again.",
  "step.deadline": (_params, _formats, again) => `This took longer than it may. ${sentence(again)}.`,
  "step.lease_lost": (_params, _formats, again) => `This was interrupted. ${sentence(again)}.`,
  "step.failed": (_params, _formats, again) => `This did not work. ${sentence(again)}.`,
  "graph.invalid": () => "The plan of this work does not hold together. Send the idea again.",

  "file.too_large": ({ bytes, max }) =>
    `A file came out too large to keep${bytes === undefined || max === undefined ? "" : ` (${mebibytes(bytes)} of at most ${mebibytes(max)} MiB)`}. Ask for fewer or smaller pictures.`,
  "credential.unreadable": () =>
    "A stored key cannot be opened any more, because the encryption key has changed. Enter it again, or put the old ENCRYPTION_KEY back after the new one.",
  "disk.full": () => "The disk is full, so nothing could be written. Make room on it, then try again.",
  "database.unavailable": () => "The database does not answer at the moment. Nothing is lost; try again in a minute.",
  "database.locked": ({ pid, address, reason }) =>
    reason === "unreadable"
      ? "The file `lock` in the data directory cannot be read, so that nobody knows who uses it. If no Kindling is running, delete it."
      : `Another Kindling${pid === undefined ? "" : ` (process ${pid})`} is using this data directory${address === undefined ? "" : ` at ${address}`}. Stop it, or set DATA_DIR to another directory.`,
  "data_dir.unusable": ({ path, reason }) =>
    `The data folder ${path} cannot be used (${reason}). Give this user the right to write there, or set DATA_DIR.`,
  "server.refused": ({ status }) =>
    `The server that has the database open ${status === 0 ? "ended before it was done" : `refused the idea (${status})`}. Look at its window, then try again.`,
  "port.taken": ({ port }) =>
    `Port ${port} is taken. Stop what uses it, or set PORT to another one (0 takes any free one).`,
  "address.unusable": ({ host }) => `This machine has no address ${host}. Set HOST to one of its own, or unset it.`,
  "config.invalid": ({ variable }) =>
    `The configuration is not right${variable === undefined ? "" : ` (${variable})`}.`,
  "publish.failed": ({ reason }, _, again) =>
    `The post could not be written to its folder${reason === undefined ? "" : ` (${reason})`}. Mend that, then ${again}.`,
  "publish.secrets": ({ files }) =>
    `Nothing was published, because something in ${files ?? "it"} looks like a password or a key. Ask for it to be taken out by a reply, then publish the new version.`,
  "publish.path_taken": ({ path }) =>
    `There are other files at \`${path ?? "that path"}\` already. Publish again and choose another folder.`,

  "publish.keeps_repository": () =>
    "A repository of its own is not taken back from here, for others may use it by now. Delete it or make it private on GitHub.",

  "github.connect": () => "Your GitHub account is not connected yet. Connect it, and the publishing goes on by itself.",
  "github.reconnect": () =>
    "GitHub does not accept your connection any more. Connect again, and the publishing goes on by itself.",
  "github.forbidden": ({ what }, _, again) =>
    `GitHub does not let your account write to ${what ?? "that place"}. Ask whoever owns it for the right to push, or choose another place; then ${again}.`,
  "github.not_found": ({ what }, _, again) =>
    `GitHub shows your account no ${what ?? "such place"}. Check how it is written and that you may see it; then ${again}.`,
  "github.name_taken": ({ name, free }) =>
    `There is a repository ${name ?? "of that name"} already.${free === undefined ? " Publish again under another name." : ` The name ${free} is free.`}`,
  "github.refused": ({ reason }) =>
    `GitHub refused this${reason === undefined ? "" : ` (${reason})`}. Publish again and change what it does not like.`,
  "github.rate_limited": (_params, _formats, again) =>
    `GitHub asks for a pause, because much was written in a short time. ${sentence(again)} in a few minutes.`,
  "github.unavailable": (_params, _formats, again) =>
    `GitHub does not answer at the moment. ${sentence(again)} in a few minutes.`,
  "github.link_over": () =>
    "This link is over: it was used, or it is more than ten minutes old. Go back to the chat and ask for a new one with `/expand connect github`.",

  internal: () =>
    "Something went wrong on our side. Nothing is lost; try again, and tell whoever runs Kindling if it stays.",
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A size in bytes, for people. */
const mebibytes = (bytes: string | number): string => (Number(bytes) / 1024 ** 2).toFixed(1);

/** What an option takes. */
function taken({ option, values, min, max }: ErrorParams, f: Formats): string {
  switch (option) {
    case "--audience":
      return `some words in quotes, such as "new parents", up to ${max} characters`;
    case "--words":
      return `a number from ${f.number(Number(min))} to ${f.number(Number(max))}`;
    case "--lang":
      return "a language, such as de, pt-BR or Spanish";
    default:
      return String(values ?? "something else");
  }
}

/** What a command takes. */
function behind(command: string): string {
  switch (command) {
    case "help":
    case "status":
    case "usage":
    case "undo":
      return "nothing behind it";
    case "digest":
      return "`on 09:00`, `off`, `now` or `preview`, with `channel` before it for the channel's";
    case "later":
      return "an idea";
    case "settings":
      return "`mine`, `channel`, `workspace`, or nothing";
    case "connect":
    case "disconnect":
      return "`github`";
    case "compare":
      return "the numbers of two versions, such as `compare 1 2`";
    case "publish":
    case "regenerate":
    case "restore":
      return `the number of a version, such as \`${command} 2\``;
    default:
      return `the number of an idea, such as \`${command} 12\``;
  }
}
