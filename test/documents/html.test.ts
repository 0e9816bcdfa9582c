import { describe, expect, test } from 'vitest'
import { blocksOf, failureOf, parseFile } from './show.ts'

const show = (body: string) =>
  blocksOf('a.html', `<!doctype html><html><head></head><body>${body}</body></html>`)

describe('a news page', () => {
  const PAGE = `<!DOCTYPE html>
<html lang="en" class="no-js"><head><meta charset="utf-8">
<title>Norland accepts the terms | Coast Herald</title>
<meta property="og:site_name" content="Coast Herald">
<style>.ad { color: red }</style><script>document.documentElement.className = 'js'</script></head>
<body class="article-page has-ads">
<div id="cookie-banner" role="dialog"><p>We and our 84 partners use cookies to measure our audience.</p><button>Accept</button></div>
<a class="skip-link" href="#main">Skip to the article</a>
<header><a href="/">Coast Herald</a><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main id="main"><article>
<h1>Norland accepts the terms</h1>
<p class="byline">By <a rel="author" href="/lindquist">Ada Lindquist</a></p>
<ul class="share-tools"><li><a href="#mail">Mail</a></li><li><a href="#print">Print</a></li></ul>
<figure><img src="bridge.jpg" alt="A bridge"><figcaption>The bridge at Overby. Photo: Coast Herald</figcaption></figure>
<p>OVERBY &ndash; The minister of Norland said on Monday that the government would accept the terms of the truce,
   which now holds until April.</p>
<div class="ad-slot"><p>Advertisement</p><p>Cheap flights to Sudmark</p></div>
<p>&ldquo;We accept,&rdquo; she <em>told</em> reporters.<span hidden> Tracker.</span> &ldquo;We do so with open eyes.&rdquo;</p>
<h2>The road</h2>
<p>Sudmark has not replied to the offer, which the envoy brought to its capital on Sunday night, officials said.</p>
<aside class="related"><h3>Read more</h3><ul><li><a href="/dues">Port dues to rise again, the mayor says</a></li></ul></aside>
<blockquote><p>The road will be open to all, on the day after the signing.</p></blockquote>
<ul><li>One list of prisoners, handed over by both sides.</li><li>Two observers on each bank of the river.</li></ul>
<p>The talks, which opened on Monday, go on next week, the envoy said, and nobody expects them to be short.</p>
<div class="newsletter-signup"><p>Sign up for our morning briefing.</p><form><input name="mail"></form></div>
<p class="note">This story was supplied by a news agency.</p>
</article>
<section id="comments"><h2>Comments (2)</h2><p><b>ferryman</b>: I will believe it when I see it.</p></section></main>
<aside class="most-read"><h2>Most read</h2><ol><li><a href="/a">A quiet envoy</a></li></ol></aside>
<footer><p>&copy; 2026 Coast Herald. All rights reserved.</p></footer>
<noscript><p>Please turn on scripts.</p></noscript><template><p>Template</p></template>
</body></html>`

  test('gives its title and its article, without what stands around it', () => {
    expect(blocksOf('a.html', PAGE)).toEqual([
      'title: Norland accepts the terms',
      'caption: The bridge at Overby. Photo: Coast Herald',
      'paragraph: OVERBY – The minister of Norland said on Monday that the government would accept the terms of the truce, which now holds until April.',
      'paragraph: “We accept,” she told reporters. “We do so with open eyes.”',
      'heading: The road',
      'paragraph: Sudmark has not replied to the offer, which the envoy brought to its capital on Sunday night, officials said.',
      'quote: The road will be open to all, on the day after the signing.',
      'list-item: One list of prisoners, handed over by both sides.',
      'list-item: Two observers on each bank of the river.',
      'paragraph: The talks, which opened on Monday, go on next week, the envoy said, and nobody expects them to be short.',
      'boilerplate: Sign up for our morning briefing.',
      'boilerplate: This story was supplied by a news agency.',
    ])
  })

  test('has its blocks in the text, blank lines between them', () => {
    const { text, blocks } = parseFile('a.html', PAGE)
    expect(blocks.map(({ span }) => text.slice(span.start, span.end)).join('\n\n')).toBe(text)
  })

  test('of one sentence gives that sentence, where the page marks its article', () => {
    const page = `<body><div>The Coast Herald, founded in 1871, is the oldest paper of the river.</div>
      <article><p>Norland accepts the terms, the minister said on Monday.</p></article>
      <div>About us, our terms and the privacy of our readers all is told elsewhere.</div></body>`
    expect(blocksOf('a.html', page)).toEqual([
      'paragraph: Norland accepts the terms, the minister said on Monday.',
    ])
  })

  test('of bare divisions without an article is read as well', () => {
    const page = `<html><head><title>Norland accepts</title></head><body><div id="wrap"><div class="top"><a href="/">Home</a></div>
      <div class="content-sidebar"><h1>Norland accepts</h1>
      <div>The minister of Norland said on Monday that the government would accept the terms of the truce.</div>
      <div>Sudmark has not replied to the offer, which the envoy brought to its capital on Sunday night.</div>
      <div class="share-tools"><a href="#">Share</a></div>
      <div>“We accept,” she said. “We do so with open eyes, and we ask that Sudmark does the same.”</div></div></div></body></html>`
    expect(blocksOf('a.html', page)).toEqual([
      'title: Norland accepts',
      'paragraph: The minister of Norland said on Monday that the government would accept the terms of the truce.',
      'paragraph: Sudmark has not replied to the offer, which the envoy brought to its capital on Sunday night.',
      'paragraph: “We accept,” she said. “We do so with open eyes, and we ask that Sudmark does the same.”',
    ])
  })

  test('of the old sort is read as well: tables, fonts, paragraphs made of line breaks', () => {
    const page = `<HTML><HEAD><TITLE>Statement on the truce</TITLE></HEAD><BODY BGCOLOR=white><TABLE><TR>
      <TD WIDTH=150><A HREF="/">Home</A><BR><A HREF="/news">News</A></TD><TD><FONT SIZE=4><B>Statement on the truce</B></FONT><BR><BR>
      The Ministry of Foreign Affairs of Norland welcomes the truce that was agreed in Overby, and thanks the envoy.<BR><BR>
      Norland will withdraw its troops by 1 May, provided that Sudmark opens the road.<BR>
      It expects Sudmark to do the same.<BR><BR>"We ask for one list," the Minister said,<BR>"and we ask for it this week."
      </TD></TR></TABLE>`
    expect(blocksOf('a.html', page)).toEqual([
      'title: Statement on the truce',
      'paragraph: The Ministry of Foreign Affairs of Norland welcomes the truce that was agreed in Overby, and thanks the envoy.',
      'paragraph: Norland will withdraw its troops by 1 May, provided that Sudmark opens the road.',
      'paragraph: It expects Sudmark to do the same.',
      'paragraph: "We ask for one list," the Minister said, "and we ask for it this week."',
    ])
  })

  test('keeps the article where its marks are called like clutter', () => {
    const body =
      '<p>The minister of Norland said, on Monday, that the government would accept the terms.</p>'.repeat(3)
    expect(show(`<div class="sponsored"><article class="promo" hidden>${body}</article></div>`)).toHaveLength(
      3,
    )
  })
})

describe('words of a page', () => {
  test('have one space where white space stands, and none of the invisible characters', () => {
    expect(show('<p>\n We   <b>ac</b><i>cept</i>&nbsp;the nego&shy;ti\u200bation. </p>')).toEqual([
      'paragraph: We accept the negotiation.',
    ])
  })

  test('of a table are a paragraph for each row', () => {
    expect(
      show('<table><caption>Held</caption><tr><th>Camp<th>Number<tr><td>Overby</td><td>90</td></tr></table>'),
    ).toEqual(['caption: Held', 'paragraph: Camp Number', 'paragraph: Overby 90'])
  })

  test('of a transcript are turns', () => {
    expect(show('<p><strong>MINISTER:</strong> We accept.</p><p><b>Q</b>: When?</p>')).toEqual([
      'turn [MINISTER]: MINISTER: We accept.',
      'turn [Q]: Q: When?',
    ])
    expect(show('<div>Q: When?<br>A: In May.</div>')).toEqual(['turn [Q]: Q: When?', 'turn [A]: A: In May.'])
  })

  test('in preformatted text are paragraphs by their lines', () => {
    expect(show('<pre>We accept.\n\nThey do not,\nthe envoy said.</pre>')).toEqual([
      'paragraph: We accept.',
      'paragraph: They do not, the envoy said.',
    ])
  })

  test('that a reader never sees are none', () => {
    expect(
      show(
        '<p>We accept.</p><p hidden>a</p><p style="display: none">b</p><div aria-hidden="true">c</div><script>d</script>' +
          '<style>e</style><noscript><p>f</p></noscript><template>g</template><textarea>h</textarea><svg><title>i</title></svg>',
      ),
    ).toEqual(['paragraph: We accept.'])
  })

  test('may be few: a fragment, a sentence', () => {
    expect(blocksOf('a.html', '<p>We accept.')).toEqual(['paragraph: We accept.'])
    expect(blocksOf('a.html', 'We accept.<p>They do not.')).toEqual([
      'paragraph: We accept.',
      'paragraph: They do not.',
    ])
  })

  test('may be none at all: the text is empty, the title known', () => {
    const page =
      '<html><head><title>Norland Post</title></head><body><div id="root"></div><script>draw()</script></body></html>'
    expect(parseFile('a.html', page)).toMatchObject({ text: '', blocks: [], title: 'Norland Post' })
  })
})

describe('a page that no one wrote', () => {
  test('nested too deep is refused', () => {
    expect(failureOf(() => parseFile('a.html', '<div>'.repeat(100_000)))).toBe(
      'too-deep: a.html: has more than 1,000 elements inside each other; save its words as text (.txt)',
    )
  })

  test('nested as deep as sloppy pages are is read', () => {
    expect(blocksOf('a.html', `${'<font>'.repeat(900)}We accept.`)).toEqual(['paragraph: We accept.'])
    expect(
      blocksOf('a.html', `${'<p>We accept.'.repeat(2000)}<ul>${'<li>So do they.'.repeat(2000)}`),
    ).toHaveLength(4000)
  })

  test('with too many elements, tags or attributes is refused', () => {
    for (const words of ['<br>', '</i>', '&amp;', '<!---->', '< '])
      expect(failureOf(() => parseFile('a.html', words.repeat(500_000)))).toMatch(
        /^too-large: a\.html: has more than/,
      )
    const element = `<p ${Array.from({ length: 900 }, (_, index) => `a${index}`).join(' ')}>`
    expect(failureOf(() => parseFile('a.html', element.repeat(100)))).toMatch(
      /^too-large: a\.html: has so many attributes/,
    )
  })
})
