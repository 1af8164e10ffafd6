package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What every {@link PriorDistribution} keeps, whatever is added: at every left side of every kind
 * of model it fits, or is refused in one sentence that says what would; what fits is a density.
 */
class PriorContractTest {

  /** Left sides of a kind of model, and the model. */
  record Kind(String model, List<String> targets) {
    @Override
    public String toString() {
      return model.replace("\n", "; ");
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("yi ~ 1", List.of("mu", "tau", "tau2", "1/tau2", "log(tau)", "log(tau2)")),
        new Kind("yi ~ x", List.of("mu", "beta", "x", "beta[x]", "tau", "tau^2", "tau^-2")),
        new Kind(
            "yi ~ x\nsigma ~ x",
            List.of("sigma", "sigma^2", "1/sigma^2", "log(sigma)", "sigma:x", "sigma:beta")),
        new Kind("yi ~ 1\nsigma ~ 1", List.of("tau", "sigma", "log(sigma^2)")),
        new Kind(
            "yi ~ 1 + (1 | g)\nsigma ~ 1",
            List.of("sd(g)", "sd(g)^2", "1/sd(g)^2", "log(sd(g))", "sigma")),
        new Kind(
            "yi ~ 1 + (x | g)\nsigma ~ 0",
            List.of("sd(g:x)", "cor(g)", "cor(g:x,(Intercept))", "atanh(cor(g:x,(Intercept)))")),
        new Kind(
            "yi ~ 1 + meta_V(w = w, scale = \"proportional\")\nsigma ~ 1",
            List.of("phi", "phi^2", "log(phi)", "sigma")),
        new Kind(
            "mu1 = y1 ~ x + meta_V(V = V)\nmu2 = y2 ~ 1\nsigma1 ~ 1\nsigma2 ~ x\nrho12 ~ x",
            List.of("mu1", "mu2", "sigma1", "sigma2", "sigma2:x", "rho12", "rho12:x")),
        new Kind(
            "mu1 = y1 ~ x + meta_V(V = V)\nmu2 = y2 ~ 1\nsigma1 ~ 1\nsigma2 ~ 1\nrho12 ~ 1",
            List.of("rho12", "atanh(rho12)")));
  }

  private static Table table() {
    return Table.create(
        "dat",
        DoubleColumn.create("yi", 0.1, 0.5, -0.2, 0.7, 0.3, 0.9),
        DoubleColumn.create("vi", 0.04, 0.05, 0.03, 0.09, 0.1, 0.04),
        DoubleColumn.create("w", 4, 5, 3, 9, 1, 4),
        DoubleColumn.create("y1", 0.1, 0.5, -0.2, 0.7, 0.3, 0.9),
        DoubleColumn.create("y2", 0.2, 0.5, -0.3, 0.9, 0.1, 0.4),
        DoubleColumn.create("x", 1, 2, 4, 3, 7, 5),
        StringColumn.create("g", "a", "a", "b", "b", "c", "c"));
  }

  /** A reader of the priors of a model. */
  private static PriorReader reader(String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    StudyReader studies = Meta.studies(table());
    if (spec.isBivariate()) {
      double[] v = table().doubleColumn("vi").asDoubleArray();
      studies = studies.V(KnownV.bivariate(v, v, new double[v.length]));
    }
    if (spec.isSimple()) {
      var read = spec.read(studies);
      return new PriorReader(
          DesignBuilder.build(spec, read).parameters(),
          List.of(DispersionParameter.tau()),
          read.vi());
    }
    GaussianModel model = ModelBuilder.build(spec, spec.read(studies));
    return new PriorReader(
        model.mean().parameters(), DispersionParameter.of(model.structure().parameters()));
  }

  private static PriorText prior(String target, String call) {
    return ModelText.parse("yi ~ 1\nprior %s = %s".formatted(target, call)).priors().get(0);
  }

  /** The distribution with arguments that are good for any scale. */
  private static String call(PriorDistribution prior) {
    PriorSignature signature = PriorSignature.of(prior.signature());
    List<String> arguments = new ArrayList<>();
    double value = 0.3;
    for (String name : signature.names()) {
      if (signature.texts().contains(name)) {
        continue; // may be left out
      }
      arguments.add(name + " = " + value);
      value = name.equals("to") ? 0.1 : value + 0.4;
    }
    if (!signature.namedOnly().isEmpty()) {
      arguments.add(signature.namedOnly().get(0) + " = 0.4");
    }
    return prior.id() + "(" + String.join(", ", arguments) + ")";
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyPriorFitsOrIsRefusedWithWhatFits(Kind kind) {
    for (String target : kind.targets()) {
      List<String> fits = new ArrayList<>();
      List<String> refusals = new ArrayList<>();
      for (PriorDistribution prior : PriorDistribution.values()) {
        PriorReader reader = reader(kind.model());
        try {
          reader.read(prior(target, call(prior)));
          fits.add(prior.id());
        } catch (MetaException refused) {
          refusals.add(refused.getMessage());
        }
      }
      assertFalse(fits.isEmpty(), target);
      for (String refusal : refusals) {
        assertFalse(refusal.contains("\n"), refusal);
        assertTrue(refusal.contains("(line 2, column"), refusal);
        assertTrue(
            fits.stream().anyMatch(refusal::contains) || refusal.contains("write prior tau = "),
            "%s: %s, though %s fit".formatted(target, refusal, fits));
      }
    }
  }

  /** A second prior of the same is refused, whatever both are. */
  @ParameterizedTest
  @MethodSource("kinds")
  void aSecondPriorIsRefused(Kind kind) {
    for (String target : kind.targets()) {
      PriorReader reader = reader(kind.model());
      for (PriorDistribution prior : PriorDistribution.values()) {
        try {
          reader.read(prior(target, call(prior)));
          PriorText again = prior(target, call(prior));
          MetaException e = assertThrows(MetaException.class, () -> reader.read(again));
          assertTrue(e.getMessage().startsWith("a second prior of "), e.getMessage());
          break;
        } catch (MetaException refused) {
          // The next one may fit.
        }
      }
    }
  }

  private static final double[] VI = {0.1, 0.4, 2};

  /** The distribution function of tau inverts, and its derivative is the density shown. */
  @ParameterizedTest
  @EnumSource(PriorDistribution.class)
  void ofHeterogeneityIsADensity(PriorDistribution prior) {
    for (PriorScale scale : PriorScale.values()) {
      DispersionPrior made;
      try {
        made = PriorChoice.heterogeneity(prior(scale.target(), call(prior)), scale, VI);
      } catch (MetaException refused) {
        continue;
      }
      if (!(made instanceof DispersionPrior.OfScale of) || !made.isProper()) {
        continue;
      }
      LogPanels panels = LogPanels.of(of.density(), 0);
      String name = prior + " on " + scale;
      assertEquals(0, panels.logIntegral(), 1e-9, name);
      for (double p : new double[] {0.01, 0.3, 0.5, 0.9, 0.99}) {
        assertEquals(p, panels.cdf(panels.quantile(p)), 1e-9, name);
      }
      DispersionParameter tau = DispersionParameter.tau();
      double low = panels.quantile(0.2);
      double high = panels.quantile(0.8);
      double mass = integral(v -> made.density(Math.exp(v), tau) * Math.exp(v), low, high);
      assertEquals(0.6, mass, 1e-6, name);
      double squared =
          integral(v -> made.densityOfSquare(Math.exp(v), tau) * Math.exp(v), 2 * low, 2 * high);
      assertEquals(0.6, squared, 1e-6, name);
      double u = panels.quantile(0.4);
      double h = 1e-5;
      double slope = (of.log(u + h) - of.log(u - h)) / (2 * h);
      assertEquals(slope, of.slope(u), 1e-5 * Math.max(1, Math.abs(slope)), name);
    }
  }

  /** Every prior of coefficients that is proper integrates to one, and its slope is its own. */
  @ParameterizedTest
  @EnumSource(PriorDistribution.class)
  void ofCoefficientsIsADensity(PriorDistribution prior) {
    if (!prior.isOfCoefficients()) {
      assertThrows(MetaException.class, () -> PriorChoice.coefficient(prior("mu", call(prior))));
      return;
    }
    LocationPrior made = PriorChoice.coefficient(prior("mu", call(prior)));
    double x = 0.45;
    double h = 1e-5;
    double slope = (made.logKernel(x + h) - made.logKernel(x - h)) / (2 * h);
    assertEquals(slope, made.slope(x), 1e-7, made.code());
    assertEquals(made.code(), PriorChoice.coefficient(prior("mu", made.code())).code(), "again");
    if (made.isProper() && !(made instanceof LocationPrior.Fixed)) {
      // x = sinh(sinh t) reaches the tails of a Student prior with few degrees of freedom.
      double mass =
          integral(
              t -> made.density(Math.sinh(Math.sinh(t))) * Math.cosh(Math.sinh(t)) * Math.cosh(t),
              -5.2,
              5.2);
      assertEquals(1, mass, 1e-6, made.code());
    } else {
      assertTrue(made.density(made.mode()) >= 1);
    }
  }

  /** Every prior of a correlation integrates to one on the scale of the correlation. */
  @ParameterizedTest
  @EnumSource(PriorDistribution.class)
  void ofCorrelationsIsADensity(PriorDistribution prior) {
    DispersionPrior made;
    try {
      made = PriorChoice.correlation(prior("rho12", call(prior)));
    } catch (MetaException refused) {
      assertTrue(refused.getMessage().contains("lkj(eta)"), refused.getMessage());
      return;
    }
    DispersionParameter rho =
        new DispersionParameter(
            new io.github.metasaw.model.parameter.Parameter.OutcomeCorrelation(
                io.github.metasaw.model.parameter.Parameter.INTERCEPT),
            true,
            0);
    if (made instanceof DispersionPrior.Continuous of) {
      // rho = tanh b.
      double from = Math.max(-12, of.lower() + 1e-9);
      double to = Math.min(12, of.upper() - 1e-9);
      double mass =
          integral(b -> made.density(Math.tanh(b), rho) / (Math.cosh(b) * Math.cosh(b)), from, to);
      assertEquals(1, mass, prior == PriorDistribution.LKJ ? 1e-2 : 1e-6, prior.id());
    } else {
      assertEquals(Double.POSITIVE_INFINITY, made.density(0.3, rho));
    }
  }

  /** By Simpson's rule. */
  private static double integral(DoubleUnaryOperator f, double from, double to) {
    int n = 20_000;
    double h = (to - from) / n;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < n; i++) {
      sum += f.applyAsDouble(from + i * h) * (i % 2 == 1 ? 4 : 2);
    }
    return sum * h / 3;
  }

  /** No two constants are written alike, and each is good for something. */
  @org.junit.jupiter.api.Test
  void everyPriorHasAWordAndAUse() {
    PriorDistribution[] all = PriorDistribution.values();
    assertEquals(all.length, Arrays.stream(all).map(PriorDistribution::id).distinct().count());
    for (PriorDistribution prior : all) {
      assertTrue(
          prior.isOfCoefficients() || prior.isOfHeterogeneity() || prior == PriorDistribution.LKJ,
          prior.id());
    }
  }
}
