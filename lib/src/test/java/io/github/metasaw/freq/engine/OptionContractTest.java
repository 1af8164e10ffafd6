package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Every value of every option with every kind of fit: a number changes, or the engine refuses. An
 * option that changes no number is one of the few that stand for the default in that fit, and these
 * are listed.
 */
class OptionContractTest {

  private static final int K = 24;

  /** The kinds of fit. */
  enum Kind {
    ONE_VARIANCE("yi ~ 1 + meta_V(V = vi)"),
    MODERATED("yi ~ x + meta_V(V = vi)"),
    COMMON("yi ~ 1 + meta_V(V = vi)"),
    GIVEN_TAU2("yi ~ 1 + meta_V(V = vi)"),
    CONSTANT_SIGMA("yi ~ 1 + meta_V(V = vi)\nsigma ~ 1"),
    LOCATION_SCALE("yi ~ 1 + meta_V(V = vi)\nsigma ~ x"),
    MULTILEVEL("yi ~ 1 + (1 | study) + meta_V(V = vi)"),
    CORRELATED_EFFECTS("yi ~ x + (1 + x | study) + meta_V(V = vi)"),
    BIVARIATE("mu1 = yi ~ 1 + meta_V(V = vi)\nmu2 = y2 ~ 1 + meta_V(V = v2)"),
    KNOWN_V("yi ~ 1");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    FreqOptions options() {
      return switch (this) {
        case COMMON -> FreqOptions.defaults().withMethod(Tau2Estimator.COMMON);
        case GIVEN_TAU2 -> FreqOptions.defaults().withFixedTau2(0.2);
        default -> FreqOptions.defaults();
      };
    }

    FrequentistFit fit(FreqOptions options) {
      ModelSpec spec = ModelSpec.parse(text, Map.of());
      Table table = data();
      StudyReader reader = Meta.studies(table);
      if (this == KNOWN_V) {
        reader = reader.V(KnownV.blocks(table, "vi", "study", 0.5));
      }
      return FreqEngine.fit(spec, spec.read(reader.require(options.columns())), options);
    }
  }

  private static Table data() {
    double[] noise = {
      0.31, -0.42, 0.83, 0.12, -0.95, 0.44, 0.05, -0.21, 0.67, -0.58, 0.92, -0.13, 0.27, -0.76,
      0.39, 0.51, -0.33, 0.18, -0.64, 0.72, 0.03, -0.48, 0.88, -0.09
    };
    int[] row = IntStream.range(0, K).toArray();
    double[] lab = Arrays.stream(row).mapToDouble(i -> 0.5 * Math.sin(1.7 * (i / 3))).toArray();
    double[] slope = Arrays.stream(row).mapToDouble(i -> 0.4 * Math.cos(2.3 * (i / 3))).toArray();
    double[] x = Arrays.stream(row).mapToDouble(i -> i % 3 - 1 + 0.1 * (i % 5)).toArray();
    return Table.create(
        "dat",
        StringColumn.create("study", Arrays.stream(row).mapToObj(i -> "s" + i / 3).toList()),
        DoubleColumn.create("x", x),
        DoubleColumn.create(
            "yi",
            Arrays.stream(row)
                .mapToDouble(i -> 0.4 + lab[i] + slope[i] * x[i] + noise[i] * (0.5 + 0.3 * (i % 3)))
                .toArray()),
        DoubleColumn.create(
            "y2",
            Arrays.stream(row)
                .mapToDouble(i -> 0.2 + 0.6 * lab[i] + 0.9 * noise[(i + 5) % K])
                .toArray()),
        DoubleColumn.create(
            "vi", Arrays.stream(row).mapToDouble(i -> 0.02 + 0.01 * (i % 7)).toArray()),
        DoubleColumn.create(
            "v2", Arrays.stream(row).mapToDouble(i -> 0.03 + 0.01 * (i % 4)).toArray()),
        DoubleColumn.create("w", Arrays.stream(row).mapToDouble(i -> 1 + i / 3 % 3).toArray()));
  }

  /**
   * One option with one value.
   *
   * @param name for the report
   * @param set gives options that value
   */
  private record Choice(String name, UnaryOperator<FreqOptions> set) {}

  private static List<Choice> choices() {
    List<Choice> all = new ArrayList<>();
    for (Tau2Estimator method : Tau2Estimator.values()) {
      all.add(new Choice("method " + method, o -> o.withMethod(method)));
    }
    for (CoefficientTest test : CoefficientTest.values()) {
      all.add(new Choice("test " + test, o -> o.withTest(test)));
    }
    for (PredictionInterval rule : PredictionInterval.values()) {
      all.add(new Choice("prediction " + rule, o -> o.withPrediction(rule)));
    }
    for (InformationMatrix information : InformationMatrix.values()) {
      all.add(new Choice("information " + information, o -> o.withInformation(information)));
    }
    double[] weights = data().doubleColumn("w").asDoubleArray();
    all.add(new Choice("tau2", o -> o.withFixedTau2(0.7)));
    all.add(new Choice("fixed sigma", o -> o.withFixed("sigma", 0.35)));
    all.add(new Choice("fixed sd", o -> o.withFixed("sd(study)", 0.35)));
    all.add(new Choice("level", o -> o.withLevel(0.8)));
    all.add(new Choice("weights", o -> o.withWeights(weights)));
    all.add(new Choice("weights column", o -> o.withWeights("w")));
    all.add(new Choice("weights of the method", o -> o.withWeightsOfMethod("w")));
    all.add(new Choice("likelihood weights", o -> o.withLikelihoodWeights(weights)));
    all.add(new Choice("likelihood weights column", o -> o.withLikelihoodWeights("w")));
    return all;
  }

  /** Every {@code with...} of the options is among the choices. */
  @Test
  void everyOptionIsEnumerated() {
    TreeSet<String> options = new TreeSet<>();
    for (var method : FreqOptions.class.getMethods()) {
      if (method.getName().startsWith("with")) {
        options.add(method.getName());
      }
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "withMethod",
                "withFixedTau2",
                "withFixed",
                "withTest",
                "withLevel",
                "withPrediction",
                "withInformation",
                "withWeights",
                "withWeightsOfMethod",
                "withLikelihoodWeights")),
        options);
  }

  /** What a fit says in numbers. */
  private static List<Double> numbers(FrequentistFit fit) {
    List<Double> all = new ArrayList<>();
    Heterogeneity h = fit.heterogeneity();
    Stream.of(fit.coefficients(), fit.predict())
        .flatMap(table -> table.columns().stream())
        .filter(DoubleColumn.class::isInstance)
        .forEach(
            column -> Arrays.stream(((DoubleColumn) column).asDoubleArray()).forEach(all::add));
    all.addAll(List.of(h.tau2(), h.seTau2(), fit.logLik(), upper(fit)));
    return all;
  }

  /** The upper bound of tau2, which a variance that is fixed does not have. */
  private static double upper(FrequentistFit fit) {
    try {
      return fit.tau2Interval().upper();
    } catch (MetaException refused) {
      assertTrue(refused.getMessage().contains("is fixed"), refused.getMessage());
      return Double.NaN;
    }
  }

  private static boolean differ(List<Double> one, List<Double> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      if (one.size() != other.size()) {
        return true;
      }
      double a = one.get(i);
      double b = other.get(i);
      if (Double.isNaN(a) != Double.isNaN(b) || Math.abs(a - b) > 1e-9 * Math.abs(a)) {
        return true;
      }
    }
    return false;
  }

  /** Values that are the default of a kind of fit under another name. */
  private static boolean standsForTheDefault(Kind kind, String choice) {
    return switch (choice) {
      case "method REML" -> kind != Kind.COMMON;
      case "method COMMON" -> kind == Kind.COMMON;
      // The same number with another meaning: it says so in its title and provenance.
      case "method FIXED" -> kind == Kind.COMMON;
      case "test Z", "prediction AS_TEST", "information BY_MODEL" -> true;
      // The default test is z.
      case "prediction NORMAL" -> kind != Kind.COMMON;
      case "information OBSERVED" -> hasLine(kind);
      case "information EXPECTED" -> !hasLine(kind);
      default -> false;
    };
  }

  private static boolean hasLine(Kind kind) {
    return kind == Kind.CONSTANT_SIGMA || kind == Kind.LOCATION_SCALE;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyOptionIsHonouredOrRefused(Kind kind) {
    FrequentistFit usual = kind.fit(kind.options());
    List<Double> before = numbers(usual);
    List<String> ignored = new ArrayList<>();
    for (Choice choice : choices()) {
      FreqOptions options = choice.set().apply(kind.options());
      FrequentistFit fit;
      try {
        fit = kind.fit(options);
      } catch (MetaException refusal) {
        assertFalse(standsForTheDefault(kind, choice.name()), choice + " refused: " + refusal);
        continue;
      }
      boolean same = !differ(before, numbers(fit));
      if (same != standsForTheDefault(kind, choice.name())) {
        ignored.add(choice.name() + (same ? " changes no number" : " is not the default"));
      }
    }
    assertEquals(List.of(), ignored, kind + " ignores options");
  }

  @Test
  void anotherMeaningOfTheSameNumberIsSaid() {
    FrequentistFit fixed = Kind.COMMON.fit(FreqOptions.defaults().withMethod(Tau2Estimator.FIXED));
    FrequentistFit common = Kind.COMMON.fit(Kind.COMMON.options());
    assertNotEquals(common.provenance(), fixed.provenance());
    assertNotEquals(common.pooled().label(), fixed.pooled().label());
  }

  static Stream<PredictionInterval> rules() {
    return Stream.of(PredictionInterval.values());
  }

  /** The same model, once by one variance and once by the structure of the covariance. */
  @ParameterizedTest
  @MethodSource("rules")
  void aLineForSigmaDoesNotMoveThePredictionInterval(PredictionInterval rule) {
    Table bcg = Dataset.BCG.table();
    FreqOptions options =
        FreqOptions.defaults().withPrediction(rule).withInformation(InformationMatrix.EXPECTED);
    Table plain = Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)", options).predict();
    Table line = Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1", options).predict();
    for (String column : List.of("estimate", "se", "lower", "upper", "piLower", "piUpper")) {
      assertEquals(
          plain.doubleColumn(column).get(0), line.doubleColumn(column).get(0), 1e-6, column);
    }
  }

  @Test
  void rileysIntervalIsThatOfMetafor() {
    Table bcg = Dataset.BCG.table();
    FreqOptions riley = FreqOptions.defaults().withPrediction(PredictionInterval.RILEY);
    Table line =
        Meta.fit(
                bcg,
                "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1",
                riley.withInformation(InformationMatrix.EXPECTED))
            .predict();
    assertEquals(-2.00838, line.doubleColumn("piLower").get(0), 5e-6);
    assertEquals(0.579311, line.doubleColumn("piUpper").get(0), 5e-7);
  }

  /** Both ways to the observed information: by formula, and by differences of the gradient. */
  @Test
  void theObservedInformationIsThatOfTheGeneralModel() {
    FreqOptions observed = FreqOptions.defaults().withInformation(InformationMatrix.OBSERVED);
    for (Tau2Estimator method : List.of(Tau2Estimator.ML, Tau2Estimator.REML)) {
      for (String mean : List.of("yi ~ 1", "yi ~ ablat")) {
        Table bcg = Dataset.BCG.table();
        String text = mean + " + meta_V(V = vi)";
        FrequentistFit one = Meta.fit(bcg, text, observed.withMethod(method));
        FrequentistFit other = Meta.fit(bcg, text + "\nsigma ~ 1", observed.withMethod(method));
        for (int j = 0; j < one.beta().length; j++) {
          assertEquals(other.standardErrors()[j], one.standardErrors()[j], 1e-6);
          assertTrue(
              Math.abs(
                      one.standardErrors()[j]
                          - Meta.fit(bcg, text, FreqOptions.defaults().withMethod(method))
                              .standardErrors()[j])
                  > 1e-7);
        }
        assertEquals(other.heterogeneity().seTau2(), one.heterogeneity().seTau2(), 1e-5);
      }
    }
  }

  @Test
  void aRefusalSaysWhatToDo() {
    MetaException riley =
        assertThrows(
            MetaException.class,
            () ->
                Kind.MULTILEVEL.fit(
                    FreqOptions.defaults().withPrediction(PredictionInterval.RILEY)));
    assertTrue(riley.getMessage().contains("take t or normal"), riley.getMessage());
  }
}
