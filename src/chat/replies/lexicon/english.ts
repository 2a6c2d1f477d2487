import type { Lexicon } from "./types.ts";

/** How replies are worded in English. */
export const english: Lexicon = {
  fillers: [
    "please|pls|plz|ok|okay|yes|yep|yeah|no|hm+|well|so|and|also|then|now|just|maybe|perhaps|really|very|all",
    "i think|to me|for me|guys|team|oh|hey|hi|kindling|again|one more thing|next|first|actually|a lot|so much",
    "everyone|as is|imo|for now|if possible|already|everybody|folks|there|today|kind of|a bit",
  ],
  requests: [
    "(?:can|could|would|will) (?:you|we)(?: please)?",
    "(?:i would|i'd) (?:like|love|prefer)(?: you to| it to be| it if you| to)?",
    "(?:i|we) (?:want|need)(?: you)?(?: to)?",
    "let'?s|let us|you (?:can|could|should|may)|we (?:can|could|should)|please|feel free to|try to|shall we",
  ],
  proposals: ["what if (?:we|you|it)?|(?:how|what) about|why (?:not|don'?t (?:you|we))"],
  changes: [
    "make|shorten|lengthen|expand|cut|trim|tighten|condense|add|insert|include|remove|delete|drop|take out",
    "get rid of|leave out|skip|change|replace|swap|rewrite|rephrase|reword|rename|retitle|call (?:it|this)|title",
    "use|write|put|move|merge|split|combine|reorder|translate|fix|correct|simplify|improve|polish|tone|soften",
    "mention|start with|begin with|end with|turn|avoid|convert|update|redo|focus",
    "keep (?:the|it|this|only|sentences|paragraphs)|give (?:it|the|this|us)|don'?t (?:use|mention)",
    "do not (?:use|mention)|stop using|lose the|open with|finish with|spell|capitali[sz]e",
    "(?:a |an |some )?(?:new|another|different|better|fewer|no) (?:pictures?|images?|title|heading|intro|ending)",
    "(?:more|less|fewer) (?!or less)\\w+|no more|in (?:german|french|spanish|english|italian|dutch)",
  ],
  wishes: [
    "(?:short|long|simpl|funni|clear|warm|friendli|snappi|punchi|tight|strong|soft|light|bold|plain|bright)er",
    "too \\w+(?! to (?:tell|say))|(?:needs?|could use|lacks?) (?:a|an|more|some|less|another|to be)",
    "should (?:be|have|say|mention|not|start|end|come|go|read)",
    "(?:is|are) missing|instead of|rather than|without (?:the|any|pictures|images)",
    "more (?:casual|formal|detailed|technical|examples?|numbers|personal|playful|concrete|humou?r|about)",
    "less (?:casual|formal|detailed|technical|salesy|dry)",
  ],
  asking: [
    "why|what(?:'?s)?|how|which|who(?:'?s)?|where(?:'?s)?|when|whose|is|are|was|were|did|does|do|has|have|had",
    "can (?:i|we|you)|could (?:i|we|you)|may i|am i|will|would|should",
  ],
  work: [
    "scores?|versions?|sections?|titles?|texts?|posts?|paragraphs?|words?|pictures?|images?|costs?|review(?:s|ed)?",
    "checks?|checked|sources?|drafts?|intro|introduction|ending|articles?|models?|headings?|mention(?:s|ed)?|wrote|written",
    "language|tone|published?|chang(?:e|ed|es)|sentences?|examples?|claims?|numbers?|facts?|thread|readers?",
    "audience|reviewer|idea|(?:this|it)(?: one)? (?:about|for|in)",
  ],
  opinions: [
    "what do (?:you|we)(?: all| guys)? think|what does \\w+ think|what(?:'s| is| are) your (?:thoughts?|opinion|take|view)",
    "(?:any |your )?(?:thoughts|opinions)|how do you (?:like|feel|find)",
  ],
  inquiries: [
    "(?:explain|tell me|show me) (?:why|how|what) (?:you|the (?:score|review|check|picture)|it (?:cost|scored|took))",
    "explain the (?:score|review|cost)|i (?:wonder|don'?t (?:get|understand)) (?:why|how|what)",
  ],
  approvals: [
    "(?:(?:it|this|that)(?: (?:one|post|version|draft))? )?(?:looks?|reads?|sounds?|seems|is|'s|all) (?:good|great|perfect|fine|right|fantastic|excellent|awesome|wonderful|amazing)(?: to (?:me|go))?",
    "(?:it|this|that)'s (?:it|good|great|perfect|fine|right|fantastic|excellent|wonderful)",
    "perfect|excellent|fantastic|wonderful|brilliant|awesome|great|great (?:job|work|post)|good (?:job|work|to go)",
    "well done|nice (?:work|job|one)|love (?:it|this)|i (?:love|like) (?:it|this)|lgtm|approved?|i approve|\\+1|go",
    "(?:publish|ship|post|release)(?: (?:it|this|that|the post|version \\d+))?",
    "go (?:ahead|live)|send it|happy with (?:it|this)|(?:i'm|we're) happy(?: with (?:it|this))?|no (?:changes|notes)",
    "ready(?: to (?:publish|go|ship))?|done|we have a winner",
  ],
  chatter: [
    "thanks?(?: you| u)?|thx|ty|tysm|many thanks|cheers|lo+l|rofl|lmao|(?:ha)+h?|(?:he){2,}|wo+w|omg|hello|morning",
    "good (?:morning|night|evening|afternoon)|bye|see (?:you|ya)(?: (?:later|soon|tomorrow|at \\d+))?|brb|afk|sorry",
    "o+ps|no (?:worries|problem)|np|(?:you'?re )?welcome|cool|nice|interesting|same(?: here)?|fyi|ping|bump|me too",
    "(?:i'll|i will|i'm|let me|gonna) (?:be (?:right )?back|go|grab|check|look|have a look|read|ask|get|on it|away|late)\\b.*",
    "give me (?:a|one|five|\\d+) (?:min(?:ute)?s?|sec(?:ond)?s?|moment)|one (?:sec|moment|minute)|keep it up|never ?mind",
    "got it|noted|will do|on it|agreed|fair enough|good point|funny|(?:that's|so) (?:funny|hilarious|cool|nice|wild)",
    "happy (?:friday|birthday|monday)|have a (?:nice|good|great) \\w+|enjoy(?: your \\w+)?|lunch|back(?: soon| later)?|k",
  ],
  greetings: ["hi|hey|hello|hiya|howdy|yo|good (?:morning|afternoon|evening|day)"],
  directions: [
    "^instead\\b(?! of)|\\b(?:write|do|make|talk|go|focus|post)\\b(?!.*\\binstead of\\b).* instead$",
    "\\bstart (?:over|again|from scratch|afresh)\\b|\\bfrom scratch\\b|\\bscrap (?:it|this|that|everything)\\b",
    "^forget (?:it|this|that|all that|bees|about)\\b.*\\b(?:write|make|do)\\b|\\b(?:new|different|other) (?:direction|topic|subject|angle)\\b",
    "\\bchange of (?:direction|plan|topic)\\b",
  ],
  but: ["but|except|however|although|though|only"],
};
