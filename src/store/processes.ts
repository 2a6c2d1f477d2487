import { readFileSync } from "node:fs";

/** Which boot of the machine this is; null where the system does not say (not Linux). */
export function bootId(): string | null {
  return readOrNull("/proc/sys/kernel/random/boot_id")?.trim() ?? null;
}

/**
 * When a process started, in the kernel's ticks since boot: together with the pid it names one process. Null where the
 * system does not say. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (field 22; the name may hold spaces)
 */
export function processStart(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

/** Whether any process has this pid, also one of another user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
