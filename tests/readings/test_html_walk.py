"""Pictures, quotes, lists and tables of a page."""

from habeas.readings.html import HtmlReader
from habeas.records.source import Obtained, Source

PAGE = Source("src-test", "", 0, "page.html", "text/html", Obtained("file"))


def told(markup):
    return [(str(b.kind), b.picture, b.text) for b in HtmlReader().read(PAGE, markup.encode()).blocks]


def test_a_figure_is_alternative_text_caption_and_credit_of_one_picture():
    expected = [("alt text", 1, "A deck"), ("caption", 1, "Men on deck."), ("credit", 1, "Ruth Roe/AP")]
    for caption in (
        "<figcaption>Men on deck.Ruth Roe/AP</figcaption>",
        "<figcaption>Men on deck. <span class=credit>Ruth Roe/AP</span></figcaption>",
        "<figcaption>Men on deck. <small>Ruth Roe/AP</small></figcaption>",
        "<figcaption>Men on deck. <span itemprop=copyrightHolder>Ruth Roe/AP</span></figcaption>",
        "<figcaption>Men on deck.</figcaption><div class=photo-credit>Ruth Roe/AP</div>",
    ):
        assert told(f"<figure><img alt='A deck'>{caption}</figure>") == expected


def test_pictures_are_numbered_in_order_and_lazy_doubles_are_one():
    page = (
        "<figure><img alt=One><noscript><img alt=One></noscript></figure><p>Prose.</p>"
        "<div class=wp-caption><img alt=Two><p class=wp-caption-text>Guard.AP</p></div><img alt=Three>"
    )
    assert [(kind, number) for kind, number, _ in told(page)] == [
        ("alt text", 1),
        ("paragraph", 0),
        ("alt text", 2),
        ("caption", 2),
        ("credit", 2),
        ("alt text", 3),
    ]


def test_a_paragraph_below_a_picture_is_its_caption_only_with_a_credit():
    assert told("<img alt=A><p>Cells from above.AFP via Getty Images</p>")[1:] == [
        ("caption", 1, "Cells from above."),
        ("credit", 1, "AFP via Getty Images"),
    ]
    assert told("<img alt=A><p>The men left.</p>")[1:] == [("paragraph", 0, "The men left.")]


def test_quotes_and_lists():
    assert told(
        "<blockquote><p>We counted.</p><footer>The judge</footer></blockquote><ul><li>One<li><p>Two</ul>"
    ) == [
        ("quote", 0, "We counted."),
        ("quote", 0, "The judge"),
        ("list item", 0, "One"),
        ("list item", 0, "Two"),
    ]


def test_rows_of_a_table_join_their_cells_and_keep_the_empty_ones():
    page = "<table><tr><th>Leg<th>Men<th>At<tr><td>A<td><td><p>8:02</p><p>EDT</p></table>"
    assert told(page) == [("table row", 0, "Leg | Men | At"), ("table row", 0, "A |  | 8:02 EDT")]


def test_a_table_that_places_other_things_is_no_table_of_data():
    assert told("<table><tr><td><h2>Men</h2><td><table><tr><td>A<td>20</table></table>") == [
        ("heading", 0, "Men"),
        ("table row", 0, "A | 20"),
    ]


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    assert told("<div>One<br>goes on.<br> <br>Two.</div><pre>a\nb\n\nc</pre>") == [
        ("paragraph", 0, text) for text in ("One goes on.", "Two.", "a b", "c")
    ]


def test_scripts_styles_and_templates_are_no_text():
    assert told("<p>a<script>var x</script>b</p><style>p{}</style><template>t</template>") == [
        ("paragraph", 0, "ab")
    ]


def test_names_of_files_and_labels_for_screen_readers_are_no_text_of_a_picture():
    label = "<span class=off-screen>Image caption</span>"
    page = f"<figure><img alt=a-1.jpg><figcaption>{label}Men.</figcaption></figure>"
    assert told(page) == [("boilerplate", 0, "Image caption"), ("caption", 1, "Men.")]
