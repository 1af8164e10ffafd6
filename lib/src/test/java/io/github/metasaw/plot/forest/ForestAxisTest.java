package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ForestAxisTest {

  private static final ForestAxis AXIS = ForestAxis.byData();

  private static String refused(Executable call) {
    return assertThrows(MetaException.class, call).getMessage();
  }

  @Test
  void limitsAndTicksBecomeLogsOfRatios() {
    ForestAxis axis =
        AXIS.withLimits(0.1, 10).withTicks(List.of(10.0, 0.1, 1.0)).analysed(Transformation.EXP, 0);
    assertEquals(Math.log(0.1), java.util.Objects.requireNonNull(axis.limits()).lower());
    assertEquals(List.of(Math.log(0.1), 0.0, Math.log(10)), axis.ticks());
    assertEquals(0, axis.referenceLine());
  }

  @Test
  void theReferenceIsThatOfNoEffectUnlessAsked() {
    assertTrue(Double.isNaN(AXIS.analysed(Transformation.IDENTITY, Double.NaN).referenceLine()));
    assertEquals(0.5, AXIS.analysed(Transformation.IDENTITY, 0.5).referenceLine());
    assertEquals(
        1, AXIS.withReference(1).analysed(Transformation.IDENTITY, Double.NaN).referenceLine());
  }

  @Test
  void whatHasNoPlaceIsRefused() {
    assertEquals(
        "0 has no place on the axis, which has a log scale",
        refused(() -> AXIS.withLimits(0, 10).analysed(Transformation.EXP, 0)));
    assertEquals(
        "a tick at 20 lies beyond the axis, which runs from 0.1 to 10",
        refused(
            () ->
                AXIS.withLimits(0.1, 10)
                    .withTicks(List.of(1.0, 20.0))
                    .analysed(Transformation.EXP, 0)));
    assertEquals(
        "an axis runs from a smaller to a larger number, not from 10 to 0.1",
        refused(() -> AXIS.withLimits(10, 0.1)));
    assertEquals(
        "effects are written with 0 to 8 decimals, not 9", refused(() -> AXIS.withDigits(9)));
    assertEquals("ticks stand at one or more numbers", refused(() -> AXIS.withTicks(List.of())));
  }

  @Test
  void favoursIsSaidOnce() {
    ForestAxis axis = AXIS.withFavours("treatment", "Favors control");
    assertEquals("Favours treatment", axis.favoured(0));
    assertEquals("Favors control", axis.favoured(1));
  }
}
