import type { Lens } from "./types.ts";

/** English sections, in reading order. */
export const englishLenses: readonly Lens[] = [
  {
    about: "origin",
    for: "essay",
    headings: {
      professional: "Where the question comes from",
      casual: "So, where did this come from?",
      technical: "Problem statement",
    },
    purpose: "Say what prompted the post and what it will answer.",
    points: [
      "Name the moment that raised the question",
      "Say what was assumed before",
      "State what this post will answer",
    ],
    listed: false,
    lead: {
      professional:
        "Most discussions of {topic} begin with an answer. It is worth beginning with the question instead, because the question decides which answers count.",
      casual:
        "Here's the thing: nobody sits down one morning and decides to think about {topic}. Something small goes sideways, and suddenly you can't stop thinking about it.",
      technical:
        "Before any solution, a definition. In what follows, the subject of {topic} is treated as a problem with inputs, constraints and a result that can be checked.",
    },
    body: [
      "The first version of an idea is usually a feeling that something could be different. That feeling is easy to dismiss because it comes without proof. It is also the cheapest warning there is, and it tends to arrive long before the numbers do.",
      "Written down, the feeling turns into a sentence that can be tested. Who notices the difference? When do they notice it? What do they do today instead? Three short answers are enough to see whether there is a real subject here or only a mood.",
      "In this case there is a subject. Around {short}, people have habits that once made sense, and some of them have outlived their reasons. The rest of this post is an attempt to tell the two apart.",
    ],
  },
  {
    about: "goal",
    for: "build",
    headings: {
      professional: "What it should achieve",
      casual: "What are we actually making?",
      technical: "Goal and definition of done",
    },
    purpose: "Say what the thing does and how one will know that it is done.",
    points: [
      "Describe the result in one sentence",
      "Name the one person it is for",
      "Write down how to tell that it works",
    ],
    listed: true,
    lead: {
      professional:
        "A project such as {topic} benefits from a goal that fits into one sentence. Everything that follows can then be measured against that sentence.",
      casual:
        "Okay, let's build {topic}. But first, let's agree on what “it works” means, so that we don't end up polishing buttons on something nobody can use.",
      technical:
        "Goal: {topic}. Done means that a stranger can start it, use its main path once without help, and get the result that they expected.",
    },
    body: [
      "A good goal names a person, a situation and a result. It leaves out the technology, because the technology is allowed to change and the goal is not. If the sentence needs the word “and” twice, it describes two projects.",
      "It helps to picture the very first use. Somebody opens it, has one thing in mind, does two or three steps and closes it again. Whatever happens in that minute is the product; all the rest is support for it.",
      "From that minute one can read most of the requirements. What must be visible at once? What may take a second? What must never get lost? The answers are short, and they are worth more than a long list of features.",
    ],
  },
  {
    about: "motivation",
    for: "both",
    headings: {
      professional: "Why look closely at {short} now",
      casual: "Okay, but why bother?",
      technical: "Motivation and context",
    },
    purpose: "Show why the reader should care.",
    points: ["Say who gains and how soon", "Name the cost of doing nothing", "Point to the smallest visible benefit"],
    listed: false,
    lead: {
      professional:
        "The value of a clear view on {topic} shows in the decisions that follow from it. Teams that share such a view spend less time on debate and more on delivery.",
      casual:
        "Fair question! You've got plenty to do already. But with {topic}, a tiny bit of attention pays you back surprisingly fast.",
      technical:
        "The motivation is a matter of arithmetic. Multiply how often a situation occurs by what one occurrence costs; with {topic}, the first factor is the one that people underestimate.",
    },
    body: [
      "Small frictions rarely make it onto anybody's list. They cost a minute here and a question there, and no single minute is worth a meeting. Added up over a year, they are the difference between work that flows and work that has to be pushed.",
      "There is a second reason, and it has to do with confidence. People who understand why something is done in a certain way can change it when the reasons change. People who only know the rule have to ask, or worse, they have to guess.",
      "Doing nothing is a choice as well, and it has a price. The price is paid in workarounds, and workarounds have a habit of becoming permanent. A year later nobody remembers what they were working around.",
    ],
  },
  {
    about: "today",
    for: "both",
    headings: {
      professional: "How it is done today",
      casual: "Here's how it goes right now",
      technical: "Current state",
    },
    purpose: "Describe what exists, without blame.",
    points: [
      "Write down the usual course of events",
      "Find the point at which everybody sighs",
      "Keep a note of what works well",
    ],
    listed: true,
    lead: {
      professional: "Any change begins with a sober description of what exists. For {topic}, half a page is enough.",
      casual: "Before we fiddle with {topic}, let's look at how it goes today. Don't worry, it won't hurt.",
      technical:
        "Describe the current state as a process: trigger, steps, result. For {topic}, five lines usually suffice.",
    },
    body: [
      "What is done today is done for reasons. Some of them still hold, and others date from a time that only the longest-serving colleagues remember. From outside they look the same, so it pays to ask.",
      "The most instructive place is the one at which everybody quietly sighs. Small tricks have grown there: a note stuck to a screen, a phone call instead of a form. Such tricks are not a weakness. They are a description of what is missing.",
      "What works well is just as important. It is rarely mentioned, because nobody complains about it, and it is the first thing to get lost in a change. One sentence in the minutes is enough to protect it.",
    ],
  },
  {
    about: "words",
    for: "both",
    headings: {
      professional: "Words that mean several things",
      casual: "Are we talking about the same thing?",
      technical: "Terminology",
    },
    purpose: "Clear up misunderstandings about words.",
    points: [
      "Explain the three words that matter most",
      "Give one example and one counter-example",
      "Keep the explanation where people look for it",
    ],
    listed: true,
    lead: {
      professional:
        "Many disagreements over {topic} are disagreements over words. A short common list saves long conversations.",
      casual:
        "You know how it goes: two people argue about {topic} for half an hour, and then it turns out that they meant the same thing.",
      technical: "Terms are defined once and used in that sense only. For {topic}, a handful will do.",
    },
    body: [
      "A word that everybody knows is more dangerous than one that nobody knows. People ask about the unknown one. At the known one they nod, and each of them thinks of something else.",
      "Nothing explains a word better than an example with a counter-example beside it. The line between the two says more than a definition, because that is where the questions arise. Whoever can fit both into two lines has understood it.",
      "The list belongs where people pass by anyway. In a folder that nobody opens, it grows old without a sound. Next to the daily work it looks after itself, since its mistakes get in the way.",
    ],
  },
  {
    about: "model",
    for: "both",
    headings: { professional: "A useful mental model", casual: "Picture this", technical: "A minimal model" },
    purpose: "Give the reader a picture that carries the rest.",
    points: ["Offer one comparison from everyday life", "Say what it explains well", "Say where it stops fitting"],
    listed: false,
    lead: {
      professional:
        "A simple model helps to discuss {topic} without losing the thread. The one proposed here is deliberately plain, so that it can be drawn on a whiteboard in under a minute.",
      casual:
        "Imagine a kitchen on a busy evening. Orders come in, pans are hot, and somebody has just asked where the salt is. That, more or less, is {topic}.",
      technical:
        "Reduce the system to three things: what comes in, what is remembered, and what goes out. For {topic}, nearly every interesting property follows from the middle one.",
    },
    body: [
      "Think of a busy counter with a queue in front of it and a shelf behind it. What people ask for most often stands within reach. What they ask for once a month is in the back room, and nobody minds the walk.",
      "The picture explains two things at once. It shows why speed is mostly a matter of placement, and why placement is a bet on what will be asked for next. When the bet is good, the counter looks effortless.",
      "Like every picture, this one has an edge. A shelf is small and visible, while most of what matters here is neither. Use the comparison to start thinking about {short}, and let go of it as soon as it begins to argue back.",
    ],
  },
  {
    about: "parts",
    for: "both",
    headings: {
      professional: "The parts that matter",
      casual: "The bits and pieces",
      technical: "Components and responsibilities",
    },
    purpose: "Take the subject apart into pieces that can be discussed one by one.",
    points: [
      "List the three parts that matter",
      "Give each part one responsibility",
      "Mark what is allowed to change later",
    ],
    listed: false,
    lead: {
      professional:
        "Take {topic} apart, and a few pieces with clear responsibilities remain. Naming them early keeps later conversations short.",
      casual:
        "Time to take {topic} apart and lay the pieces on the table. Don't worry, there are fewer of them than it looks like from outside.",
      technical:
        "Decompose {topic} by responsibility rather than by technology. Each part below owns exactly one decision and exposes the smallest possible surface to the others.",
    },
    body: [
      "The first part is what everybody sees. It sets expectations, and it is judged within seconds. The second part is what everybody relies on without seeing it. It should be dull, well understood and hard to break.",
      "The third part is the seam between the two, and it is where most of the trouble starts. A seam that is not named will be crossed in ten different ways by ten different people, each of them with a good reason.",
      "Once the pieces have names, a useful question becomes possible: which of them could be replaced next month without anybody noticing? If the answer is none, the pieces are still tangled. If it is one or two, the structure is already earning its keep.",
    ],
  },
  {
    about: "scope",
    for: "build",
    headings: {
      professional: "The smallest useful version",
      casual: "Start embarrassingly small",
      technical: "Scope of the first version",
    },
    purpose: "Cut the first version down to what is useful.",
    points: [
      "Keep one path from start to result",
      "Leave accounts and settings for later",
      "Write down what is left out on purpose",
    ],
    listed: true,
    lead: {
      professional:
        "The first version of {topic} should be small enough to finish and complete enough to use. Both halves of that sentence matter.",
      casual:
        "Whatever you have in mind for {topic}, halve it. Then halve it again. What's left is probably a really nice weekend.",
      technical:
        "Version one of {topic} has a single path: one input, one transformation, one output. No accounts, no settings, no storage beyond what the path itself needs.",
    },
    body: [
      "A useful trick is to write the instructions before the program. If the instructions need more than five lines, the first version does too much. If they fit into three, it will probably be finished, and finished things are the ones that get better.",
      "Everything that was cut goes onto a list with a plain title: not yet. The list keeps the peace. Nothing on it has been rejected, and nothing on it may delay the first use.",
      "The small version also teaches what the large one cannot. It shows which step people repeat, where they hesitate, and which feature they never ask about. That knowledge is the real deliverable of the first week.",
    ],
  },
  {
    about: "data",
    for: "build",
    headings: { professional: "What it needs to remember", casual: "What goes in the box?", technical: "Data model" },
    purpose: "Decide what is stored, and in what shape.",
    points: ["List what must survive a restart", "Give every record a stable name", "Decide who may see what"],
    listed: true,
    lead: {
      professional:
        "Much of the design follows from a single question: what has to be remembered for {short}, and for how long?",
      casual:
        "Before any code, grab a sheet of paper and draw the boxes. For {short}, what has to be known tomorrow that was learned today?",
      technical:
        "Start with the records, since code is easier to change than data. For {short}, write down each record with its key, its fields and the one operation that may alter it.",
    },
    body: [
      "Most projects need fewer kinds of records than expected. Two or three are common, and one of them is usually the list that people will look at every day. Give it the clearest name and the most care.",
      "What can be computed should not be stored. A stored total disagrees with its parts sooner or later, and then somebody has to find out which of the two is lying. Storing only the facts avoids the argument.",
      "It pays to decide early what happens to old data. Keeping everything is easy on the first day and awkward in the third year. A short rule, written where people can read it, prevents a long discussion.",
    ],
  },
  {
    about: "screen",
    for: "build",
    headings: { professional: "The first screen", casual: "What you see first", technical: "Interface and main path" },
    purpose: "Describe how it feels to use it.",
    points: ["Show the result within seconds", "Offer one obvious next step", "Say what went wrong in plain words"],
    listed: true,
    lead: {
      professional:
        "The interface of {topic} should answer two questions without being asked: where am I, and what can I do next?",
      casual:
        "Now the fun part: what do you see when you open {topic}? Sketch it badly, on paper, in two minutes. Seriously, badly is good.",
      technical:
        "Specify the main path of {short} as a sequence of states. Each state has one primary action, a visible way back, and a defined answer to invalid input.",
    },
    body: [
      "An empty screen is the first one that everybody sees, and the last one that anybody designs. A single example, already filled in, explains more than a paragraph of help. It can be deleted with one click, and most people will keep it for a while.",
      "Speed is part of the design. If something takes longer than a moment, say so and show that it is moving. People are patient with work that they can see, and impatient with silence.",
      "Error messages are worth an afternoon of their own. A good one says what happened, why it happened, and what helps now. If it cannot say the third, it is a sign that the path needs one more step.",
    ],
  },
  {
    about: "example",
    for: "both",
    headings: {
      professional: "An example from practice",
      casual: "A perfectly ordinary Tuesday",
      technical: "Worked example",
    },
    purpose: "Make it concrete with one example.",
    points: ["Follow one case from start to end", "Show the moment of decision", "Say what one would do differently"],
    listed: false,
    lead: {
      professional:
        "Consider a representative case. A small team meets {topic} in the middle of other work, with a deadline in sight and no time for theory.",
      casual:
        "Let's make it concrete. It's Tuesday, the coffee is fine, and somebody asks a question about {topic} that nobody in the room can answer.",
      technical:
        "Take the smallest case that still shows the effect: two participants, one shared piece of state, and a single event in the wrong order. It suffices to explain {topic}.",
    },
    body: [
      "At first nothing looks unusual. The question sounds simple, somebody offers a quick answer, and the conversation moves on. An hour later the same question comes back from another side, and this time the quick answer does not fit.",
      "What helps at this point is to slow down for ten minutes. Write down what is known, what is assumed and what nobody has checked. The third column is always longer than expected, and the solution is nearly always hiding in it.",
      "In hindsight the turning point was small. Somebody said aloud what everybody had taken for granted, and it turned out not to be true. From there, a way through {short} could be found in an afternoon.",
    ],
  },
  {
    about: "effects",
    for: "both",
    headings: {
      professional: "What changes in practice",
      casual: "What's different afterwards",
      technical: "Observable effects",
    },
    purpose: "Describe the difference that it makes.",
    points: ["Compare before and after", "Name what gets easier", "Name what gets harder"],
    listed: false,
    lead: {
      professional:
        "Understanding {topic} better changes daily work in modest but visible ways. Three of them are worth describing.",
      casual:
        "You won't wake up as a different person. But once you've really looked at {topic}, a few things just stop being annoying.",
      technical:
        "The effects can be observed. After the change, the same inputs around {topic} should lead to fewer retries, shorter waits, and one less source of surprise.",
    },
    body: [
      "Conversations get shorter, because people stop arguing about words and begin to talk about cases. A shared example replaces an hour of definitions. New colleagues catch up sooner, since there is something to point at.",
      "Decisions get cheaper to reverse. When the reasons have been written down, changing one's mind is a matter of checking whether they still hold. No one has to lose face, because nobody was defending a position in the first place.",
      "Some things get harder, and it is fair to say so. Vague promises become uncomfortable to make. The easy answer, which used to be good enough, now comes with a follow-up question.",
    ],
  },
  {
    about: "order",
    for: "build",
    headings: {
      professional: "An order of work",
      casual: "What to do first, second, third",
      technical: "Order of implementation",
    },
    purpose: "Put the work into an order that gives results early.",
    points: [
      "Make the main path work with fixed data",
      "Replace the fixed data by real data",
      "Only then make it beautiful",
    ],
    listed: true,
    lead: {
      professional:
        "The order of work decides how early {topic} can be tried. A sequence that produces something usable at the end of each step keeps the risk low.",
      casual:
        "Where do you start with {topic}? With the part that scares you most, but in a version so small that it can't bite.",
      technical:
        "Implement {short} from the inside out: the pure logic with its tests, then the storage, then the edges that talk to the outside world.",
    },
    body: [
      "On the first day, make the whole path work with data that is made up. It will look silly, and it will answer more questions than a week of drawings. Every later step then replaces something fake by something real.",
      "In the middle of the project, resist the urge to widen it. A path that works from end to end is worth more than four that almost do. If an idea is too good to wait, it can still wait until Friday.",
      "Towards the end, spend a day on nothing but names, texts and empty states. It is the day that users will notice most. It is also the day that is most often cut from the plan.",
    ],
  },
  {
    about: "edges",
    for: "build",
    headings: {
      professional: "Cases at the edge",
      casual: "When things get weird",
      technical: "Edge cases and failure modes",
    },
    purpose: "List the unusual cases and what should happen then.",
    points: [
      "Try it with nothing, one and far too many",
      "Unplug something halfway through",
      "Let somebody use it who has never seen it",
    ],
    listed: true,
    lead: {
      professional:
        "Reliability in {topic} is decided at the edges. The main path is tested every day by everybody; the edges are tested by the unlucky.",
      casual:
        "Now let's be mean to {topic}. What happens if somebody pastes a whole novel, clicks twice, or closes the laptop halfway through?",
      technical:
        "Enumerate the boundary conditions of {short}: empty input, a single element, the maximum, duplicates, reordering, interruption. Define the expected result of each before writing any code for it.",
    },
    body: [
      "Nothing, one and too many: these three cases find most of the surprises. An empty list needs a friendly sentence. A single entry should not look like an accident. Ten thousand entries should still let people find the one that they want.",
      "Then there is time. Clocks differ, people go on holiday, and two things that cannot happen at once will happen at once on the busiest day. Deciding beforehand who wins is easier than explaining afterwards who lost.",
      "The kindest thing that software can do is to keep what somebody has typed. Whatever else fails, that text should still be there afterwards. People forgive a great deal when they do not have to start over.",
    ],
  },
  {
    about: "mistakes",
    for: "both",
    headings: {
      professional: "Common mistakes",
      casual: "Mistakes I'd rather you didn't repeat",
      technical: "Common failure modes",
    },
    purpose: "Warn of what usually goes wrong.",
    points: [
      "Do not copy a solution without its reasons",
      "Do not optimise what nobody uses",
      "Do not wait for perfect information",
    ],
    listed: true,
    lead: {
      professional:
        "A few mistakes occur so regularly around {topic} that they are worth naming. None of them is a sign of carelessness; each begins as a reasonable decision.",
      casual:
        "You'll make mistakes with {topic}. Everyone does, and most of them are the same five. Here are the ones that sting.",
      technical:
        "Failures around {topic} fall into a small number of classes. For each, the useful information is the earliest signal by which it can be detected.",
    },
    body: [
      "The most common mistake is to copy a solution without its reasons. What worked elsewhere worked under conditions that nobody wrote down. Without those conditions it is a costume: it looks right from a distance and does not keep anybody warm.",
      "Another is to improve what is easy to measure instead of what matters. The number goes up, everybody is pleased, and the original complaint comes back a month later. A short visit to the people concerned would have saved the detour.",
      "The third is patience in the wrong place. Waiting for complete information feels responsible, but most of the missing information only appears once something has been tried. A small step that can be taken back beats a large one that cannot.",
    ],
  },
  {
    about: "cost",
    for: "both",
    headings: { professional: "What it costs", casual: "What's the catch?", technical: "Costs and trade-offs" },
    purpose: "Be honest about the price.",
    points: ["Count the hours, once and every month", "Say what is given up", "Set a point at which to stop"],
    listed: true,
    lead: {
      professional:
        "No account of {topic} is complete without its costs. They are moderate, but they fall at inconvenient times and should be planned for.",
      casual:
        "There's always a catch, right? With {topic}, it's less about money and more about the attention you'll have to find somewhere.",
      technical:
        "Each property is bought with another. With {topic}, the usual trade is between latency, freshness and effort: choose two, and document the third.",
    },
    body: [
      "The first cost is the visible one: hours at the start, spent on learning and on setting things up. It is easy to estimate and easy to defend. Most plans stop here, which is why most plans are too cheap.",
      "The second cost comes every month. Something needs to be looked at, renewed, explained to a new colleague or cleaned up after a change elsewhere. An hour a month sounds like nothing; over three years it is a working week.",
      "The third cost is what one does not do in the meantime. It never appears on an invoice, and it is often the largest. A good rule is to name in advance the point at which one would stop, and to look at the calendar when it comes.",
    ],
  },
  {
    about: "people",
    for: "both",
    headings: {
      professional: "The people involved",
      casual: "Don't forget the humans",
      technical: "Users, roles and ownership",
    },
    purpose: "Look at it from the side of those who live with it.",
    points: [
      "Ask those who do the work today",
      "Name one person who decides",
      "Make it easy to say that something is wrong",
    ],
    listed: true,
    lead: {
      professional:
        "Behind {topic} there are people with schedules, preferences and experience. Their cooperation decides about success more often than any technique.",
      casual:
        "It's tempting to treat {topic} as a puzzle. But there's always somebody on the other side of it, and they'd like to go home on time.",
      technical:
        "Define the roles before the permissions. For {topic} there are at least three: who uses it, who keeps it running, and who is woken when it stops.",
    },
    body: [
      "Those who do the work today know things that stand in no document. They know which step is always skipped, which form is filled in backwards and whom to call when it goes wrong. Half an hour with them replaces a week of guessing.",
      "It also matters who decides. When nobody does, everything stays possible and nothing gets finished. One named person with a modest amount of authority is enough, provided that everyone knows who it is.",
      "Finally, make it easy to say that something does not work. People stop reporting problems after the second report that led to nothing. A quick, honest reply keeps that channel open, even when the reply is no.",
    ],
  },
  {
    about: "objection",
    for: "both",
    headings: {
      professional: "The strongest objection",
      casual: "But what if I'm wrong?",
      technical: "Counter-arguments",
    },
    purpose: "Take the best objection seriously.",
    points: ["State the objection at its strongest", "Concede what is true in it", "Say what would change one's mind"],
    listed: false,
    lead: {
      professional:
        "A fair treatment of {topic} has to consider the strongest objection. It deserves to be stated as its supporters would state it.",
      casual:
        "I can hear you already: “Sure, but that'd never work here.” And honestly? With {topic}, you might have a point.",
      technical:
        "The claim made here can be falsified. The following counter-argument is the strongest one known against this view of {topic}, together with the observation that would decide it.",
    },
    body: [
      "The objection goes like this: all of it sounds reasonable, but circumstances differ, and what helps one team slows down another. General advice is cheap precisely because it does not have to survive contact with a particular week.",
      "There is truth in that. No approach fits everywhere, and those who say otherwise are selling something. What can be carried over is not the answer but the way of finding one: look closely, try something small, write down what happened.",
      "So here is what would change this view: a case where looking closely made matters worse. There are such cases. They have in common that the time for looking had already run out.",
    ],
  },
  {
    about: "difficult",
    for: "both",
    headings: {
      professional: "What remains difficult",
      casual: "The part nobody warns you about",
      technical: "Open problems",
    },
    purpose: "Say what stays hard even when everything is done right.",
    points: ["Name what no method solves", "Share what helps a little", "Leave the question open on purpose"],
    listed: false,
    lead: {
      professional:
        "Some aspects of {topic} remain difficult even with experience. Recognising them early prevents disappointment later.",
      casual:
        "Now for the bit that never makes it into the cheerful talks. Some of {topic} just stays hard, and that's okay.",
      technical:
        "Two problems remain open. Neither has a general solution for {topic}; both can be bounded well enough for practical work.",
    },
    body: [
      "The hardest part is that success is quiet. When things go well, nothing happens, and nobody thanks anyone for nothing. It takes some discipline to keep caring for what no longer hurts.",
      "Memory is the other difficulty. Reasons fade faster than rules, and after two years a team can be very loyal to a rule whose reason has gone. A short note with a date helps; so does the courage to delete it.",
      "None of this is solved by trying harder. It is solved, as far as it can be, by coming back to {short} at regular intervals with fresh eyes and a cup of something warm.",
    ],
  },
  {
    about: "testing",
    for: "build",
    headings: {
      professional: "Keeping it reliable",
      casual: "How do you know it works?",
      technical: "Testing strategy",
    },
    purpose: "Say how one knows that it works, and keeps working.",
    points: ["Test the rule, not the screen", "Keep one test for the whole path", "Turn every bug into a test first"],
    listed: true,
    lead: {
      professional:
        "Confidence in {topic} comes from checks that run without anybody thinking of them. A few good ones are enough for a first version.",
      casual:
        "You could click through {topic} by hand after every change. You'll do that twice. So let's have the computer do it.",
      technical:
        "Separate what decides from what displays. The deciding part of {short} is then a set of pure functions, and its tests run in milliseconds.",
    },
    body: [
      "One test should walk the whole path, from the first click to the result. It is slow and a bit fragile, and it is worth more than all the others together, because it fails when the thing is broken and passes when it is not.",
      "The rest of the tests belong to the rules. Rules have corners, and corners are cheap to check when they are written as plain functions. Each bug that slips through becomes a new case, and the same bug never comes back.",
      "It is also worth checking what happens when something outside is slow, wrong or gone. Most programs behave beautifully while the network does. The interesting minutes are the other ones.",
    ],
  },
  {
    about: "measure",
    for: "both",
    headings: {
      professional: "How to measure progress",
      casual: "How you'll know it's working",
      technical: "Metrics and acceptance",
    },
    purpose: "Say how to tell that it works.",
    points: ["Choose one number and one story", "Write down today's value first", "Look again after a month"],
    listed: true,
    lead: {
      professional:
        "Progress with {topic} should be visible to people who were not part of it. One number and one story usually suffice.",
      casual:
        "How will you know that things are getting better with {topic}, and not just different? Pick one thing you can count. Just one!",
      technical:
        "Define the metric before the change. For {topic}, record the current value, the expected value, the method of measurement, and the date of the next reading.",
    },
    body: [
      "The number should be boring and hard to argue with: how often, how long, how many. It does not have to capture everything. It only has to move when things get better, and stay where it is when they do not.",
      "The story does the rest. Somebody who struggled with this in spring describes how the same task felt in autumn. One honest paragraph of that kind convinces more people than a chart, and it says why the number moved.",
      "Write down today's value before changing anything. It takes five minutes, and it is the only part of the measurement that cannot be done later. A month on, look again, and be prepared to be surprised.",
    ],
  },
  {
    about: "passing-on",
    for: "both",
    headings: {
      professional: "Passing it on",
      casual: "Tell somebody about it",
      technical: "Handover and documentation",
    },
    purpose: "Show how the knowledge reaches others.",
    points: ["Write one page, not twenty", "Let somebody stumble over it", "Read it again after half a year"],
    listed: true,
    lead: {
      professional:
        "Knowledge of {topic} that lives in one head is a risk. Passing it on costs less than one would think.",
      casual: "Want to know whether you've understood {topic}? Explain it to somebody who's eating a sandwich.",
      technical:
        "Document the decision and its reasons, not the state. The state of {short} can be read from the system itself.",
    },
    body: [
      "One page gets read, twenty get filed. The page should hold what one has to know on the first day, and whom to ask on the second. Everything else may stand where it is needed.",
      "Whether the text is any good shows when somebody new works with it and nobody helps. That is uncomfortable for both sides and very instructive. Each place where they hesitate is a sentence that is missing.",
      "Half a year later it deserves a second look. What is no longer true does more harm than a gap, because people believe it. Crossing things out is then as useful as adding them.",
    ],
  },
  {
    about: "questions",
    for: "both",
    headings: {
      professional: "Questions worth asking",
      casual: "Ask the awkward questions",
      technical: "Review questions",
    },
    purpose: "Give the reader questions to take along.",
    points: ["Ask what would have to be true", "Ask who would notice first", "Ask what happens if nothing is done"],
    listed: true,
    lead: {
      professional:
        "A small set of questions has proved more useful for {topic} than any checklist. They can be asked in any meeting.",
      casual: "Here are the questions I'd bring along to any chat about {topic}. Fair warning: they're a bit annoying.",
      technical:
        "The following questions serve as review criteria for {topic}. An answer counts only if somebody could show that it is wrong.",
    },
    body: [
      "What would have to be true for this to work? The question sounds friendly and is quite strict. It turns a hope into a list of conditions, and most lists contain one condition that nobody believes in.",
      "Who would be the first to notice if it failed, and how long would that take? If the answer is a customer and a month, the plan lacks an eye somewhere. Adding one is usually cheap.",
      "And what happens if nothing is done at all? Sometimes the honest answer is: not much. That is good to know, because it sets free an afternoon for something that cannot wait.",
    ],
  },
  {
    about: "ahead",
    for: "both",
    headings: {
      professional: "Looking further ahead",
      casual: "Fast-forward two years",
      technical: "Maintenance and evolution",
    },
    purpose: "Say what the years will do to it.",
    points: ["Plan for the second year as well", "Leave room for a change of mind", "Decide what may be thrown away"],
    listed: true,
    lead: {
      professional:
        "Decisions on {topic} are made in weeks and lived with for years. A short look ahead is therefore justified.",
      casual:
        "Let's jump ahead two years. Somebody opens your notes on {topic}, squints at the screen and says: “Who wrote this?”",
      technical:
        "Most of the effort falls into maintenance. For {topic}, estimate the rate of change of each part and keep the fast ones away from the slow ones.",
    },
    body: [
      "In the second year the people are different ones. They have not heard the discussions, and they see only the result. If the result explains itself, they will build on it. If it does not, they will start again.",
      "Room for a change of mind is cheap at the beginning and dear at the end. It often comes down to keeping two things apart that merely happen to be the same today. Whoever ties them together saves an hour now and spends a week later.",
      "Not everything has to last. Some things may be thrown away after a year, and it is a relief to know which. A date next to the name is enough, and nobody has to feel guilty.",
    ],
  },
  {
    about: "first-step",
    for: "both",
    headings: { professional: "A sensible first step", casual: "Try this first", technical: "Recommended procedure" },
    purpose: "Give the reader something to do this week.",
    points: [
      "Pick one case that comes up every week",
      "Change one thing about it",
      "Talk about the result within a fortnight",
    ],
    listed: true,
    lead: {
      professional:
        "For those who wish to act on {topic}, a modest first step is preferable to a programme. It should be finished within two weeks.",
      casual:
        "Enough talk! If you want to do something about {topic} this week, here's a tiny plan that fits between lunch and the next meeting.",
      technical:
        "Proceed in small, reversible steps. The procedure below for {topic} needs no new tools and can be abandoned after any step without loss.",
    },
    body: [
      "Choose a case that comes up every week and annoys somebody. It should be small enough that nobody needs permission, and common enough that a difference will be felt. Describe it in three sentences, the way it happens today.",
      "Then change a single thing. One is enough, because with two nobody can say afterwards which of them helped. Tell those concerned what is going to be different and until when.",
      "After two weeks, sit down together for a quarter of an hour. What was better, what was worse, what was simply strange? Keep what helped, drop what did not, and choose the next case.",
    ],
  },
  {
    about: "conclusion",
    for: "both",
    headings: { professional: "Conclusion and outlook", casual: "What's next?", technical: "Summary and next steps" },
    purpose: "Sum up, and point ahead.",
    points: ["Repeat the one thing worth keeping", "Say what comes next", "Invite an answer"],
    listed: false,
    lead: {
      professional:
        "In summary, a calm look at the reasons, parts and people behind {topic} pays off. None of the steps described here is large; their order is what makes the difference.",
      casual:
        "So that's {topic}, or at least one honest walk around it. If you keep only one thing, keep this: start smaller than feels reasonable.",
      technical:
        "To summarise: define the terms around {topic}, separate the parts, state the trade-off, measure before and after. Each step produces a result that can be reviewed on its own.",
    },
    body: [
      "What remains is to begin. The first attempt will be clumsy, and it will still teach more than another evening of reading. The second one will be better, mostly because the first one happened.",
      "If your experience differs, all the better. Differences are where the interesting conversations start, and a good counter-example is worth more than agreement. Write it down while it is fresh.",
      "As for {short}, the next chapter will be written by the people who work with it every day. This was only a map. The walk is still ahead, and the weather looks fine.",
    ],
  },
];
