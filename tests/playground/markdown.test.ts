import { expect, it } from "vitest";
import { createMarkdown } from "../../src/playground/markdown.ts";

const render = createMarkdown();
const blob = "ab".repeat(32);

it("renders what a card may say", () => {
  const html = render(
    "## Title\n\n**bold** `code`\n\n- one\n- two\n\n```ts\nconst a = 1;\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
  );
  for (const tag of ["<h2>", "<strong>", "<code>", "<ul>", "<pre>", "<table>", 'class="align-right"'])
    expect(html).toContain(tag);
});

it("shows HTML as the text it is", () => {
  for (const source of [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- hidden --> text",
    "<a href='javascript:alert(1)'>x</a>",
    "a <b onmouseover=alert(1)>b</b>",
    "<iframe srcdoc='<script>1</script>'>",
  ]) {
    const html = render(source);
    expect(html).not.toMatch(/<(script|img|svg|a|b|iframe|!--)/);
    expect(html).toContain("&lt;");
  }
});

it("makes no link of a script, of data, of a file, or of an address on this server", () => {
  for (const address of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "/playground/api/session",
    "//evil.example",
    "#fragment",
  ]) {
    expect(render(`[words](${address})`)).not.toContain("<a");
    expect(render(`[words](<${address}>)`)).not.toContain("<a");
    expect(render(`[words][1]\n\n[1]: ${address}`)).not.toContain("<a");
    expect(render(`<${address}>`)).not.toContain("<a");
  }
});

it("opens links apart, and tells the other side nothing", () => {
  const html = render('[words](https://example.com "title")');
  expect(html).toContain('href="https://example.com"');
  expect(html).toContain('rel="noopener noreferrer nofollow"');
  expect(html).toContain('target="_blank"');
});

it("does not make a link of an address that was not written as one, nor a mention of a name", () => {
  const html = render("see https://example.com and www.example.com, @ada @everyone <@U123> #general");
  expect(html).not.toContain("<a");
  expect(html).toContain("@everyone");
});

it("fetches no picture but our own", () => {
  for (const address of [
    "https://evil.example/x.png",
    "//evil.example/x.png",
    "data:image/png;base64,AAAA",
    "/files/../secret",
    `/files/${blob}?x=1`,
  ]) {
    const html = render(`![the words](${address})`);
    expect(html).not.toContain("<img");
    expect(html).toContain("the words");
  }
  expect(render(`![the words](/files/${blob})`)).toContain(`<img src="/files/${blob}" alt="the words"`);
});

it("keeps words of a picture and a title inside their attribute", () => {
  expect(render(`![" onerror="alert(1)](/files/${blob})`)).toContain('alt="&quot; onerror=&quot;alert(1)"');
  expect(render('[x](https://example.com "a\\" onclick=\\"alert(1)")')).not.toMatch(/" onclick="/);
});

it("writes no style attribute, which the content policy would refuse", () => {
  expect(render("| a |\n|:-:|\n| 1 |")).not.toContain("style=");
});

it("takes a long and hostile text in good time", () => {
  const started = performance.now();
  for (const piece of ["[", "*_", "![](", "> ", "`", "<", "&#", "|", "- "]) render(piece.repeat(20_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(5000);
});
