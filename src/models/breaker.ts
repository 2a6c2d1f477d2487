/** How a call that was let through ended, seen from the provider's health. */
export type Outcome = "answered" | "failed" | "unknown";

/** A call may go out; `report` is owed once. Or it may not, for so long. */
export type Admission = { admitted: true; report(outcome: Outcome): void } | { admitted: false; retryAfterMs: number };

/** A circuit breaker per provider: after several outages in a row its calls fail at once, until a probe gets through. */
export interface Breakers {
  admit(provider: string): Admission;
  /** True where a call would be refused now. Takes no probe. */
  isOpen(provider: string): boolean;
}

interface Circuit {
  /** Outages in a row. */
  failures: number;
  /** When the last of them was, in epoch milliseconds. */
  failedAt: number;
  /** Whether the one probe of a half-open circuit is out. */
  probing: boolean;
}

/**
 * Closed: everything passes. Open, after `threshold` outages in a row: nothing does for `coolDownMs`. Half-open, from
 * then on: one call at a time passes as a probe; an answer closes the circuit, an outage opens it again.
 * Only outages and timeouts count as `failed`; a refusal or a rate limit is an answer.
 */
export function createBreakers({
  now,
  threshold = 5,
  coolDownMs = 30_000,
}: {
  now: () => Date;
  threshold?: number;
  coolDownMs?: number;
}): Breakers {
  const circuits = new Map<string, Circuit>();
  const circuitOf = (provider: string): Circuit => {
    const known = circuits.get(provider);
    if (known !== undefined) return known;
    const fresh = { failures: 0, failedAt: 0, probing: false };
    circuits.set(provider, fresh);
    return fresh;
  };
  const coolingMs = ({ failures, failedAt }: Circuit) =>
    failures < threshold ? 0 : Math.max(failedAt + coolDownMs - now().getTime(), 0);

  return {
    isOpen(provider) {
      const circuit = circuitOf(provider);
      return coolingMs(circuit) > 0 || circuit.probing;
    },
    admit(provider) {
      const circuit = circuitOf(provider);
      const waitMs = coolingMs(circuit);
      if (waitMs > 0) return { admitted: false, retryAfterMs: waitMs };
      const probe = circuit.failures >= threshold;
      if (probe && circuit.probing) return { admitted: false, retryAfterMs: Math.min(coolDownMs, 1000) };
      if (probe) circuit.probing = true;
      return {
        admitted: true,
        report(outcome) {
          if (probe) circuit.probing = false;
          if (outcome === "answered") circuit.failures = 0;
          if (outcome === "failed") {
            circuit.failures += 1;
            circuit.failedAt = now().getTime();
          }
        },
      };
    },
  };
}
