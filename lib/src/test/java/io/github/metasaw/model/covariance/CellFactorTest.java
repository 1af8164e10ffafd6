package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.StudyReader;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Against the matrix of all rows, {@link PatternFactor}. */
class CellFactorTest {

  private static final int ROWS = 30;

  /** Six sites of five rows each, in two labs that cross them; x is the same within a site. */
  private static MarginalCovariance structure(String model) {
    RRandom r = RRandom.setSeed(7);
    Table table =
        Table.create(
            "dat",
            IntColumn.create("site", IntStream.range(0, ROWS).map(i -> i % 6).toArray()),
            IntColumn.create("lab", IntStream.range(0, ROWS).map(i -> i % 4 / 2).toArray()),
            DoubleColumn.create("at", IntStream.range(0, ROWS).mapToDouble(i -> i % 6).toArray()),
            DoubleColumn.create("x", IntStream.range(0, ROWS).mapToDouble(i -> i % 3).toArray()),
            DoubleColumn.create("yi", r.rnorm(ROWS)),
            DoubleColumn.create("vi", r.runif(ROWS, 0.05, 0.5)));
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return ModelBuilder.build(spec, spec.read(StudyReader.of(table))).structure();
  }

  private static double[] somewhere(MarginalCovariance structure) {
    double[] theta = new StartingValues(structure).usual(0.4);
    double[] shift = RRandom.setSeed(3).rnorm(theta.length, 0, 0.3);
    Arrays.setAll(theta, t -> theta[t] + shift[t]);
    return theta;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1 + (1 | site, cov = exp(at)) + meta_V(V = vi)",
        "yi ~ 1 + (1 | site, cov = gau(at)) + (1 | site) + (1 | lab) + meta_V(V = vi)\nsigma ~ 1",
        "yi ~ 1 + (1 | site, cov = sph(at)) + (0 + x | lab) + meta_V(V = vi)\nsigma ~ x",
      })
  void determinantSolutionAndInverseAreThoseOfAllRows(String model) {
    MarginalCovariance structure = structure(model);
    Dispersion d = new Dispersion(structure);
    d.at(somewhere(structure));
    EffectCells cells = EffectCells.of(structure);
    assertTrue(cells.count() >= 6 && cells.count() <= 12, "cells " + cells.count());
    CellFactor ours = new CellFactor(structure, cells);
    PatternFactor whole = new PatternFactor(structure);
    assertTrue(ours.factor(d));
    assertTrue(whole.factor(d));
    assertEquals(whole.logDet(), ours.logDet(), 1e-11);
    double[] twice = new double[ROWS];
    Arrays.fill(twice, 2.5);
    assertEquals(whole.logDet(twice), ours.logDet(twice), 1e-11);
    double[] b = RRandom.setSeed(9).rnorm(ROWS);
    double[] expected = b.clone();
    whole.solve(expected);
    ours.solve(b);
    assertArrayEquals(expected, b, 1e-11);
    SelectedElements theirs = new SelectedElements(structure, d);
    SelectedElements own = new SelectedElements(structure, d);
    whole.inverse(d, theirs);
    ours.inverse(d, own);
    assertArrayEquals(theirs.diagonal, own.diagonal, 1e-11);
    for (int g = 0; g < own.group.length; g++) {
      assertArrayEquals(theirs.group[g], own.group[g], 1e-10);
    }
  }

  /** Rows of a site differ by their sampling errors alone. */
  @Test
  void drawsHaveTheCovariance() {
    MarginalCovariance structure = structure("yi ~ 1 + (1 | site, cov = exp(at)) + meta_V(V = vi)");
    Dispersion d = new Dispersion(structure);
    d.at(somewhere(structure));
    CellFactor factor = new CellFactor(structure, EffectCells.of(structure));
    assertTrue(factor.factor(d));
    RRandom random = RRandom.setSeed(5);
    double[] expected = d.covarianceRow(4);
    double[] sum = new double[ROWS];
    int draws = 40_000;
    for (int draw = 0; draw < draws; draw++) {
      double[] e = factor.draw(() -> random.rnorm(1)[0]);
      for (int i = 0; i < ROWS; i++) {
        sum[i] += e[4] * e[i] / draws;
      }
    }
    for (int i = 0; i < ROWS; i++) {
      double se = Math.sqrt(2 * expected[4] * d.covarianceRow(i)[i] / draws);
      assertEquals(expected[i], sum[i], 5 * se, "row " + i);
    }
  }

  /** All rows of a cell share their effects, and so a matrix of cells is used for them. */
  @Test
  void effectsOfZeroLeaveTheSamplingVariances() {
    MarginalCovariance structure = structure("yi ~ 1 + (1 | site, cov = exp(at)) + meta_V(V = vi)");
    Dispersion d = new Dispersion(structure);
    double[] theta = somewhere(structure);
    Arrays.fill(theta, 0, theta.length - 1, Double.NEGATIVE_INFINITY);
    d.at(theta);
    CellFactor factor = new CellFactor(structure, EffectCells.of(structure));
    assertTrue(factor.factor(d));
    double[] v = structure.V().diagonal();
    assertEquals(Arrays.stream(v).map(Math::log).sum(), factor.logDet(), 1e-11);
    double[] b = v.clone();
    factor.solve(b);
    for (double value : b) {
      assertEquals(1, value, 1e-12);
    }
    d.added[0] = -v[0];
    assertFalse(factor.factor(d), "a row without variance");
  }
}
