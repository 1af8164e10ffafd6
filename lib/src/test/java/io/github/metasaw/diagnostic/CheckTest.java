package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

  @Test
  void eachFactoryHasItsStatus() {
    assertEquals(Check.Status.OK, Check.ok("a", "", "fine").status());
    assertEquals(Check.Status.NOTE, Check.note("a", "", "look").status());
    assertEquals(Check.Status.WARNING, Check.warning("a", "", "care").status());
    assertEquals(Check.Status.ERROR, Check.error("a", "", "no").status());
    assertEquals("warning", Check.Status.WARNING.word());
  }

  @Test
  void remediesAndPlacesStayData() {
    Remedy remedy = Remedy.option("sampler", "gibbs");
    Place place = new Place.InText(1, 6, 3);
    Check check =
        Check.warning("mixing", "rhat=1.2", Message.format("see %s, take %s", place, remedy));
    assertEquals(List.of(remedy), check.remedies());
    assertEquals(List.of(place), check.places());
    assertEquals("see (line 1, column 6), take .withSampler(\"gibbs\")", check.message());
    assertEquals("see (line 1, column 6), take it", check.message(r -> "it"));
  }
}
