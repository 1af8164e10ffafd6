package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.ExcessSignificance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of R's pnorm, and of uniroot for the inverse. */
class StudyPowerTest {

  private static final FrequentistFit FIT = StudyFits.bcg("REML");

  @Test
  void findsThePooledEffectWithThePowerOfR() {
    StudyPower power = StudyPower.of(FIT);
    assertArrayEquals(
        new double[] {0.2402189720295, 0.3670526946061, 0.1983803982058, 0.9990035084863},
        Arrays.copyOf(power.power(), 4),
        1e-8);
    assertEquals(0.7623940308724, power.median(), 1e-8);
    assertEquals(6, power.adequateCount());
  }

  @Test
  void oneSided() {
    StudyPower power = StudyPower.of(FIT, 0.5, Alternative.GREATER, 0.05);
    assertArrayEquals(
        new double[] {0.2210702782377, 0.3045500206646, 0.1924107216196},
        Arrays.copyOf(power.power(), 3),
        1e-12);
    StudyPower mirrored = StudyPower.of(FIT, -0.5, Alternative.LESS, 0.05);
    assertArrayEquals(power.power(), mirrored.power(), 1e-15);
    assertEquals(power.standardError(0.8), mirrored.standardError(0.8), 1e-12);
  }

  /** 0.8 at 2.801581787014 standard errors, two-sided at 0.05. */
  @Test
  void theInverseGivesThePowerBack() {
    StudyPower power = StudyPower.of(FIT, 0.4, Alternative.TWO_SIDED, 0.05);
    assertEquals(0.4 / 2.801581787014, power.standardError(0.8), 1e-11);
    assertEquals(2.801581787014 * 0.26721650339, power.effectFor(0.8), 1e-9);
    double critical = Alternative.TWO_SIDED.critical(0.05);
    for (double wanted : new double[] {0.06, 0.2, 0.5, 0.95, 0.999}) {
      double se = power.standardError(wanted);
      assertEquals(wanted, Alternative.TWO_SIDED.power(0.4, se, se, critical), 1e-12);
    }
  }

  @Test
  void noStudyFindsWhatIsNotThere() {
    StudyPower nothing = StudyPower.of(FIT, 0, Alternative.TWO_SIDED, 0.05);
    assertEquals(0.05, nothing.median(), 1e-12);
    assertTrue(Double.isNaN(nothing.standardError(0.8)));
    StudyPower against = StudyPower.of(FIT, -0.5, Alternative.GREATER, 0.05);
    assertTrue(Double.isNaN(against.standardError(0.8)));
    assertTrue(against.median() < 0.05);
  }

  /** With tau2 = 0 the test of excess significance has the same powers. */
  @Test
  void isThePowerOfTheTestOfExcessWithoutHeterogeneity() {
    FrequentistFit common = StudyFits.bcg("common");
    assertArrayEquals(ExcessSignificance.of(common).power(), StudyPower.of(common).power(), 1e-14);
  }

  @Test
  void refusesWhatItCannotUse() {
    assertThrows(MetaException.class, () -> StudyPower.of(FIT, 0.5, Alternative.TWO_SIDED, 1));
    assertThrows(
        MetaException.class, () -> StudyPower.of(FIT, Double.NaN, Alternative.TWO_SIDED, 0.05));
    FrequentistFit moderated = StudyFits.bcg("yi ~ ablat", FreqOptions.defaults());
    assertThrows(MetaException.class, () -> StudyPower.of(moderated));
  }
}
