/** Rust: the heart of each kernel, what runs it, and its tests. */
export const manifest = `[package]
name = "__NAME__"
version = "0.1.0"
edition = "2021"
description = "__DESCRIPTION__"
license = "MIT"

[dependencies]
`;

export const trackerLib = `//! __DESCRIPTION__.

use std::collections::BTreeMap;
use std::fmt;

/// One __NOUN__: what it says, its tags, and whether it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct __CLASS__ {
    pub id: u32,
    pub text: String,
    pub tags: Vec<String>,
    pub done: bool,
}

/// What cannot be done, in words for whoever asked.
#[derive(Debug, PartialEq, Eq)]
pub enum Mistake {
    NoWords,
    NoSuchNumber(u32),
    Damaged(usize),
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWords => write!(f, "Say in a few words what the __NOUN__ is."),
            Self::NoSuchNumber(id) => write!(f, "There is no __NOUN__ {id}."),
            Self::Damaged(line) => write!(f, "Line {line} of the file is damaged."),
        }
    }
}

impl std::error::Error for Mistake {}

/// How many there are.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub total: usize,
    pub done: usize,
    pub tags: BTreeMap<String, usize>,
}

/// Adds a line with its #tags under the next free number, and returns that number.
pub fn add(items: &mut Vec<__CLASS__>, line: &str) -> Result<u32, Mistake> {
    let (tags, words): (Vec<&str>, Vec<&str>) = line.split_whitespace().partition(|word| word.starts_with('#'));
    if words.is_empty() {
        return Err(Mistake::NoWords);
    }
    let mut tags: Vec<String> = tags.iter().map(|tag| tag[1..].to_lowercase()).filter(|tag| !tag.is_empty()).collect();
    tags.sort();
    tags.dedup();
    let id = items.iter().map(|item| item.id).max().unwrap_or(0) + 1;
    items.push(__CLASS__ { id, text: words.join(" "), tags, done: false });
    Ok(id)
}

/// Marks one as done.
pub fn finish(items: &mut [__CLASS__], id: u32) -> Result<(), Mistake> {
    let item = items.iter_mut().find(|item| item.id == id).ok_or(Mistake::NoSuchNumber(id))?;
    item.done = true;
    Ok(())
}

/// Those that hold every word, in their text or as a #tag.
pub fn find<'a>(items: &'a [__CLASS__], words: &str) -> Vec<&'a __CLASS__> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let matches = |item: &__CLASS__, word: &String| match word.strip_prefix('#') {
        Some(tag) => item.tags.iter().any(|each| each == tag),
        None => item.text.to_lowercase().contains(word.as_str()),
    };
    items.iter().filter(|item| wanted.iter().all(|word| matches(item, word))).collect()
}

/// Counts all, those that are done, and those of each tag.
pub fn summarise(items: &[__CLASS__]) -> Summary {
    let mut summary = Summary { total: items.len(), ..Summary::default() };
    for item in items {
        summary.done += usize::from(item.done);
        for tag in &item.tags {
            *summary.tags.entry(tag.clone()).or_default() += 1;
        }
    }
    summary
}

/// The __NOUNS__ as text, one a line: number, state, tags and words between tabs.
pub fn to_text(items: &[__CLASS__]) -> String {
    let line = |item: &__CLASS__| format!("{}\\t{}\\t{}\\t{}\\n", item.id, u8::from(item.done), item.tags.join(" "), item.text);
    items.iter().map(line).collect()
}

/// Reads what [\`to_text\`] wrote.
pub fn from_text(text: &str) -> Result<Vec<__CLASS__>, Mistake> {
    text.lines().enumerate().map(|(at, line)| read_line(line).ok_or(Mistake::Damaged(at + 1))).collect()
}

fn read_line(line: &str) -> Option<__CLASS__> {
    let mut fields = line.splitn(4, '\\t');
    let id = fields.next()?.parse().ok()?;
    let done = fields.next()? == "1";
    let tags = fields.next()?.split_whitespace().map(String::from).collect();
    let text = fields.next()?.to_string();
    Some(__CLASS__ { id, text, tags, done })
}
`;

export const trackerMain = `use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use __PACKAGE__::{add, find, finish, from_text, summarise, to_text, __CLASS__};

const USAGE: &str = "__NAME__ add <words> [#tag] | list | done <number> | find <words> | summary";

fn line_of(item: &__CLASS__) -> String {
    let tags: String = item.tags.iter().map(|tag| format!(" #{tag}")).collect();
    format!("[{}] {} {}{}", if item.done { "x" } else { " " }, item.id, item.text, tags)
}

fn load(path: &Path) -> Result<Vec<__CLASS__>, Box<dyn std::error::Error>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(from_text(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

fn run(command: &str, words: &[String], path: &Path) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut items = load(path)?;
    let said = words.join(" ");
    match command {
        "add" => {
            add(&mut items, &said)?;
            fs::write(path, to_text(&items))?;
            Ok(items.last().map(line_of).into_iter().collect())
        }
        "done" => {
            finish(&mut items, said.parse()?)?;
            fs::write(path, to_text(&items))?;
            Ok(vec![format!("Done: {said}")])
        }
        "list" => Ok(items.iter().map(line_of).collect()),
        "find" => Ok(find(&items, &said).into_iter().map(line_of).collect()),
        "summary" => {
            let summary = summarise(&items);
            Ok(vec![format!("{} in all, {} done", summary.total, summary.done)])
        }
        _ => Ok(vec![USAGE.to_string()]),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let file = env::var("__ENV___FILE").unwrap_or_else(|_| "__NAME__.tsv".to_string());
    let (command, words) = arguments.split_first().map_or(("help", &[][..]), |(first, rest)| (first.as_str(), rest));
    match run(command, words, Path::new(&file)) {
        Ok(lines) => {
            println!("{}", lines.join("\\n"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
`;

export const trackerTest = `use __PACKAGE__::{add, find, finish, from_text, summarise, to_text, Mistake, __CLASS__};

fn two() -> Vec<__CLASS__> {
    let mut items = Vec::new();
    add(&mut items, "first __NOUN__ #home").expect("it has words");
    add(&mut items, "second one #work #home").expect("it has words");
    items
}

#[test]
fn numbers_rise_and_words_are_needed() {
    let mut items = two();
    assert_eq!(items.iter().map(|item| item.id).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(add(&mut items, " #only "), Err(Mistake::NoWords));
}

#[test]
fn finishing_changes_one() {
    let mut items = two();
    assert_eq!(finish(&mut items, 2), Ok(()));
    assert_eq!(items.iter().map(|item| item.done).collect::<Vec<_>>(), [false, true]);
    assert_eq!(finish(&mut items, 9), Err(Mistake::NoSuchNumber(9)));
}

#[test]
fn they_are_found_and_counted() {
    let items = two();
    assert_eq!(find(&items, "SECOND #work").len(), 1);
    assert!(find(&items, "nothing like it").is_empty());
    let summary = summarise(&items);
    assert_eq!((summary.total, summary.done, summary.tags["home"]), (2, 0, 2));
}

#[test]
fn what_is_kept_is_read_again() {
    let items = two();
    assert_eq!(from_text(&to_text(&items)), Ok(items));
    assert_eq!(from_text("x"), Err(Mistake::Damaged(1)));
}
`;

export const textLib = `//! __DESCRIPTION__.

use std::collections::HashMap;

const POSITIVE: &[&str] = &["amazing", "best", "better", "calm", "easy", "enjoy", "excellent", "fast", "fun", "good", "great", "happy", "helpful", "kind", "love", "lovely", "nice", "perfect", "smooth", "strong", "useful", "wonderful"];
const NEGATIVE: &[&str] = &["angry", "annoying", "awful", "bad", "boring", "broken", "bug", "crash", "difficult", "fail", "hard", "hate", "late", "lost", "mess", "poor", "problem", "rude", "sad", "slow", "ugly", "useless", "weak", "worst", "wrong"];
const NEGATIONS: &[&str] = &["no", "not", "never", "isn't", "wasn't", "don't", "can't", "hardly"];
const COMMON: &[&str] = &["a", "and", "are", "as", "at", "be", "but", "by", "for", "from", "has", "have", "i", "in", "is", "it", "not", "of", "on", "or", "so", "that", "the", "this", "to", "was", "were", "with", "you"];

/// What was found in one text. \`score\` goes from -1 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub words: usize,
    pub score: f64,
    pub label: &'static str,
    pub keywords: Vec<String>,
}

/// The words of a text in lower case.
pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic() && c != '\\'')
        .map(|word| word.trim_matches('\\'').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The mood of the words from -1 to 1; a negation turns the word behind it.
pub fn score_of(words: &[String]) -> f64 {
    let values: Vec<f64> = words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| {
            let value = f64::from(i8::from(holds(POSITIVE, word)) - i8::from(holds(NEGATIVE, word)));
            let negated = words[at.saturating_sub(2)..at].iter().any(|before| holds(NEGATIONS, before));
            (value != 0.0).then_some(if negated { -value } else { value })
        })
        .collect();
    if values.is_empty() {
        return 0.0;
    }
    values.iter().sum::<f64>() / values.len() as f64
}

/// The name of a mood.
pub fn label_of(score: f64) -> &'static str {
    match score {
        s if s > 0.2 => "positive",
        s if s < -0.2 => "negative",
        _ => "neutral",
    }
}

/// Analyses one text; an error for a text without words.
pub fn analyse(text: &str) -> Result<Analysis, String> {
    let words = words_of(text);
    if words.is_empty() {
        return Err("There are no words in this text.".to_string());
    }
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for word in words.iter().filter(|word| word.len() > 2 && !holds(COMMON, word)) {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<(&String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let score = score_of(&words);
    let keywords = ranked.into_iter().take(5).map(|(word, _)| word.clone()).collect();
    Ok(Analysis { words: words.len(), score, label: label_of(score), keywords })
}

/// The mean score of several __NOUNS__; an error where one of them has no words.
pub fn compare(texts: &[&str]) -> Result<f64, String> {
    let found = texts.iter().map(|text| analyse(text)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.iter().map(|each| each.score).sum::<f64>() / found.len().max(1) as f64)
}

fn holds(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
`;

export const textMain = `use std::io::Read;
use std::process::ExitCode;
use std::{env, io};

use __PACKAGE__::analyse;

fn run(arguments: &[String]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut source = arguments.join(" ");
    if source.is_empty() {
        io::stdin().read_to_string(&mut source)?;
    }
    let lines = source.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let found = analyse(line)?;
            Ok(format!("{:<8} {:+.2}  {} words: {}", found.label, found.score, found.words, found.keywords.join(", ")))
        })
        .collect()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(lines) => {
            println!("{}", lines.join("\\n"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
`;

export const textTest = `use __PACKAGE__::{analyse, compare, label_of, words_of};

#[test]
fn moods_are_told_apart() {
    let label = |text| analyse(text).expect("it has words").label;
    assert_eq!(label("I love this, it is wonderful!"), "positive");
    assert_eq!(label("Slow, broken and ugly."), "negative");
    assert_eq!(label("The train leaves at noon."), "neutral");
    assert_eq!(label_of(0.2), "neutral");
}

#[test]
fn a_negation_turns_a_word() {
    assert_eq!(analyse("This is not good.").expect("it has words").score, -1.0);
}

#[test]
fn words_that_stand_out_come_first() {
    assert_eq!(analyse("Tea and tea and coffee.").expect("it has words").keywords, ["tea", "coffee"]);
    assert_eq!(words_of("It's GREAT, isn't it? 42"), ["it's", "great", "isn't", "it"]);
}

#[test]
fn a_text_needs_words() {
    assert!(analyse("... 42 ...").is_err());
    assert_eq!(compare(&["good", "bad"]), Ok(0.0));
    assert!(compare(&["good", "1"]).is_err());
}
`;
