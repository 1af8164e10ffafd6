package io.github.metasaw.data.revman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevManXmlTest {

  private static List<ReviewOutcome> outcomes(String body) {
    return RevManXml.outcomes(
        "<COCHRANE_REVIEW><STUDIES><STUDY ID=\"S1\" NAME=\"Adam 2001\"/></STUDIES>"
            + body
            + "</COCHRANE_REVIEW>",
        "r.rm5");
  }

  @Test
  void studiesAreNamedAndNumbersRead() {
    ReviewOutcome outcome =
        outcomes(
                "<COMPARISON NO=\"2\"><NAME>Drug</NAME><CONT_OUTCOME NO=\"3\" EFFECT_MEASURE=\"MD\">"
                    + "<NAME>Pain</NAME><CONT_DATA STUDY_ID=\"S1\" MEAN_1=\"5\" SD_1=\"2\""
                    + " TOTAL_1=\"16\" MEAN_2=\"\" SD_2=\"x\" TOTAL_2=\"9\"/></CONT_OUTCOME></COMPARISON>")
            .get(0);
    assertEquals("2.3", outcome.number());
    assertEquals("Pain", outcome.name());
    assertEquals("Drug", outcome.comparison());
    assertEquals(OutcomeKind.MEANS, outcome.kind());
    ReviewRow row = outcome.rows().get(0);
    assertEquals("Adam 2001", row.study());
    assertEquals(16, row.get(Input.N1I));
    assertTrue(Double.isNaN(row.get(Input.M2I)));
    assertTrue(Double.isNaN(row.get(Input.SD2I)));
  }

  @Test
  void brokenXmlAndForeignEntitiesAreRefused() {
    String fault = assertThrows(MetaException.class, () -> outcomes("<COMPARISON>")).getMessage();
    assertTrue(fault.startsWith("r.rm5 looks like a review of RevMan 5, but cannot be read: "));
    assertThrows(
        MetaException.class,
        () -> RevManXml.outcomes("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "r.rm5"));
  }
}
