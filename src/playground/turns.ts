/** Runs what concerns one thing in the order in which it came, each after the one before has ended, well or not. */
export type InTurn = <T>(about: string, what: () => Promise<T>) => Promise<T>;

/** Within this process: a page talks to one. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (about, what) => {
    const turn = (last.get(about) ?? Promise.resolve()).then(what, what);
    last.set(about, turn);
    const leave = () => {
      if (last.get(about) === turn) last.delete(about);
    };
    turn.then(leave, leave);
    return turn;
  };
}
