package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class FunnelDataTest {

  private static final Table BCG = Meta.dataset("bcg");

  /** A point is outside if and only if z of its distance from the centre has p below 0.05. */
  @Test
  void outsideMeansBeyondTheLimitsOfTheCentre() {
    FrequentistFit fit = Meta.fit(Meta.studies(BCG).read());
    FunnelData data = FunnelData.of(fit, ForestOptions.defaults());
    assertEquals(fit.estimate(), data.centre());
    Map<Boolean, Long> counts =
        data.points().stream()
            .collect(Collectors.groupingBy(FunnelData.Point::outside, Collectors.counting()));
    assertTrue(counts.get(true) > 0 && counts.get(false) > 0, counts.toString());
    for (FunnelData.Point point : data.points()) {
      double p = Normal.twoSided((point.x() - fit.estimate()) / point.se());
      assertEquals(p < 0.05, point.outside(), point.label());
    }
  }

  @Test
  void residualsStandRoundZero() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ ablat");
    FunnelData data = FunnelData.of(fit, ForestOptions.defaults().withReference(3));
    double[] fitted = fit.predict().doubleColumn("estimate").asDoubleArray();
    double[] yi = fit.studies().yi();
    assertEquals(0, data.centre());
    assertEquals(0, data.reference(), "a reference of effects is none of residuals");
    for (int i = 0; i < yi.length; i++) {
      assertEquals(yi[i] - fitted[i], data.points().get(i).x(), 1e-12);
    }
  }

  @Test
  void contoursAreWhereTheReferenceIsRejected() {
    assertEquals(2.575829, FunnelData.CONTOURS.get(0).z(), 1e-6);
    assertEquals(1.959964, FunnelData.CONTOURS.get(1).z(), 1e-6);
    assertEquals(1.644854, FunnelData.CONTOURS.get(2).z(), 1e-6);
    assertEquals(1.959964, FunnelData.limit(), 1e-6);
  }

  @Test
  void anotherScaleChangesNoNumber() {
    FunnelData data = FunnelData.of(Meta.fit(BCG, "yi ~ 1"), ForestOptions.defaults());
    FunnelData ratios = data.on(Transformation.EXP);
    assertEquals(data.points(), ratios.points());
    assertEquals(Transformation.EXP, ratios.scale());
  }
}
