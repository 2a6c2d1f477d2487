/** What is asked while an earlier question is under way. */
interface Asked<Q, A> {
  question: Q;
  resolve: (answer: A) => void;
  reject: (error: unknown) => void;
}

/** How many batches may be under way: while one waits for the disk, another is computed. */
const most = 3;

/**
 * Lets questions travel together: the first go at once and alone; those that come while they are under way go in one
 * batch when one of them is back. Nothing waits for company. `askAll` answers in the order of the questions; when it fails for several,
 * each is asked alone, so that one bad question does not spoil the others.
 */
export function gather<Q, A>(
  askOne: (question: Q) => Promise<A>,
  askAll: (questions: readonly Q[]) => Promise<readonly A[]>,
): (question: Q) => Promise<A> {
  let waiting: Asked<Q, A>[] = [];
  let asking = 0;

  const alone = ({ question, resolve, reject }: Asked<Q, A>) => askOne(question).then(resolve, reject);

  async function together(batch: readonly Asked<Q, A>[]): Promise<void> {
    try {
      const answers = await askAll(batch.map(({ question }) => question));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer === undefined) reject(new Error("fewer answers than questions"));
        else resolve(answer);
      }
    } catch {
      await Promise.all(batch.map(alone));
    }
  }

  async function ask(): Promise<void> {
    asking += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const [first] = batch;
      if (first && batch.length === 1) await alone(first);
      else await together(batch);
    }
    asking -= 1;
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (asking < most) void ask();
    });
}
