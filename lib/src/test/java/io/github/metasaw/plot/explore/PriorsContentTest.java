package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Digits;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorsContentTest {

  private static final Exploration PAGE =
      Meta.explore(Meta.studies(Meta.dataset("cdkal1")))
          .withPage("priors")
          .withPrior("mu = normal(0, variance = 1)")
          .withPrior("tau = half_normal(sd = 0.5)");

  /** The fit of the table by the same priors. */
  @Test
  void theNumbersAreThoseOfThePosterior() {
    BayesFit fit =
        Meta.bayes(
            Meta.dataset("cdkal1"),
            "yi ~ 1\nprior mu = normal(0, variance = 1)\nprior tau = half_normal(sd = 0.5)");
    List<String> lines = new PriorsContent().draw(PAGE.fits(), PAGE.start()).summary();
    for (String variable : List.of("mu", "beta_F", "tau2", "zeta2")) {
      String numbers =
          "%s %s [%s, %s]"
              .formatted(
                  variable,
                  Digits.significant(fit.median(variable)),
                  Digits.significant(fit.interval(variable, 0.95).lower()),
                  Digits.significant(fit.interval(variable, 0.95).upper()));
      assertTrue(
          lines.stream().anyMatch(line -> line.startsWith(numbers + "; with the original priors ")),
          numbers + " in " + lines);
    }
  }

  /**
   * Lecture, slides 43 to 46: a prior on tau moves mu and tau2, but not beta_F, and zeta2 little.
   */
  @Test
  void otherPriorsAreComparedWithTheOriginalOnes() {
    Exploration moved = PAGE.withPrior("tau = fixed(1)");
    List<String> first = new PriorsContent().draw(PAGE.fits(), PAGE.start()).summary();
    List<String> lines = new PriorsContent().draw(moved.fits(), PAGE.start()).summary();
    for (int i = 1; i <= 4; i++) {
      String before = first.get(i).replaceFirst(".*; with the original priors ", "");
      assertTrue(lines.get(i).endsWith("; with the original priors " + before), lines.get(i));
    }
    assertTrue(lines.get(3).startsWith("tau2 1.000 [1.000, 1.000]; "), lines.get(3));
    assertEquals("beta_F 0.17", lines.get(2).substring(0, 11));
  }

  @Test
  void theVarianceOfMuStandsInItsControl() {
    String html = PAGE.html();
    assertTrue(html.contains("data-template=\"normal(0, variance = #)\" selected>"));
    assertTrue(html.contains("id=\"mu-scale\" type=\"number\" min=\"0\" step=\"any\" value=\"1\""));
    String tenth = PAGE.withPrior("mu = normal(0, sd = 0.31622776601683794)").html();
    assertTrue(tenth.contains("step=\"any\" value=\"0.1\""));
  }
}
