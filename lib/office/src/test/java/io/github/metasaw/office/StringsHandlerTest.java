package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StringsHandlerTest {

  /** Runs of rich text are one text; a phonetic reading is none of it (ECMA-376, 18.4). */
  @Test
  void runsAreJoinedAndReadingsLeftOut() throws Exception {
    String xml =
        "<sst><si><t>Smith</t></si><si><r><t>M\u00fcller </t></r><r><t>et al.</t></r></si>"
            + "<si><t>\u6771</t><rPh><t>higashi</t></rPh></si><si/></sst>";
    assertEquals(
        List.of("Smith", "M\u00fcller et al.", "\u6771", ""),
        Parsing.of(xml, new StringsHandler()).strings());
  }
}
