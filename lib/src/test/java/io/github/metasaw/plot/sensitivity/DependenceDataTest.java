package io.github.metasaw.plot.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.scene.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependenceDataTest {

  private static DependenceSensitivity sensitivity(String model) {
    return DependenceSensitivity.compute(
        Meta.studies(Dataset.KONSTANTOPOULOS2011.table()),
        "district",
        List.of(0.0, 0.4, 0.8),
        ModelSpec.parse(model, Map.of()),
        FreqOptions.defaults());
  }

  @Test
  void panelsHoldTheRowsOfTheirCoefficient() {
    DependenceSensitivity sensitivity = sensitivity("yi ~ year + (1 | district)");
    DependenceData data = DependenceData.of(sensitivity);
    assertArrayEquals(new double[] {0, 0.4, 0.8}, data.rho());
    assertEquals(
        List.of("(Intercept)", "year"), data.effects().stream().map(e -> e.term()).toList());
    for (int i = 0; i < 3; i++) {
      assertEquals(sensitivity.fits().get(i).beta()[1], data.effects().get(1).estimate()[i]);
      assertEquals(
          sensitivity.fits().get(i).robust("district").doubleColumn("upper").getDouble(1),
          data.effects().get(1).upper()[i]);
      assertEquals(
          sensitivity.fits().get(i).components().doubleColumn("sd").getDouble(1),
          data.sources().get(1).sd()[i],
          1e-12);
      assertEquals(sensitivity.fits().get(i).I2(), data.i2()[i]);
    }
    assertEquals(List.of("sigma", "district"), data.sources().stream().map(s -> s.name()).toList());
  }

  @Test
  void theFigureSaysWhatItShows() {
    DependenceData data = DependenceData.of(sensitivity("yi ~ 1 + (1 | district)"));
    assertEquals("", data.effects().get(0).term());
    Scene scene = DependenceLayout.draw(data, Transformation.IDENTITY);
    assertTrue(scene.description().contains("3 correlations, from 0 to 0.8"), scene.description());
    double least = Arrays.stream(data.effects().get(0).estimate()).min().orElseThrow();
    assertTrue(least > 0.18 && scene.description().contains("0.18"), scene.description());
  }
}
