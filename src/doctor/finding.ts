import type { DoctorCode } from "../chat/texts/doctor.ts";

/** One line of the doctor's report. `advice`: works, but the person should know; `bad`: does not work. */
export interface Finding {
  part: string;
  state: "ok" | "advice" | "bad";
  /** Worded in `chat/texts/doctor.ts`. */
  code: DoctorCode;
  params: Readonly<Record<string, string | number>>;
}

/** A finding as data. */
export const finding = (
  part: string,
  state: Finding["state"],
  code: DoctorCode,
  params: Finding["params"] = {},
): Finding => ({ part, state, code, params });
