package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.freq.bias.PrecisionAdjustment.Method;
import io.github.metasaw.plot.scene.Theme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            .collect(Collectors.groupingBy(FunnelData.FunnelPoint::outside, Collectors.counting()));
    assertTrue(counts.get(true) > 0 && counts.get(false) > 0, counts.toString());
    for (FunnelData.FunnelPoint point : data.points()) {
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

  @Test
  void studiesAreColouredByAColumn() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ 1");
    FunnelData data = FunnelData.of(fit, ForestOptions.defaults().withGroup("alloc"));
    assertEquals(List.of("random", "alternate", "systematic"), data.groups());
    assertEquals(
        List.of("random", "random", "random", "random", "alternate"),
        data.table().stringColumn("group").asList().subList(0, 5));
    assertEquals(Theme.series(1), data.colour(data.points().get(4)));
    assertThrows(
        MetaException.class,
        () -> FunnelData.of(fit, ForestOptions.defaults().withGroup("allocation")));
  }

  /** A colour that two groups share says that they are others, not that they are one. */
  @Test
  void noTwoNamedGroupsHaveOneColour() {
    FrequentistFit fit = Meta.fit(Meta.studies(BCG).require(List.of("year")).read());
    FunnelData data = FunnelData.of(fit, ForestOptions.defaults().withGroup("year"));
    assertTrue(data.groups().size() > Theme.COLOURS);
    Map<String, Set<String>> groups = new HashMap<>();
    for (FunnelData.FunnelPoint point : data.points()) {
      groups
          .computeIfAbsent(data.colour(point), colour -> new HashSet<>())
          .add(data.groups().get(point.group()));
    }
    assertEquals(Theme.COLOURS, groups.size());
    assertEquals(5, groups.values().stream().filter(each -> each.size() == 1).count());
  }

  /** R: {@code lm(yi ~ sqrt(vi), weights = 1 / vi)}, whose line is that of Egger's test. */
  @Test
  void theLineIsThatOfTheRegression() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ 1");
    PrecisionAdjustment pet = PrecisionAdjustment.of(fit, Method.PET);
    PrecisionAdjustment peese = PrecisionAdjustment.of(fit, Method.PEESE);
    FunnelLine line = FunnelLine.of(pet);
    assertEquals(line, FunnelData.of(fit, ForestOptions.defaults(), line).line());
    assertEquals(pet.effect(0.37), line.effect(0.37), 1e-12);
    assertEquals(pet.estimate() + 0.3 * pet.slope(), pet.effect(0.3), 1e-15);
    assertEquals(peese.estimate() + 0.09 * peese.slope(), peese.effect(0.3), 1e-15);
    PrecisionAdjustment wls = PrecisionAdjustment.of(fit, Method.WLS);
    assertThrows(MetaException.class, () -> FunnelLine.of(wls));
  }
}
