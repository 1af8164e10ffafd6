package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetaExceptionTest {

  private static final Place PLACE = new Place.InText(1, 6, 6);

  @Test
  void anUnknownNameSaysWhereAndWhatIsNear() {
    MetaException fault =
        MetaException.unknown(
            "column", "habitt", Message.format("in dat %s", PLACE), List.of("study", "habitat"));
    assertEquals(
        "no column 'habitt' in dat (line 1, column 6); did you mean 'habitat'? Columns: study,"
            + " habitat",
        fault.getMessage());
    assertEquals(List.of(PLACE), fault.places());
    assertEquals(
        "no study 'zz'; Studies: abc, def",
        MetaException.unknown("study", "zz", "", List.of("abc", "def")).getMessage());
    assertEquals(
        "no term 'x' (line 1, column 6)",
        MetaException.unknown("term", "x", PLACE, List.of()).getMessage());
    assertEquals(
        "no method of counts 'zz'; Methods of counts: MH, Peto",
        MetaException.unknown("method of counts", "zz", "", List.of("MH", "Peto")).getMessage());
  }

  @Test
  void anotherFrontWordsTheSameFault() {
    MetaException fault = MetaException.format("too few; take %s", Remedy.option("draws", 4000));
    assertEquals("too few; take .withDraws(4000)", fault.getMessage());
    assertEquals("too few; take [draws]", fault.message(remedy -> "[" + remedy.name() + "]"));
  }

  @Test
  void perCentSignsOfPlainSentencesStand() {
    assertEquals("100 % of %s", MetaException.of("100 % of %s").getMessage());
  }

  @Test
  void whatIsLongIsCutInEveryWording() {
    MetaException fault = MetaException.format("%s %s", "x".repeat(5000), Remedy.option("seed"));
    assertEquals(4001, fault.getMessage().length());
    assertEquals(4001, fault.message(remedy -> "").length());
  }
}
