/**
 * The words by which replies are told apart, per language: pieces of regular expressions over text in lower case and
 * without accents (`kürzer` is `kurzer`), in lines of alternatives.
 */
export interface Lexicon {
  /** Before or after what is said, and saying nothing of its own. */
  fillers: readonly string[];
  /** Asks somebody to do what follows. */
  requests: readonly string[];
  /** Proposes what follows in the shape of a question. */
  proposals: readonly string[];
  /** A clause that begins so tells us to change something. */
  changes: readonly string[];
  /** A clause that has one of these wants something changed, unless it asks. */
  wishes: readonly string[];
  /** A clause that begins so asks, if it asks about the work. */
  asking: readonly string[];
  /** What questions about the work speak of. A mere `it` or `you` may be anything or anybody. */
  work: readonly string[];
  /** A clause that begins so asks people what they think of the work: that is for them to answer. */
  opinions: readonly string[];
  /** A clause that begins so asks, whatever it speaks of. */
  inquiries: readonly string[];
  /** A clause that is nothing else is content with the work. */
  approvals: readonly string[];
  /** A clause that is nothing else is for nobody, or for other people. */
  chatter: readonly string[];
  /** Words that begin so greet somebody, if nothing else is asked. */
  greetings: readonly string[];
  /** A text that has one of these wants other work, not this one changed. */
  directions: readonly string[];
  /** Turns what was said before around. */
  but: readonly string[];
}
