package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.kernel.magic.MagicWording;
import org.junit.jupiter.api.Test;

class MagicWordingTest {

  @Test
  void remediesAreOptionsAndMagics() {
    assertEquals("--sampler gibbs", words(Remedy.option("sampler", "gibbs")));
    assertEquals("--draws 4000", words(Remedy.option("draws", 4000)));
    assertEquals("--seed", words(Remedy.option("seed")));
    assertEquals("--vi COLUMN", words(Remedy.data("vi", "COLUMN")));
    assertEquals("--bounds LOWER,UPPER", words(Remedy.data("ci", "LOWER", "UPPER")));
    assertEquals("--ratios", words(Remedy.dataFlag("ratios")));
    assertEquals("%trace", words(Remedy.figure("trace")));
    assertEquals("%sensitivity", words(Remedy.analysis("sensitivity")));
    assertEquals("%%meta", words(Remedy.model("fit")));
    assertEquals("%%bayes", words(Remedy.model("bayes")));
  }

  @Test
  void placesAreThoseOfTheCellUnlessNamedOtherwise() {
    MetaException fault = MetaException.format("no 'a' %s; write b", new Place.InText(2, 3, 1));
    assertEquals("no 'a' (line 2, column 3); write b", fault.message(MagicWording.OF_CELL));
    assertEquals("no 'a'; write b", fault.message(new MagicWording(place -> "")));
    assertEquals("no 'a' here; write b", fault.message(new MagicWording(place -> "here")));
  }

  private static String words(Remedy remedy) {
    return MagicWording.OF_CELL.remedy(remedy);
  }
}
