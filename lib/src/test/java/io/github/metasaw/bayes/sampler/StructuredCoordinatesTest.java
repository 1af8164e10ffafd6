package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.ClusteredRows;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredCoordinatesTest {

  private static StructuredCoordinates coordinates(String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    GaussianModel model =
        ModelBuilder.build(spec, spec.read(Meta.studies(ClusteredRows.withPredictors())));
    ModelPriors priors =
        ModelPriors.of(
            spec.text().priors(), model.mean().parameters(), model.structure().parameters());
    return new StructuredCoordinates(
        model.structure(), priors.parameters(), priors.dispersion(), 0.1);
  }

  /** The log prior of z is a density: it integrates to one, Jacobian and all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sigma = half_normal(sd = 0.5)",
        "sigma = half_cauchy(0.3)",
        "sigma = uniform(0.1, 2)",
        "sigma = log_normal(-1, 0.6)",
        "log(sigma^2) = uniform(-6, 1)",
        "1/sigma^2 = gamma(2, 0.3)"
      })
  void thePriorOfZIntegratesToOne(String prior) {
    StructuredCoordinates one = coordinates("yi ~ 1 + meta_V(V = v)\nsigma ~ 1\nprior " + prior);
    assertEquals(1, one.size());
    double sum = 0;
    double step = 0.005;
    for (double z = -60; z < 60; z += step) {
      double log = one.at(new double[] {z});
      sum += Double.isNaN(log) ? 0 : step * Math.exp(log);
    }
    assertEquals(1, sum, 2e-3);
  }

  @Test
  void onlyIsTheInverse() {
    StructuredCoordinates one =
        coordinates("yi ~ 1 + meta_V(V = v)\nsigma ~ 1\nprior sigma = half_cauchy(0.3)");
    for (double u : new double[] {-9, -1, 0.4}) {
      one.at(one.only(u));
      assertEquals(u, one.b()[0], 1e-9);
    }
  }

  /** Known parameters stay, and only the others are moved. */
  @Test
  void knownParametersStay() {
    StructuredCoordinates one =
        coordinates(
            "yi ~ 1 + (1 | lab) + meta_V(V = v)\nsigma ~ 1\nprior sigma = fixed(0.5)\nprior sd(lab) = half_normal(sd = 1)");
    assertEquals(1, one.size());
    one.at(new double[] {0.3});
    double first = one.b()[0];
    one.at(new double[] {1.3});
    boolean isFirst = first == one.b()[0];
    assertEquals(Math.log(0.5), one.b()[isFirst ? 0 : 1], 1e-15);
  }

  /** Other units of a moderator change neither the place in z nor theta. */
  @Test
  void unitsOfAModeratorDoNotMatter() {
    String text =
        "yi ~ 1 + meta_V(V = v)\nsigma ~ %s\nprior sigma = half_normal(sd = 1)\nprior sigma:beta = flat()";
    StructuredCoordinates plain = coordinates(text.formatted("w"));
    StructuredCoordinates scaled = coordinates(text.formatted("I(1000*w)"));
    assertEquals(2, plain.size());
    double[] z = {0.2, -0.4};
    double a = plain.at(z);
    double b = scaled.at(z);
    assertArrayEquals(plain.theta(), scaled.theta(), 1e-9);
    assertTrue(Double.isFinite(a) && Double.isFinite(b));
  }
}
