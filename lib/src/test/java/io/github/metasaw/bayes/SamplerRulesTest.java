package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every value of every option of {@link BayesOptions} is honoured or refused, on every model. */
class SamplerRulesTest {

  private static final BayesOptions FEW =
      BayesOptions.defaults().withChains(2).withDraws(60).withSeed(11);

  /** The kinds of models, each with proper priors. */
  enum Kind {
    MEAN("yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = half_normal(sd = 1)"),
    MODERATOR(
        "yi ~ x\nprior mu = normal(0, sd = 2)\nprior x = t(4, 0, 1)\nprior tau = half_cauchy(1)"),
    KNOWN_TAU("yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = fixed(0.3)"),
    GRID("yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = grid(0, 1, 0.1)"),
    ONE_SIGMA("yi ~ 1\nsigma ~ 1\nprior mu = normal(0, sd = 2)\nprior sigma = half_normal(sd = 1)"),
    SCALE(
        "yi ~ 1\nsigma ~ x\nprior mu = normal(0, sd = 2)\nprior sigma = half_normal(sd = 1)\nprior sigma:x = normal(0, sd = 0.3)"),
    GROUP(
        "yi ~ 1 + (1 | g)\nsigma ~ 1\nprior mu = normal(0, sd = 2)\nprior sigma = half_normal(sd = 1)\nprior sd(g) = half_normal(sd = 1)"),
    BIVARIATE(
        "mu1 = y1 ~ 1 + meta_V(V = V)\nmu2 = y2 ~ 1\nsigma1 ~ 1\nsigma2 ~ 1\nrho12 ~ 1\nprior mu1 = normal(0, sd = 2)\nprior mu2 = normal(0, sd = 2)\nprior sigma1 = half_normal(sd = 1)\nprior sigma2 = half_normal(sd = 1)");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    boolean isIndependent() {
      return compareTo(GRID) <= 0;
    }

    boolean takes(Sampler sampler) {
      return switch (sampler) {
        case EXACT -> isIndependent();
        case DIRECT -> isIndependent() || this == ONE_SIGMA;
        case GIBBS -> true;
        case NUTS -> this != GRID;
      };
    }

    BayesFit fit(BayesOptions options) {
      double[] v = table().doubleColumn("vi").asDoubleArray();
      StudyReader reader = Meta.studies(table());
      return Meta.bayes(
          this == BIVARIATE ? reader.V(KnownV.bivariate(v, v, new double[v.length])) : reader,
          text,
          Map.of(),
          options);
    }
  }

  private static Table table() {
    return Table.create(
        "dat",
        DoubleColumn.create("yi", 0.1, 0.5, -0.2, 0.7, 0.3, 0.9),
        DoubleColumn.create("vi", 0.04, 0.05, 0.03, 0.09, 0.1, 0.04),
        DoubleColumn.create("y1", 0.1, 0.5, -0.2, 0.7, 0.3, 0.9),
        DoubleColumn.create("y2", 0.2, 0.5, -0.3, 0.9, 0.1, 0.4),
        DoubleColumn.create("x", 1, 2, 4, 3, 7, 5),
        StringColumn.create("g", "a", "a", "b", "b", "c", "c"));
  }

  static Stream<Arguments> all() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Arrays.stream(Sampler.values()).map(one -> Arguments.of(kind, one)));
  }

  static Stream<Arguments> taken() {
    return all().filter(one -> ((Kind) one.get()[0]).takes((Sampler) one.get()[1]));
  }

  /** The table of samplers is what the engine does. */
  @ParameterizedTest
  @MethodSource("all")
  void samplers(Kind kind, Sampler sampler) {
    BayesOptions options = FEW.withSampler(sampler).withWarmup(30);
    if (kind.takes(sampler)) {
      BayesFit fit = kind.fit(options);
      assertEquals(sampler.id(), fit.sampler());
      assertEquals(sampler.id(), fit.provenance().settings().get("sampler"));
    } else {
      MetaException e = assertThrows(MetaException.class, () -> kind.fit(options));
      assertTrue(
          Arrays.stream(Sampler.values())
              .anyMatch(other -> kind.takes(other) && e.getMessage().contains(other.id())),
          e.getMessage());
    }
  }

  /** Other parameters are walked through by NUTS on one tau, and refused of all others. */
  @ParameterizedTest
  @MethodSource("taken")
  void parameters(Kind kind, Sampler sampler) {
    for (Parameterization parameters : Parameterization.values()) {
      BayesOptions options =
          FEW.withSampler(sampler).withWarmup(30).withParameters(parameters.id());
      boolean honoured =
          parameters == Parameterization.MARGINAL
              || (sampler == Sampler.NUTS && kind.isIndependent());
      if (!honoured) {
        MetaException e = assertThrows(MetaException.class, () -> kind.fit(options));
        assertTrue(e.getMessage().startsWith("parameters " + parameters.id()), e.getMessage());
      } else if (sampler == Sampler.NUTS) {
        BayesFit fit = kind.fit(options);
        assertEquals(parameters.id(), fit.provenance().settings().get("parameters"));
        BayesFit marginal = kind.fit(options.withParameters(Parameterization.MARGINAL));
        String name = fit.variables().get(0);
        boolean same = Arrays.equals(fit.sample().pooled(name), marginal.sample().pooled(name));
        assertEquals(parameters == Parameterization.MARGINAL, same);
      }
    }
  }

  /** Without a sampler parameters are refused too, as no sampler chosen walks through them. */
  @ParameterizedTest
  @MethodSource("all")
  void parametersWithoutASampler(Kind kind, Sampler ignored) {
    for (String parameters : List.of("centred", "noncentred")) {
      assertThrows(MetaException.class, () -> kind.fit(FEW.withParameters(parameters)));
    }
  }

  /** Chains, draws, warm-up, seed, level and progress, of every sampler on every model. */
  @ParameterizedTest
  @MethodSource("taken")
  void numbersOfDraws(Kind kind, Sampler sampler) {
    BayesOptions options = FEW.withSampler(sampler).withWarmup(30);
    AtomicLong total = new AtomicLong();
    BayesFit fit = kind.fit(options.withProgress((done, all) -> total.set(all)));
    Draws draws = fit.sample();
    boolean walks = sampler == Sampler.GIBBS || sampler == Sampler.NUTS;
    assertEquals(2, draws.chains());
    assertEquals(60, draws.iterations());
    assertEquals(2 * (60 + (walks ? 30 : 0)), total.get());
    assertEquals(3, kind.fit(options.withChains(3)).sample().chains());
    assertEquals(40, kind.fit(options.withDraws(40)).sample().iterations());
    String name = fit.variables().get(0);
    double[] again = kind.fit(options).sample().pooled(name);
    assertArrayEquals(draws.pooled(name), again);
    assertFalse(Arrays.equals(again, kind.fit(options.withSeed(12)).sample().pooled(name)), "seed");
    assertEquals(walks ? 30 : 0, draws.warmupIterations());
    List<String> remarks = fit.checkList().stream().map(Check::name).toList();
    assertEquals(!walks, remarks.contains("warmup"));
    assertEquals(walks ? "30" : "0", fit.provenance().settings().getOrDefault("warmup", "0"));
    BayesFit narrow = kind.fit(options.withLevel(0.5));
    assertEquals(0.5, narrow.level());
    assertNotEquals(fit.pooled().lower(), narrow.pooled().lower());
  }
}
