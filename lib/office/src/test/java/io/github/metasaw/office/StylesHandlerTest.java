package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StylesHandlerTest {

  /** Formats 14 and 22 are dates by definition, 2 is a number (ECMA-376, 18.8.30). */
  @Test
  void datesByTheNumberOrTheCodeOfTheirFormat() throws Exception {
    String xml =
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm'/>"
            + "<numFmt numFmtId='165' formatCode='0.000'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='2'/>"
            + "<xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='22'/></cellXfs></styleSheet>";
    assertEquals("{1, 3, 5}", Parsing.of(xml, new StylesHandler()).isDate().toString());
  }
}
