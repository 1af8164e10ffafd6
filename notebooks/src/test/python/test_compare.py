"""What compare.py takes for the same, and what not."""

import base64
import unittest

import nbformat.v4 as v4

import compare


def page(kind, content):
    packed = base64.b64encode(content.encode("utf-8")).decode("ascii")
    return '<p>Figure</p><img src="data:image/%s;base64,%s"/>' % (kind, packed)


def book(html):
    data = {"text/html": html}
    output = v4.new_output("display_data", data=data)
    return v4.new_notebook(cells=[v4.new_code_cell("figure", outputs=[output])])


def differ(old, new):
    return list(compare.differences(book(old), book(new)))


class CompareTest(unittest.TestCase):
    def test_numbers_nearly_equal(self):
        self.assertFalse(differ("tau2 = 0.123456", "tau2 = 0.1234561"))
        self.assertTrue(differ("tau2 = 0.1234", "tau2 = 0.1235"))
        self.assertTrue(differ("tau2 = 0.1234", "tau = 0.1234"))

    def test_svg_inside_html_as_svg_beside_it(self):
        old = page("svg+xml", '<svg><text x="10.000001">Étude</text></svg>')
        self.assertFalse(differ(old, page("svg+xml", '<svg><text x="10">Étude</text></svg>')))
        self.assertTrue(differ(old, page("svg+xml", '<svg><text x="11">Étude</text></svg>')))
        self.assertTrue(differ(old, page("svg+xml", '<svg><text x="10">Other</text></svg>')))

    def test_svg_written_as_text_inside_html(self):
        def written(x):
            return '<img src="data:image/svg+xml;charset=utf-8,%%3Csvg%%3E%%3Ctext x=\'%s\'%%3EÉtude 5 %%25%%3C/text%%3E%%3C/svg%%3E"/>' % x

        self.assertFalse(differ(written("10.000001"), written("10")))
        self.assertTrue(differ(written("10"), written("11")))
        plain = page("svg+xml", "<svg><text x='10'>Étude 5 %</text></svg>").replace("<p>Figure</p>", "")
        self.assertFalse(differ(plain, written("10")))

    def test_png_inside_html_need_only_be_there(self):
        self.assertFalse(differ(page("png", "one"), page("png", "other")))
        self.assertTrue(differ(page("png", "one"), "<p>Figure</p>"))

    def test_the_engine_of_a_page_is_not_compared(self):
        def frame(engine, value):
            script = '&lt;script id=&quot;engine&quot; type=&quot;x/y&quot;>%s&lt;/script>' % engine
            return '<iframe srcdoc="%s&lt;p>%s"></iframe>' % (script, value)

        self.assertFalse(differ(frame("H4sI+/1=", "tau 2"), frame("H4sIAAA9", "tau 2")))
        self.assertTrue(differ(frame("H4sI+/1=", "tau 2"), frame("H4sI+/1=", "tau 3")))

    def test_a_cell_without_its_table_must_only_run(self):
        def tagged(output):
            cell = v4.new_code_cell("dat", outputs=[output], metadata={"tags": ["country_effects"]})
            return v4.new_notebook(cells=[cell])

        old = tagged(v4.new_output("stream", text="79 countries"))
        other = tagged(v4.new_output("stream", text="8 schools"))
        failed = tagged(v4.new_output("error", ename="MetaError", evalue="no table", traceback=[]))
        self.assertTrue(list(compare.differences(old, other)))
        self.assertFalse(list(compare.differences(old, other, {"country_effects"})))
        self.assertTrue(list(compare.differences(old, failed, {"country_effects"})))

    def test_the_place_of_a_progress_bar_is_no_difference(self):
        gone = v4.new_output("display_data", data={"text/html": "", "text/plain": ""})
        old, new = book("<p>Summary</p>"), book("<p>Summary</p>")
        new.cells[0].outputs.insert(0, gone)
        self.assertFalse(list(compare.differences(old, new)))


unittest.main()
