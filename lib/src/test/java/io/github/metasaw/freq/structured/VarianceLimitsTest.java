package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class VarianceLimitsTest {

  private static final String TWO = "yi ~ 1 + meta_V(V = vi)\ntau2 ~ x + z";

  private static FrequentistFit bcg(String text, String method) {
    return Meta.fit(
        Meta.studies(Dataset.BCG.table()),
        text,
        Map.of(),
        FreqOptions.defaults().withMethod(method));
  }

  /** One variance is the same model whether its logarithm is modelled, itself, or nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"ML", "REML"})
  void oneVarianceIsTheOrdinaryModel(String method) {
    FrequentistFit plain = bcg("yi ~ ablat + meta_V(V = vi)", method);
    FrequentistFit fit = bcg("yi ~ ablat + meta_V(V = vi)\ntau2 ~ 1", method);
    assertEquals(plain.logLik(), fit.logLik(), 1e-9);
    assertEquals(plain.tau2(), fit.beta()[2], 1e-6 * plain.tau2());
    assertEquals(plain.beta()[1], fit.beta()[1], 1e-6 * plain.standardErrors()[1]);
  }

  /** Without heterogeneity the variance is 0 exactly, and the mean that of a common effect. */
  @ParameterizedTest
  @ValueSource(strings = {"tau2 ~ 1", "tau2 ~ x"})
  void equalEffectsHaveNoVariance(String line) {
    double[] x = IntStream.range(0, 15).mapToDouble(i -> i % 5).toArray();
    double[] vi = IntStream.range(0, 15).mapToDouble(i -> 0.05 + 0.01 * i).toArray();
    double[] yi = IntStream.range(0, 15).mapToDouble(i -> 0.3 + 0.01 * Math.sin(i)).toArray();
    Table table =
        Table.create(
            "equal",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            DoubleColumn.create("x", x));
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)\n" + line);
    FrequentistFit common = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 0");
    assertEquals(0, Arrays.stream(fit.sigma()).max().orElseThrow(), 0);
    assertEquals(common.standardErrors()[0], fit.standardErrors()[0], 1e-12);
  }

  /** Cell means of a factor are the same model on both scales. */
  @Test
  void aFactorIsTheSameModelOnBothScales() {
    FrequentistFit log = bcg("yi ~ 1 + meta_V(V = vi)\nsigma ~ 0 + alloc", "REML");
    FrequentistFit fit = bcg("yi ~ 1 + meta_V(V = vi)\ntau2 ~ 0 + alloc", "REML");
    assertEquals(log.logLik(), fit.logLik(), 1e-9);
    for (int j = 1; j < 4; j++) {
      double tau2 = Math.exp(2 * log.beta()[j]);
      assertEquals(tau2, fit.beta()[j], 1e-5 * tau2);
      // By the delta method.
      assertEquals(2 * tau2 * log.standardErrors()[j], fit.standardErrors()[j], 1e-4 * tau2);
    }
  }

  /** The gradient against differences, and both informations against those of the gradient. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theDerivativesAreThoseOfTheLikelihood(boolean restricted) {
    ModelSpec spec = ModelSpec.parse("yi ~ ablat + meta_V(V = vi)\ntau2 ~ ablat + alloc", Map.of());
    GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(Dataset.BCG.table())));
    GaussianLikelihood likelihood = StructuredSolution.likelihood(model, restricted, null);
    double[] theta = model.structure().feasible(new double[] {0.4, 0.05, -0.03, 0.02}, 0.01);
    likelihood.at(theta);
    double[] gradient = likelihood.gradient();
    double[] observed = likelihood.observedInformation();
    double h = 1e-5;
    for (int t = 0; t < theta.length; t++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[t] += h;
      down[t] -= h;
      double difference = (likelihood.at(up) - likelihood.at(down)) / (2 * h);
      assertEquals(difference, gradient[t], 1e-6 * (1 + Math.abs(gradient[t])));
      likelihood.at(up);
      double[] above = likelihood.gradient();
      likelihood.at(down);
      double[] below = likelihood.gradient();
      for (int s = 0; s < theta.length; s++) {
        double second = -(above[s] - below[s]) / (2 * h);
        assertEquals(second, observed[s * theta.length + t], 1e-4 * (1 + Math.abs(second)));
      }
    }
  }

  /** On random data no variance is negative and no feasible coefficients are more likely. */
  @Test
  void noFeasiblePointIsHigher() {
    Random random = new Random(3);
    int onFaces = 0;
    for (int data = 0; data < 12; data++) {
      Table table = randomTable(random);
      double[] x = table.doubleColumn("x").asDoubleArray();
      double[] z = table.doubleColumn("z").asDoubleArray();
      FrequentistFit fit = Meta.fit(table, TWO);
      double[] alpha = Arrays.copyOfRange(fit.beta(), 1, 4);
      double least = least(alpha, x, z);
      assertTrue(least >= -1e-9, "a negative variance");
      onFaces += least < 1e-9 ? 1 : 0;
      ModelSpec spec = ModelSpec.parse(TWO, Map.of());
      GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(table)));
      GaussianLikelihood likelihood = StructuredSolution.likelihood(model, true, null);
      for (int draw = 0; draw < 4000; draw++) {
        double[] other = alpha.clone();
        double step = Math.pow(10, -4 * random.nextDouble());
        for (int j = 0; j < 3; j++) {
          other[j] += step * random.nextGaussian();
        }
        double value = likelihood.at(model.structure().theta(other));
        assertFalse(value > fit.logLik() + 1e-7, "data " + data + ": " + (value - fit.logLik()));
      }
    }
    assertTrue(onFaces >= 4, "few of the maxima are on a face: " + onFaces);
  }

  private static Table randomTable(Random random) {
    int k = 14;
    return Table.create(
        "random",
        DoubleColumn.create("yi", random.doubles(k, -1, 1).toArray()),
        DoubleColumn.create("vi", random.doubles(k, 0.02, 0.3).toArray()),
        DoubleColumn.create("x", random.doubles(k, -1, 1).toArray()),
        DoubleColumn.create("z", random.doubles(k, -1, 1).toArray()));
  }

  /** With one coefficient given, the others go to faces too. */
  @Test
  void noFeasiblePointIsAboveTheProfile() {
    Random random = new Random(3);
    for (int data = 0; data < 3; data++) {
      Table table = randomTable(random);
      Table profile = Meta.fit(table, TWO).profile("tau2:z", 6);
      ModelSpec spec = ModelSpec.parse(TWO, Map.of());
      GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(table)));
      GaussianLikelihood likelihood = StructuredSolution.likelihood(model, true, null);
      for (int i = 0; i < profile.rowCount(); i++) {
        double[] alpha = {3, 0, profile.doubleColumn("value").getDouble(i)};
        double found = climb(model, likelihood, alpha, random);
        double logLik = profile.doubleColumn("logLik").getDouble(i);
        assertTrue(logLik > found - 1e-6, "data " + data + ": " + (logLik - found));
      }
    }
  }

  /** What random steps of the first two coefficients come to, none of which leads down. */
  private static double climb(
      GaussianModel model, GaussianLikelihood likelihood, double[] alpha, Random random) {
    double here = likelihood.at(model.structure().theta(alpha));
    double step = 1;
    for (int draw = 0; draw < 3000; draw++) {
      double[] other = alpha.clone();
      other[0] += step * random.nextGaussian();
      other[1] += step * random.nextGaussian();
      double there = likelihood.at(model.structure().theta(other));
      boolean isHigher = there > here;
      here = isHigher ? there : here;
      System.arraycopy(isHigher ? other : alpha, 0, alpha, 0, 2);
      step = isHigher ? 1.5 * step : Math.max(1e-12, 0.97 * step);
    }
    return here;
  }

  private static double least(double[] alpha, double[] x, double[] z) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      least = Math.min(least, alpha[0] + alpha[1] * x[i] + alpha[2] * z[i]);
    }
    return least;
  }

  /** A level without heterogeneity, wherever it stands, has a variance of 0 on either coding. */
  @ParameterizedTest
  @CsvSource({"a", "b", "c"})
  void aLevelMayHaveNone(String level) {
    Random random = new Random(11);
    int k = 24;
    Table table = Table.create("levels");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    StringColumn group = StringColumn.create("group");
    for (int i = 0; i < k; i++) {
      String own = "abc".substring(i % 3, i % 3 + 1);
      group.append(own);
      vi.append(0.1);
      yi.append(own.equals(level) ? 0.05 * random.nextGaussian() : random.nextGaussian());
    }
    table.addColumns(yi, vi, group);
    String mean = "yi ~ 1 + meta_V(V = vi)\n";
    FrequentistFit means = Meta.fit(table, mean + "tau2 ~ 0 + group");
    FrequentistFit contrasts = Meta.fit(table, mean + "tau2 ~ group");
    FrequentistFit log = Meta.fit(table, mean + "sigma ~ 0 + group");
    assertEquals(log.logLik(), means.logLik(), 1e-8);
    assertEquals(log.logLik(), contrasts.logLik(), 1e-8);
    int place = means.terms().indexOf("tau2:group" + level);
    assertEquals(0, means.beta()[place], 1e-12);
    assertTrue(means.sigma()["abc".indexOf(level)] == 0);
    // A coefficient that the face puts at 0 is 0 exactly, and has no standard error.
    boolean isReference = level.equals("a");
    assertEquals(isReference, contrasts.beta()[1] == 0);
    assertEquals(isReference, Double.isNaN(contrasts.standardErrors()[1]));
    assertTrue(Double.isFinite(contrasts.standardErrors()[2]));
  }

  /** Units and the coding of moderators do not matter. */
  @Test
  void unitsDoNotMatter() {
    FrequentistFit fit = bcg("yi ~ ablat + meta_V(V = vi)\ntau2 ~ ablat", "REML");
    FrequentistFit other = bcg("yi ~ ablat + meta_V(V = vi)\ntau2 ~ I(ablat * 1000 - 7)", "REML");
    assertEquals(fit.logLik(), other.logLik(), 1e-8);
    assertEquals(fit.beta()[3], 1000 * other.beta()[3], 1e-5 * Math.abs(fit.beta()[3]));
    assertArrayEquals(fit.sigma(), other.sigma(), 1e-5);
    FrequentistFit far = bcg("yi ~ ablat + meta_V(V = vi)\ntau2 ~ I(ablat + 1000000)", "REML");
    assertEquals(fit.logLik(), far.logLik(), 1e-8);
    assertEquals(fit.beta()[3], far.beta()[3], 1e-5 * Math.abs(fit.beta()[3]));
  }

  /** The likelihood falls to the limit at the ends, over a grid of the other two variances. */
  @Test
  void theProfileIntervalIsThatOfAGrid() {
    String text = "yi ~ 1 + meta_V(V = vi)\ntau2 ~ alloc";
    FrequentistFit fit = bcg(text, "REML");
    Table interval = fit.confidence("profile", "tau2:(Intercept)");
    double upper = interval.doubleColumn("upper").getDouble(0);
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(Dataset.BCG.table())));
    GaussianLikelihood likelihood = StructuredSolution.likelihood(model, true, null);
    assertEquals(fit.logLik() - 1.920729, highest(model, likelihood, upper), 1e-3);
    // No variance is below 0, and the profile is within the limit there.
    assertEquals(0, interval.doubleColumn("lower").getDouble(0), 1e-6);
    assertTrue(highest(model, likelihood, 0) > fit.logLik() - 1.920729);
  }

  private static double highest(GaussianModel model, GaussianLikelihood likelihood, double first) {
    double best = Double.NEGATIVE_INFINITY;
    for (double second = 0; second < 2; second += 0.01) {
      for (double third = 0; third < 2; third += 0.01) {
        double[] alpha = {first, second - first, third - first};
        double value = likelihood.at(model.structure().theta(alpha));
        best = value > best ? value : best;
      }
    }
    return best;
  }

  @Test
  void aVarianceOfZeroIsSaid() {
    FrequentistFit fit = bcg("yi ~ ablat + meta_V(V = vi)\ntau2 ~ ablat", "REML");
    assertTrue(fit.checks().stringColumn(0).contains("variance_at_zero"), fit.checks().print());
    assertEquals(0, Arrays.stream(fit.sigma()).min().orElseThrow(), 1e-6);
  }

  /** A smaller model without heterogeneity is at the end of the range of a variance. */
  @Test
  void testsAgainstNoHeterogeneityAreRemarked() {
    String mean = "yi ~ 1 + meta_V(V = vi)\n";
    FrequentistFit none = bcg(mean + "sigma ~ 0", "ML");
    Table log = bcg(mean + "sigma ~ 1", "ML").compare(none);
    Table own = bcg(mean + "tau2 ~ 1", "ML").compare(none);
    assertEquals(log.stringColumn("remark").get(1), own.stringColumn("remark").get(1));
    Table scale = bcg(mean + "tau2 ~ ablat", "ML").compare(none);
    assertTrue(scale.stringColumn("remark").get(1).contains("an upper limit"));
    Table one = bcg(mean + "tau2 ~ ablat", "ML").compare(bcg(mean + "sigma ~ 1", "ML"));
    assertFalse(one.columnNames().contains("remark"));
  }

  /**
   * Effects of districts beside it: the maxima that R's {@code optim} finds of the dense
   * likelihood, with the variances at both ends of the moderator on the log scale.
   */
  @ParameterizedTest
  @CsvSource({
    "year, REML, -5.69842140, -3.617391, 0.001835693, 0.06277706",
    "year, ML, -6.12633851, -3.634436, 0.001844333, 0.05552213",
    "z, REML, -7.95361296, 0.03490917, -0.001630984, 0.06436744",
    "z, ML, -8.38495191, 0.03586113, -0.002243384, 0.0568968"
  })
  void groupEffectsStandBesideIt(
      String x, String method, double logLik, double constant, double slope, double district) {
    Table table = Dataset.KONSTANTOPOULOS2011.table();
    double[] z = IntStream.range(0, table.rowCount()).mapToDouble(i -> Math.sin(1.7 * i)).toArray();
    Arrays.setAll(z, i -> z[i] + 1.2);
    table.addColumns(DoubleColumn.create("z", z));
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(table),
            "yi ~ 1 + (1 | district) + meta_V(V = vi)\ntau2 ~ " + x,
            Map.of(),
            FreqOptions.defaults().withMethod(method));
    assertEquals(logLik, fit.logLik(), 1e-7);
    assertEquals(slope, fit.beta()[2], 2e-5 * fit.standardErrors()[2]);
    assertEquals(constant, fit.beta()[1], 2e-5 * fit.standardErrors()[1]);
    assertEquals(district, fit.components().doubleColumn("variance").getDouble(1), 1e-5 * district);
  }

  /** Rows of one kind differ only by the effects of their groups: their variance is 0. */
  @ParameterizedTest
  @ValueSource(strings = {"ML", "REML"})
  void aVarianceMayBe0BesideGroupEffects(String method) {
    Random random = new Random(4);
    int k = 48;
    StringColumn group = StringColumn.create("g");
    double[] x = new double[k];
    double[] yi = new double[k];
    double own = 0;
    for (int i = 0; i < k; i++) {
      own = i % 6 == 0 ? 0.5 * random.nextGaussian() : own;
      group.append("g" + i / 6);
      x[i] = i % 2;
      yi[i] = own + (i % 2 == 0 ? 0.02 : 0.6) * random.nextGaussian();
    }
    double[] vi = new double[k];
    Arrays.fill(vi, 0.02);
    Table table =
        Table.create(
            "rows",
            group,
            DoubleColumn.create("x", x),
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi));
    String mean = "yi ~ 1 + (1 | g) + meta_V(V = vi)\n";
    FreqOptions options = FreqOptions.defaults().withMethod(method);
    FrequentistFit fit = Meta.fit(table, mean + "tau2 ~ x", options);
    assertEquals(0, fit.beta()[1]);
    FrequentistFit without = Meta.fit(table, mean + "tau2 ~ 0 + x", options);
    assertEquals(without.logLik(), fit.logLik(), 1e-9);
    assertEquals(without.beta()[1], fit.beta()[2], 1e-6);
    // The log scale comes to the same, its SD of these rows being 0 in the limit.
    FrequentistFit log = Meta.fit(table, mean + "sigma ~ x", options);
    assertEquals(log.logLik(), fit.logLik(), 1e-6);
    assertEquals(log.beta()[0], fit.beta()[0], 1e-5);
  }

  @Test
  void expectedAndObservedInformationDifferInTheMeanOnly() {
    FreqOptions options = FreqOptions.defaults().withInformation(InformationMatrix.EXPECTED);
    String text = "yi ~ 1 + meta_V(V = vi)\ntau2 ~ alloc";
    FrequentistFit expected = Meta.fit(Meta.studies(Dataset.BCG.table()), text, Map.of(), options);
    FrequentistFit observed = bcg(text, "REML");
    assertTrue(observed.standardErrors()[0] > expected.standardErrors()[0]);
    assertEquals(observed.standardErrors()[1], expected.standardErrors()[1], 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "yi ~ 1; tau2 ~ 0 => tau2 ~ 0 leaves the heterogeneity out",
        "yi ~ 1; tau2 ~ alloc; sigma ~ alloc => only one of them has a line",
        "yi ~ 1; tau2 ~ alloc; tau2 ~ 1 => a second line for tau2",
        "yi ~ 1; tau ~ alloc => its square by tau2 ~ ...",
        "yi ~ 1 + (1 | alloc); tau2 ~ ablat; sd(alloc) ~ ablat => a model takes one of the two",
        "yi ~ 1 + (1 | alloc); sd(alloc) ~ ablat; tau2 ~ ablat => a model takes one of the two",
        "yi ~ 1 + meta_V(V = vi, type = proportional); tau2 ~ ablat => known up to a factor",
        "mu1 = yi ~ 1; mu2 = vi ~ 1; tau2 ~ ablat => sigma1 ~ ... and sigma2 ~ ...",
        "yi ~ 1; tau2 ~ ablatt => did you mean 'ablat'",
        "yi ~ 1; tau2 ~ (1 | alloc) => belongs to the line of the mean",
        "yi ~ 1; yi = tau2 ~ ablat => no parameter 'yi'",
      })
  void aWrongTextSaysWhatToDo(String text, String words) {
    String message =
        assertThrows(
                MetaException.class, () -> Meta.fit(Dataset.BCG.table(), text.replace(";", "\n")))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void aBayesianModelHasLogSds() {
    String message =
        assertThrows(
                MetaException.class,
                () -> Meta.bayes(Dataset.BCG.table(), "yi ~ 1 + meta_V(V = vi)\ntau2 ~ ablat"))
            .getMessage();
    assertTrue(message.contains("write sigma ~ ..."), message);
  }
}
