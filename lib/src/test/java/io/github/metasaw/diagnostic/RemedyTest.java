package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemedyTest {

  @Test
  void eachFactoryHasItsKind() {
    assertEquals(Remedy.Kind.FIT_OPTION, Remedy.option("level", "0.9").kind());
    assertEquals(Remedy.Kind.DATA_OPTION, Remedy.data("vi", "COLUMN").kind());
    assertEquals(Remedy.Kind.INPUT, Remedy.input("ai", "COLUMN").kind());
    assertEquals(Remedy.Kind.DATA_FLAG, Remedy.dataFlag("ratios").kind());
    assertEquals(Remedy.Kind.FIGURE, Remedy.figure("trace").kind());
    assertEquals(Remedy.Kind.ANALYSIS, Remedy.analysis("sensitivity").kind());
    assertEquals(Remedy.Kind.MODEL, Remedy.model("bayes").kind());
  }

  /** In Java words are quoted and numbers are not. */
  @Test
  void numbersAndWordsAreTold() {
    Remedy number = Remedy.option("draws", 4000);
    assertTrue(number.values().get(0).isNumber());
    assertEquals(".withDraws(4000)", Wording.JAVA.remedy(number));
    Remedy words = Remedy.data("ci", "LOWER", "UPPER");
    assertFalse(words.values().get(0).isNumber());
    assertEquals(".ci(\"LOWER\", \"UPPER\")", Wording.JAVA.remedy(words));
    assertEquals(".withSeed(...)", Wording.JAVA.remedy(Remedy.option("seed")));
  }
}
